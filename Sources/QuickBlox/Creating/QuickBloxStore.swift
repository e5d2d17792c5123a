package import Dialogs
package import HTTP
package import Platform

/// Lists, creates and changes dialogs through the API.
///
/// A create is one request, never repeated here: the API would create another dialog each time.
package struct QuickBloxStore: DialogEditor {
    let endpoint: Endpoint
    let authentication: Authentication
    let transport: any HTTPTransport
    private let reader: QuickBloxReader

    /// Creates a store.
    package init(
        endpoint: Endpoint = .standard,
        authentication: Authentication,
        transport: any HTTPTransport,
        retrying: RetryPolicy = RetryPolicy()
    ) {
        self.endpoint = endpoint
        self.authentication = authentication
        self.transport = transport
        reader = QuickBloxReader(
            endpoint: endpoint,
            authentication: authentication,
            transport: ReadOnlyTransport(transport),
            retrying: retrying
        )
    }

    /// Creates a store with its own authentication.
    package init(
        endpoint: Endpoint = .standard,
        credentials: Credentials,
        transport: any HTTPTransport,
        retrying: RetryPolicy = RetryPolicy(),
        clock: WallClock = .system
    ) {
        let sessions = SessionTransport(transport, endpoint: endpoint)
        self.init(
            endpoint: endpoint,
            authentication: Authentication(credentials, sessions: sessions, retrying: retrying, clock: clock),
            transport: transport,
            retrying: retrying
        )
    }

    package func list(_ query: DialogQuery, as owner: UserID) async throws(ListingFailure) -> Listing {
        try await reader.list(query, as: owner)
    }

    package func list(
        _ query: DialogQuery,
        as owner: UserID,
        upTo limit: Int
    ) async throws(ListingFailure) -> Listing {
        try await reader.list(query, as: owner, upTo: limit)
    }

    package func authorize(after refusal: FailureReason?) async -> FailureReason? {
        guard authentication.opensSessions else { return refusal }
        do throws(ListingFailure) {
            _ = try await authentication.headers(onBehalfOf: nil)
            return nil
        } catch {
            return error.reason
        }
    }

    package func create(_ dialog: DesiredDialog) async -> CreateOutcome {
        guard let headers = authentication.cachedHeaders(onBehalfOf: dialog.owner) else {
            return .unauthorized(FailureReason("there is no session any more"))
        }
        let outcome = await post(dialog, with: headers)
        if case .unauthorized(let reason) = outcome { _ = authentication.noteRefusal(of: headers, reason) }
        return outcome
    }

    private func post(_ dialog: DesiredDialog, with headers: Authentication.AuthorizationHeaders) async -> CreateOutcome
    {
        let request = HTTPRequest(
            .post,
            endpoint.dialogs,
            headers: headers.withJSONBody,
            body: dialog.requestBody()
        )
        do throws(TransportError) {
            let response = try await transport.send(request)
            authentication.note(response, sentWith: headers)
            return CreateResponse(to: dialog, redaction: authentication.redaction).outcome(of: response)
        } catch {
            let reason = authentication.redaction.reason(error)
            return switch error {
            case .nothingSent, .cancelled(mayHaveBeenSent: false): .nothingSent(reason)
            case .mayHaveBeenSent, .cancelled(mayHaveBeenSent: true): .unknown(reason)
            }
        }
    }
}
