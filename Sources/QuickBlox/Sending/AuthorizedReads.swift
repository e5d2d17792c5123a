internal import Dialogs
internal import HTTP

/// Sends reads with the run's credentials, and once more in a new session if the server refuses the current one.
struct AuthorizedReads: Sendable {
    let transport: any ReadTransport
    let authentication: Authentication
    let retrying: RetryPolicy

    /// The response with a good status, and how many requests it took.
    ///
    /// - Throws: `ListingFailure` where there is none.
    func get(
        _ url: String,
        onBehalfOf user: UserID? = nil
    ) async throws(ListingFailure) -> (response: HTTPResponse, requests: Int) {
        let headers = try await authentication.headers(onBehalfOf: user)
        do throws(ListingFailure) {
            return try await get(url, headers)
        } catch {
            guard let reason = error.refusalOfCredentials, authentication.noteRefusal(of: headers, reason)
            else { throw error }
        }
        let next = try await authentication.headers(onBehalfOf: user)
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
        _ headers: Authentication.AuthorizationHeaders
    ) async throws(ListingFailure) -> (response: HTTPResponse, requests: Int) {
        let attempts = RepeatedAttempts(redaction: authentication.redaction, retrying: retrying)
        let result = try await attempts.response { () async throws(TransportError) in
            try await transport.get(url, headers: headers.withoutBody)
        }
        authentication.note(result.response, sentWith: headers)
        return result
    }
}

extension ListingFailure {
    /// The reason if the server refused the credentials themselves, else `nil`.
    fileprivate var refusalOfCredentials: FailureReason? {
        if case .refused(let reason) = self, reason.status == 401 { reason } else { nil }
    }
}
