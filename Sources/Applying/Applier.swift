package import Dialogs
package import Journal
internal import Pacing
package import Planning

/// Carries out exactly the plan that it is given and computes nothing of its own.
///
/// Its promise is about creates, which the API cannot tell apart: whatever fails, a dialog is posted again only when it is
/// certain that nothing happened, or that the user allowed it. One dialog that fails does not stop the others; a run that
/// only fails ends early.
package struct Applier: Sendable {
    private let store: any DialogStore
    private let recorder: any IntentRecorder
    private let policy: ApplyPolicy
    private let surroundings: Surroundings

    /// Creates an applier.
    ///
    /// - Parameters:
    ///   - store: Where dialogs are created and looked for.
    ///   - recorder: Where each create is recorded before it is sent.
    ///   - policy: How it goes about them.
    ///   - surroundings: Clock, chance, and who listens.
    package init(
        store: any DialogStore,
        recorder: any IntentRecorder,
        policy: ApplyPolicy,
        surroundings: Surroundings = Surroundings()
    ) {
        self.store = store
        self.recorder = recorder
        self.policy = policy
        self.surroundings = surroundings
    }

    /// Creates what the plan says is missing.
    package func apply(_ plan: Plan) async -> RunReport {
        let missing = plan.entries.indices.filter { plan.entries[$0].action == .create }
        let journalFailure = StopFlag()
        let (outcomes, earlyEnd) = await withTaskGroup(of: (Int, ApplyOutcome).self) { group in
            var waiting = missing.makeIterator()
            var outcomes: [Int: ApplyOutcome] = [:]
            var breaker = CircuitBreaker()
            for _ in 0..<policy.parallelism { enqueue(waiting.next(), of: plan, journalFailure, in: &group) }
            for await (index, outcome) in group {
                outcomes[index] = outcome
                surroundings.onEvent(.settled(plan.entries[index].desired, outcome))
                breaker.note(outcome)
                if breaker.earlyEnd == nil { enqueue(waiting.next(), of: plan, journalFailure, in: &group) }
            }
            return (outcomes, breaker.earlyEnd)
        }
        return RunReport(
            results: plan.entries.enumerated().map { index, entry in
                RunReport.Result(entry: entry, outcome: outcomes[index] ?? entry.action.outcomeWithoutRequest)
            },
            earlyEnd: journalFailure.isRaised ? .journalFailed : earlyEnd
        )
    }

    private func enqueue(
        _ index: Int?,
        of plan: Plan,
        _ journalFailure: StopFlag,
        in group: inout TaskGroup<(Int, ApplyOutcome)>
    ) {
        guard let index else { return }
        let creation = Creation(
            desired: plan.entries[index].desired,
            others: Set(plan.entries[index].others),
            store: store,
            recorder: recorder,
            policy: policy,
            surroundings: surroundings,
            journalFailure: journalFailure
        )
        group.addTask { (index, await creation.run()) }
    }
}

extension Action {
    /// What becomes of a planned dialog for which no request is made.
    var outcomeWithoutRequest: ApplyOutcome {
        switch self {
        case .create: .notTried
        case .exists: .unchanged
        case .differs, .conflict, .ambiguous, .gone: .leftAlone
        }
    }
}
