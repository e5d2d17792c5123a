import Dialogs
import Journal
import Synchronization

/// A recorder that keeps its records in memory, and can fail.
final class MemoryRecorder: IntentRecorder {
    private let state = Mutex(State())

    /// What was recorded, in order.
    var log: [String] { state.withLock { $0.log } }

    /// The keys of the intents without a final outcome.
    var open: [ExactText] { state.withLock { $0.open.sorted { $0.key < $1.key }.map(\.value) } }

    /// Makes every further intent fail.
    func fail(with error: JournalError) { state.withLock { $0.failure = error } }

    /// Does something once, when the first outcome is recorded.
    func afterFirstOutcome(_ action: @escaping @Sendable () -> Void) { state.withLock { $0.action = action } }

    func begin(
        _ intents: [Intent],
        _ completion: @escaping @Sendable ([Result<IntentNumber, JournalError>]) -> Void
    ) {
        completion(state.withLock { state in intents.map { state.begin($0) } })
    }

    func finish(_ number: IntentNumber, _ outcome: IntentOutcome) {
        let action = state.withLock { state in
            state.log.append(outcome.word)
            if outcome.isFinal { state.open[number] = nil }
            defer { state.action = nil }
            return state.action
        }
        action?()
    }

    func flush() {}

    private struct State {
        var count = 0
        var log: [String] = []
        var open: [IntentNumber: ExactText] = [:]
        var failure: JournalError?
        var action: (@Sendable () -> Void)?

        mutating func begin(_ intent: Intent) -> Result<IntentNumber, JournalError> {
            if let failure { return .failure(failure) }
            count += 1
            guard let number = IntentNumber(rawValue: count) else { return .failure(.full) }
            log.append("intent \(intent.key)")
            open[number] = intent.key
            return .success(number)
        }
    }
}

extension IntentOutcome {
    fileprivate var word: String {
        switch self {
        case .created: "created"
        case .notCreated: "notCreated"
        case .unknown: "unknown"
        }
    }
}
