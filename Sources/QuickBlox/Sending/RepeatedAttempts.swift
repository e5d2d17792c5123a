internal import Dialogs
internal import HTTP
internal import Pacing

/// Sends what may be sent twice, again and again where a failure may pass; once, where the run was told to stop.
struct RepeatedAttempts: Sendable {
    let redaction: Redaction
    let retrying: RetryPolicy

    /// What came of one attempt.
    private enum Attempt {
        case answered(HTTPResponse)
        case failed(ListingFailure)
        case mayPass(ListingFailure, retryAfter: Duration?)
    }

    /// The answer with a good status, and how many requests it took.
    ///
    /// - Throws: `ListingFailure` where no attempt has one.
    func answer(
        _ send: () async throws(TransportError) -> HTTPResponse
    ) async throws(ListingFailure) -> (response: HTTPResponse, requests: Int) {
        var attempts = 0
        while true {
            attempts += 1
            switch await attempt(send) {
            case .answered(let response): return (response, attempts)
            case .failed(let failure): throw failure
            case .mayPass(let failure, let retryAfter):
                try await wait(afterAttempt: attempts, retryAfter: retryAfter, or: failure)
            }
        }
    }

    private func attempt(_ send: () async throws(TransportError) -> HTTPResponse) async -> Attempt {
        do throws(TransportError) {
            return judge(try await send())
        } catch {
            let failure = ListingFailure.unreachable(redaction.reason(error))
            return switch error {
            case .cancelled: .failed(.cancelled)
            case .nothingSent(_, isPermanent: true): .failed(failure)
            case .nothingSent, .mayHaveBeenSent: .mayPass(failure, retryAfter: nil)
            }
        }
    }

    private func judge(_ response: HTTPResponse) -> Attempt {
        let reason = { redaction.reason(of: response) }
        return switch response.status {
        case 200..<300: .answered(response)
        case 408, 429, 500, 502, 503, 504: .mayPass(.unreachable(reason()), retryAfter: response.retryAfter)
        case 400..<500: .failed(.refused(reason()))
        case 500...: .failed(.unreachable(reason()))
        default: .failed(.unreadable(reason()))
        }
    }

    private func wait(
        afterAttempt attempt: Int,
        retryAfter: Duration?,
        or failure: ListingFailure
    ) async throws(ListingFailure) {
        let jitter = retrying.jitter()
        guard let delay = retrying.backoff.delay(afterAttempt: attempt, retryAfter: retryAfter, jitter: jitter) else {
            throw failure
        }
        guard await !retrying.stop.sleep(for: delay, on: retrying.clock) else { return }
        // A run that was told to stop does not outwait what the server asks for.
        throw Task.isCancelled ? .cancelled : failure
    }
}
