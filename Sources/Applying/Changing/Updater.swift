package import Dialogs
package import Pacing
package import Planning

/// Carries out the updates of a plan.
///
/// What the plan saw of a dialog is at most a minute old when it is changed; otherwise it is read again, and a dialog
/// that would be changed otherwise by now is left alone.
package struct Updater: Sendable {
    private let store: any DialogEditor
    private let policy: ApplyPolicy
    private let environment: ApplyEnvironment
    private let people: PeopleNames

    /// Creates an updater.
    ///
    /// - Parameters:
    ///   - store: Where dialogs are changed and read.
    ///   - policy: How requests are sent and retried.
    ///   - environment: Clock, jitter, stop flag, pacer and event handler.
    ///   - people: What manifests call the people, for the reasons of what was not done.
    package init(
        store: any DialogEditor,
        policy: ApplyPolicy,
        environment: ApplyEnvironment = ApplyEnvironment(),
        naming people: PeopleNames = .none
    ) {
        self.store = store
        self.policy = policy
        self.environment = environment
        self.people = people
    }

    /// Changes what the plan says is to be changed.
    ///
    /// - Parameters:
    ///   - plan: The plan.
    ///   - sinceRead: Started before the plan read the first dialog.
    /// - Returns: What was done; creates are not tried.
    package func apply(_ plan: Plan, sinceRead: Stopwatch) async -> RunReport {
        let updates = plan.updates
        let fresh = FreshDialogs(of: updates.map { ($0.entry, $0.live) }, from: store, sinceRead: sinceRead)
        let turns = EditTurns(fresh, environment)
        let queue = ActionQueue(count: updates.count)
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<min(policy.parallelism, updates.count) {
                group.addTask {
                    while let position = queue.next() {
                        let (entry, _, update) = updates[position]
                        let outcome = await change(entry, update, turns, position)
                        queue.settle(position, outcome)
                        environment.onEvent(.settled(entry.desired, outcome))
                    }
                }
            }
        }
        return queue.report(on: plan, of: .update)
    }

    private func change(
        _ entry: PlanEntry,
        _ update: Update,
        _ turns: EditTurns,
        _ position: Int
    ) async -> ApplyOutcome {
        guard !environment.stop.isRaised else { return .notTried }
        let change = DialogUpdate(
            entry: entry,
            planned: update,
            store: store,
            turns: turns,
            position: position,
            policy: policy,
            environment: environment,
            people: people
        )
        return await change.run()
    }
}
