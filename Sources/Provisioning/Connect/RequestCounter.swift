internal import HTTP
internal import Synchronization

/// Counts the requests of a run by their result.
package final class RequestCounter: Sendable {
    private let state = Mutex<[Int?: Int]>([:])

    /// Creates a counter at zero.
    package init() {}

    /// The number of requests with each status; `nil` is for those without a response.
    package var counts: [Int?: Int] { state.withLock(\.self) }

    /// Counts a request, unless it was never sent.
    func count(_ result: Result<HTTPResponse, TransportError>) {
        let status: Int?
        switch result {
        case .success(let response): status = response.status
        case .failure(.mayHaveBeenSent), .failure(.nothingSent), .failure(.cancelled(mayHaveBeenSent: true)):
            status = nil
        case .failure(.cancelled(mayHaveBeenSent: false)): return
        }
        state.withLock { $0[status, default: 0] += 1 }
    }
}
