internal import HTTP
internal import Synchronization

/// Counts the requests of a run by how they ended.
package final class RequestCounter: Sendable {
    private let state = Mutex<[Int?: Int]>([:])

    /// Counts from zero.
    package init() {}

    /// How many requests had which status; `nil` is for those without an answer.
    package var counts: [Int?: Int] { state.withLock(\.self) }

    /// Counts a request; one that never left is none.
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
