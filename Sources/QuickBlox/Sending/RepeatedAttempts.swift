internal import Dialogs
internal import HTTP
internal import Pacing

/// Repeats a request that is safe to send twice while it fails in ways that may pass; sends it once if the run was told
/// to stop.
struct RepeatedAttempts: Sendable {
    let redaction: Redaction
    let retrying: RetryPolicy

    /// The outcome of one attempt.
    private enum Attempt {
        case succeeded(HTTPResponse)
        case failed(ListingFailure)
        case mayPass(ListingFailure, retryAfter: Duration?)
    }

    /// The response with a good status, and how many requests it took.
    ///
    /// - Throws: `ListingFailure` where no attempt gets one.
    func response(
        _ send: () async throws(TransportError) -> HTTPResponse
    ) async throws(ListingFailure) -> (response: HTTPResponse, requests: Int) {
        var attempts = 0
        while true {
            attempts += 1
            switch await attempt(send) {
            case .succeeded(let response): return (response, attempts)
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
        case 200..<300: .succeeded(response)
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
        // A run that was told to stop does not wait for as long as the server asks.
        throw Task.isCancelled ? .cancelled : failure
    }
}
