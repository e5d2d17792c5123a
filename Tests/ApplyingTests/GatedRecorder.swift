import Dialogs
import Journal
import TestSupport
import Testing

/// A recorder whose batches are on the disk only when the test says so.
final class GatedRecorder: IntentRecorder {
    typealias Completion = @Sendable ([Result<IntentNumber, JournalError>]) -> Void

    struct State: Sendable {
        var count = 0
        var batches: [(keys: [String], completion: Completion)] = []
        var finished: [Int] = []
        var finishedAtFlush: [Int]?

        /// The keys of each batch that is under way.
        var underWay: [[String]] { batches.map(\.keys) }
    }

    private let state = Watched(State())

    /// The keys of each batch that is being written.
    var underWay: [[String]] { state.value.underWay }

    /// The numbers of intents that were finished, in this order.
    var finished: [Int] { state.value.finished }

    /// Waits for what happens to the records.
    func wait(
        sourceLocation: SourceLocation = #_sourceLocation,
        until condition: @escaping @Sendable (State) -> Bool
    ) async {
        await state.wait(sourceLocation: sourceLocation, until: condition)
    }

    func begin(_ intents: [Intent], _ completion: @escaping Completion) {
        state.change { $0.batches.append((intents.map(\.key.string), completion)) }
    }

    func finish(_ number: IntentNumber, _ outcome: IntentOutcome) {
        state.change { $0.finished.append(number.rawValue) }
    }

    /// The numbers of intents that were finished when the outcomes were last brought to the disk.
    var finishedAtFlush: [Int]? { state.value.finishedAtFlush }

    func flush() { state.change { $0.finishedAtFlush = $0.finished } }

    /// Completes the oldest batch that is being written, or fails it.
    func release(failing error: JournalError? = nil) {
        let (batch, numbers) = state.change { state in
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
