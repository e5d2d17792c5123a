internal import Dialogs
internal import HTTP

/// Sends reads with the run's credentials, and once more in a new session where the server refuses the one they went in.
struct AuthorizedReads: Sendable {
    let transport: any ReadTransport
    let authentication: Authentication
    let retrying: RetryPolicy

    /// The answer with a good status, and how many requests it took.
    ///
    /// - Throws: `ListingFailure` where there is none.
    func get(
        _ url: String,
        onBehalfOf user: UserID? = nil
    ) async throws(ListingFailure) -> (response: HTTPResponse, requests: Int) {
        let permit = try await authentication.permit(onBehalfOf: user)
        do throws(ListingFailure) {
            return try await get(url, permit)
        } catch {
            guard let reason = error.refusalOfCredentials, authentication.noteRefusal(of: permit, reason)
            else { throw error }
        }
        let next = try await authentication.permit(onBehalfOf: user)
        do throws(ListingFailure) {
            let (response, requests) = try await get(url, next)
            return (response, requests + 1)
        } catch {
            if let reason = error.refusalOfCredentials { _ = authentication.noteRefusal(of: next, reason) }
            throw error
        }
    }

    private func get(
        _ url: String,
        _ permit: Authentication.AuthorizationHeaders
    ) async throws(ListingFailure) -> (response: HTTPResponse, requests: Int) {
        let attempts = RepeatedAttempts(redaction: authentication.redaction, retrying: retrying)
        let answer = try await attempts.answer { () async throws(TransportError) in
            try await transport.get(url, headers: permit.headers)
        }
        authentication.note(answer.response, to: permit)
        return answer
    }
}

extension ListingFailure {
    /// The reason, where the server refused the credentials themselves.
    fileprivate var refusalOfCredentials: FailureReason? {
        if case .refused(let reason) = self, reason.status == 401 { reason } else { nil }
    }
}
