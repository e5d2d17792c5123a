package import Dialogs
package import Journal
internal import Pacing
package import Planning

/// Carries out exactly the plan that it is given and computes nothing itself.
///
/// It keeps dialogs from being created twice, although the API cannot recognise a repeated create: whatever fails,
/// a dialog is posted again only when it is certain that nothing happened, or when the user allowed it. One dialog that
/// fails does not stop the others; a run in which everything fails ends early.
package struct Applier: Sendable {
    private let store: any DialogStore
    private let recorder: any IntentRecorder
    private let policy: ApplyPolicy
    private let environment: ApplyEnvironment

    /// Creates an applier.
    ///
    /// - Parameters:
    ///   - store: Where dialogs are created and looked up.
    ///   - recorder: Where each create is recorded before it is sent.
    ///   - policy: How creates are sent and retried.
    ///   - environment: Clock, jitter, stop flag, pacer and event handler.
    package init(
        store: any DialogStore,
        recorder: any IntentRecorder,
        policy: ApplyPolicy,
        environment: ApplyEnvironment = ApplyEnvironment()
    ) {
        self.store = store
        self.recorder = recorder
        self.policy = policy
        self.environment = environment
    }

    /// Creates what the plan says is missing.
    ///
    /// - Parameters:
    ///   - plan: The plan.
    ///   - known: Dialogs that exist, whether or not the plan saw them: no create can make one of them.
    /// - Returns: What was done.
    package func apply(_ plan: Plan, knowing known: Set<DialogID> = []) async -> RunReport {
        let missing = plan.entries.filter { $0.action == .create }
        let intents = IntentPrefetcher(in: recorder, of: missing.count, clock: environment.clock) {
            Intent(toCreate: missing[$0])
        }
        let queue = ActionQueue(count: missing.count)
        let context = context(for: plan, knowing: known, intents)
        await carryOut(missing, from: queue, in: context)
        await intents.close()
        let journalEnd: EarlyEnd? = context.journalFailure.isRaised ? .journalFailed : nil
        return queue.report(on: plan, of: .create, endedBy: journalEnd)
    }

    /// Carries the creates out, each in a task of its own as far as they may be under way at once.
    private func carryOut(_ missing: [PlanEntry], from queue: ActionQueue, in context: CreationContext) async {
        let pool = context.pool
        let count = min(policy.parallelism, missing.count)
        guard count > 0 else { return }
        pool.begin(count)
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<count { group.addTask { await work(at: missing, from: queue, in: context) } }
            group.addTask { await pool.watch(on: environment.answerClock) }
            for await _ in pool.additions {
                group.addTask { await work(at: missing, from: queue, in: context) }
            }
            group.cancelAll()
        }
    }

    /// Carries creates out, one after the other, until none is left or another task has taken this one's place.
    private func work(at missing: [PlanEntry], from queue: ActionQueue, in context: CreationContext) async {
        defer { context.pool.end() }
        while let position = queue.next() {
            let slot = WorkerSlot(in: context.pool)
            let creation = Creation(entry: missing[position], position: position, slot: slot, context: context)
            let outcome = await creation.run()
            queue.settle(position, outcome)
            environment.onEvent(.settled(missing[position].desired, outcome))
            if slot.isGivenUp { return }
        }
    }

    private func context(
        for plan: Plan,
        knowing known: Set<DialogID>,
        _ intents: IntentPrefetcher
    ) -> CreationContext {
        let seen = SeenDialogs(in: plan, and: known)
        let identities = PlannedIdentities(of: plan)
        let search = OutcomeSearch(
            reader: store,
            clock: environment.clock,
            stop: environment.stop,
            now: environment.now,
            besides: OtherDialogs(isKnown: seen.contains, identities: { identities.all })
        )
        return CreationContext(
            store: store,
            seen: seen,
            search: search,
            refusals: RefusalCheck(with: search, atOnce: policy.parallelism),
            intents: intents,
            pool: WorkerPool(),
            policy: policy,
            environment: environment,
            journalFailure: StopFlag()
        )
    }
}
