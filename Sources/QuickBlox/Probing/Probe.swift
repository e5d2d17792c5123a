package import Dialogs
package import HTTP
internal import JSON
package import Platform

/// Sends single requests to the API, each once, and returns what a person needs to find a fault.
///
/// It reads and cannot write.
package struct Probe: Sendable {
    private let endpoint: Endpoint
    private let transport: any ReadTransport
    private let clock: WallClock

    /// Creates a probe.
    package init(endpoint: Endpoint, transport: any ReadTransport, clock: WallClock = .system) {
        self.endpoint = endpoint
        self.transport = transport
        self.clock = clock
    }

    /// The response to a request without credentials; any response proves that the server can be reached.
    ///
    /// - Throws: Why there is no response.
    package func requestWithoutCredentials() async throws(TransportError) -> ProbeResponse {
        let start = ContinuousClock.now
        let response = try await transport.get(endpoint.session, headers: [])
        return ProbeResponse(response, elapsed: ContinuousClock.now - start, now: clock.now())
    }

    /// The user and the application of the session that requests belong to.
    ///
    /// - Throws: `ListingFailure` where the server does not say.
    package func session(_ authentication: Authentication) async throws(ListingFailure) -> SessionFacts {
        let (response, _) = try await get(endpoint.session, authentication, nil)
        do throws(JSONError) {
            let session = try SessionResponse(parsing: response.body)
            return SessionFacts(user: session.user, application: session.application)
        } catch {
            throw .unreadable(authentication.redaction.unreadable(response, error))
        }
    }

    /// The first page of the dialogs that a user sees.
    ///
    /// - Throws: `ListingFailure` where there is none.
    package func page(
        of limit: Int,
        _ authentication: Authentication,
        as owner: UserID
    ) async throws(ListingFailure) -> ProbePage {
        let address = "\(endpoint.dialogs)?limit=\(limit)&skip=0&sort_asc=created_at&include_unread_message_count=0"
        let (response, elapsed) = try await get(address, authentication, owner)
        do throws(JSONError) {
            let page = try DialogPage(parsing: response.body)
            return ProbePage(
                response: ProbeResponse(response, elapsed: elapsed, now: clock.now()),
                rows: page.rows.count,
                total: page.totalEntries
            )
        } catch {
            throw .unreadable(authentication.redaction.unreadable(response, error))
        }
    }

    /// The first page of a listing that a user sees, with any parameters.
    ///
    /// - Throws: `ListingFailure` where there is none.
    package func observe(
        _ parameters: [(name: String, value: String)],
        _ authentication: Authentication,
        as owner: UserID
    ) async throws(ListingFailure) -> ObservedPage {
        let query = parameters.map { "\($0.name.percentEncoded)=\($0.value.percentEncoded)" }.joined(separator: "&")
        let address = "\(endpoint.dialogs)?\(query)&include_unread_message_count=0"
        let (response, _) = try await get(address, authentication, owner)
        do throws(JSONError) {
            return ObservedPage(try DialogPage(parsing: response.body))
        } catch {
            throw .unreadable(authentication.redaction.unreadable(response, error))
        }
    }

    private func get(
        _ address: String,
        _ authentication: Authentication,
        _ user: UserID?
    ) async throws(ListingFailure) -> (HTTPResponse, Duration) {
        // A session is opened first, so that opening it does not count towards the response time.
        _ = try await authentication.headers(onBehalfOf: user)
        let start = ContinuousClock.now
        let reads = AuthorizedReads(transport: transport, authentication: authentication, retrying: .once)
        let response = try await reads.get(address, onBehalfOf: user).response
        return (response, ContinuousClock.now - start)
    }
}
