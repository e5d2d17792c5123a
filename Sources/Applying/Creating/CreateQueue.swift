internal import Dialogs
internal import Planning
internal import Synchronization

/// The creates of a run, handed out one by one to the tasks that carry them out, with their outcomes.
final class CreateQueue: Sendable {
    private let state: Mutex<State>

    private struct State {
        var waiting: Range<Int>
        var outcomes: [ApplyOutcome?]
        var breaker = CircuitBreaker()
    }

    /// Creates a queue of `count` creates.
    init(count: Int) {
        state = Mutex(State(waiting: 0..<count, outcomes: Array(repeating: nil, count: count)))
    }

    /// The position of the next create; `nil` where there is none left, or the run must end.
    func next() -> Int? {
        state.withLock { $0.breaker.earlyEnd == nil ? $0.waiting.popFirst() : nil }
    }

    /// Records the outcome of the create at a position.
    func settle(_ position: Int, _ outcome: ApplyOutcome) {
        state.withLock { state in
            state.outcomes[position] = outcome
            state.breaker.note(outcome)
        }
    }

    /// The outcome of each create, `nil` where it was not handed out, and why the run ended early.
    var result: (outcomes: [ApplyOutcome?], earlyEnd: EarlyEnd?) {
        state.withLock { ($0.outcomes, $0.breaker.earlyEnd) }
    }
}
