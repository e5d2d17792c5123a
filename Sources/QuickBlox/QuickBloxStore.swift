package import Dialogs
package import HTTP

/// Lists and creates dialogs through the API.
///
/// A create is one request, never repeated here: the API makes another dialog each time it is asked.
package struct QuickBloxStore: DialogStore {
    private let endpoint: Endpoint
    private let credentials: Credentials
    private let transport: any HTTPTransport
    private let reader: QuickBloxReader

    /// Creates a store.
    package init(
        endpoint: Endpoint = .standard,
        credentials: Credentials,
        transport: any HTTPTransport,
        retrying: Retrying = Retrying()
    ) {
        self.endpoint = endpoint
        self.credentials = credentials
        self.transport = transport
        reader = QuickBloxReader(
            endpoint: endpoint,
            credentials: credentials,
            transport: ReadOnlyTransport(transport),
            retrying: retrying
        )
    }

    package func list(_ query: DialogQuery, as owner: UserID) async throws(ListingFailure) -> Listing {
        try await reader.list(query, as: owner)
    }

    package func create(_ dialog: DesiredDialog) async -> CreateOutcome {
        let request = HTTPRequest(
            .post,
            endpoint.dialogs,
            headers: credentials.headers(onBehalfOf: dialog.owner) + [HTTPHeader("Content-Type", "application/json")],
            body: dialog.requestBody()
        )
        do throws(TransportError) {
            return CreateAnswer(to: dialog, with: credentials).outcome(of: try await transport.send(request))
        } catch {
            let reason = credentials.reason(error)
            return switch error {
            case .nothingSent, .cancelled(mayHaveBeenSent: false): .nothingSent(reason)
            case .mayHaveBeenSent, .cancelled(mayHaveBeenSent: true): .unknown(reason)
            }
        }
    }
}
