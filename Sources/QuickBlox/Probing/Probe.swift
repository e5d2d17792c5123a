package import Dialogs
package import HTTP
internal import JSON
package import Platform

/// Asks the API single questions, each once, and tells what came back: what a person wants to know who looks for a fault.
///
/// It reads, and has no way to write.
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

    /// What the server answers to somebody without credentials; any answer proves that there is a way to it.
    ///
    /// - Throws: Why there is no answer.
    package func knock() async throws(TransportError) -> ProbeResponse {
        let start = ContinuousClock.now
        let response = try await transport.get(endpoint.session, headers: [])
        return ProbeResponse(response, elapsed: ContinuousClock.now - start, now: clock.now())
    }

    /// Whose the session is that the requests go in.
    ///
    /// - Throws: `ListingFailure`, where the server does not tell.
    package func session(_ authentication: Authentication) async throws(ListingFailure) -> SessionFacts {
        let (response, _) = try await get(endpoint.session, authentication, nil)
        do throws(JSONError) {
            let answer = try SessionResponse(parsing: response.body)
            return SessionFacts(user: answer.user, application: answer.application)
        } catch {
            throw .unreadable(authentication.redaction.unreadable(response, error))
        }
    }

    /// The first page of what a user sees.
    ///
    /// - Throws: `ListingFailure`, where there is none.
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
                answer: ProbeResponse(response, elapsed: elapsed, now: clock.now()),
                rows: page.rows.count,
                total: page.totalEntries
            )
        } catch {
            throw .unreadable(authentication.redaction.unreadable(response, error))
        }
    }

    private func get(
        _ address: String,
        _ authentication: Authentication,
        _ user: UserID?
    ) async throws(ListingFailure) -> (HTTPResponse, Duration) {
        // A session is opened before, so that its time is not the answer's.
        _ = try await authentication.permit(onBehalfOf: user)
        let start = ContinuousClock.now
        let reads = AuthorizedReads(transport: transport, authentication: authentication, retrying: .once)
        let response = try await reads.get(address, onBehalfOf: user).response
        return (response, ContinuousClock.now - start)
    }
}
