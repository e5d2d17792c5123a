import HTTP
import Synchronization

/// Counts the requests of a run by how they ended.
final class RequestCounter: Sendable {
    private let state = Mutex<[Int?: Int]>([:])

    /// How many requests had which status; `nil` is for those without an answer.
    var counts: [Int?: Int] { state.withLock(\.self) }

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
