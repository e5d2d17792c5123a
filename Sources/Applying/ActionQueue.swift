internal import Dialogs
internal import Planning
internal import Synchronization

/// The creates, the updates or the deletions of a run, handed out one by one to the tasks that carry them out, with
/// their outcomes.
final class ActionQueue: Sendable {
    private let state: Mutex<State>

    private struct State {
        var waiting: Range<Int>
        var outcomes: [ApplyOutcome?]
        var breaker = CircuitBreaker()
    }

    /// Creates a queue of `count` actions.
    init(count: Int) {
        state = Mutex(State(waiting: 0..<count, outcomes: Array(repeating: nil, count: count)))
    }

    /// The position of the next action; `nil` where there is none left, or the run must end.
    func next() -> Int? {
        state.withLock { $0.breaker.earlyEnd == nil ? $0.waiting.popFirst() : nil }
    }

    /// Records the outcome of the action at a position.
    func settle(_ position: Int, _ outcome: ApplyOutcome) {
        state.withLock { state in
            state.outcomes[position] = outcome
            state.breaker.note(outcome)
        }
    }

    /// What was done about a plan.
    ///
    /// - Parameters:
    ///   - plan: The plan.
    ///   - kind: The kind of its actions that were in the queue, in the plan's order.
    ///   - earlyEnd: Why the run ended early; `nil` where the queue knows best.
    /// - Returns: The report, in which what was not handed out is not tried.
    func report(on plan: Plan, of kind: Action.Kind, endedBy earlyEnd: EarlyEnd? = nil) -> RunReport {
        let (outcomes, ownEnd) = state.withLock { ($0.outcomes, $0.breaker.earlyEnd) }
        var settled = outcomes.makeIterator()
        return RunReport(
            results: plan.entries.map { entry in
                let outcome = entry.action.kind == kind ? settled.next() ?? nil : nil
                return RunReport.Result(entry: entry, outcome: outcome ?? entry.action.outcomeWithoutRequest)
            },
            earlyEnd: earlyEnd ?? ownEnd
        )
    }
}
