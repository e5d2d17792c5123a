import Dialogs
import Journal
import Synchronization

/// A recorder whose batches are on the disk only when the test says so.
final class GatedRecorder: IntentRecorder {
    typealias Completion = @Sendable ([Result<IntentNumber, JournalError>]) -> Void

    private struct State {
        var count = 0
        var batches: [(keys: [String], completion: Completion)] = []
        var finished: [Int] = []
        var finishedAtFlush: [Int]?
    }

    private let state = Mutex(State())

    /// The keys of each batch that is under way.
    var underWay: [[String]] { state.withLock { $0.batches.map(\.keys) } }

    /// The numbers of intents that were finished, in this order.
    var finished: [Int] { state.withLock { $0.finished } }

    func begin(_ intents: [Intent], _ completion: @escaping Completion) {
        state.withLock { $0.batches.append((intents.map(\.key.string), completion)) }
    }

    func finish(_ number: IntentNumber, _ outcome: IntentOutcome) {
        state.withLock { $0.finished.append(number.rawValue) }
    }

    /// The numbers of intents that were finished when the outcomes were last brought to the disk.
    var finishedAtFlush: [Int]? { state.withLock(\.finishedAtFlush) }

    func flush() { state.withLock { $0.finishedAtFlush = $0.finished } }

    /// Brings the oldest batch that is under way to the disk, or fails it.
    func release(failing error: JournalError? = nil) {
        let (batch, numbers) = state.withLock { state in
            let batch = state.batches.removeFirst()
            let numbers = batch.keys.map { _ -> Result<IntentNumber, JournalError> in
                if let error { return .failure(error) }
                state.count += 1
                return IntentNumber(rawValue: state.count).map { .success($0) } ?? .failure(.full)
            }
            return (batch, numbers)
        }
        batch.completion(numbers)
    }
}
