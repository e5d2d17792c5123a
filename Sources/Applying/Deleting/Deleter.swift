package import Dialogs
package import Journal
package import Pacing
package import Planning

/// Carries out the deletions of a plan, one dialog after the other.
///
/// A dialog is deleted only while it is as the plan saw it, at most a minute ago, and only once the log of deletions
/// holds what it was like.
package struct Deleter: Sendable {
    private let store: any DialogEditor
    private let recorder: any DeletionRecorder
    private let policy: ApplyPolicy
    private let environment: ApplyEnvironment
    private let people: PeopleNames

    /// Creates a deleter.
    ///
    /// - Parameters:
    ///   - store: Where dialogs are deleted and read.
    ///   - recorder: Where each deletion is recorded before it is sent.
    ///   - policy: How requests are sent and retried.
    ///   - environment: Clock, jitter, stop flag, pacer and event handler.
    ///   - people: What manifests call the people, for the reasons of what was not done.
    package init(
        store: any DialogEditor,
        recorder: any DeletionRecorder,
        policy: ApplyPolicy,
        environment: ApplyEnvironment = ApplyEnvironment(),
        naming people: PeopleNames = .none
    ) {
        self.store = store
        self.recorder = recorder
        self.policy = policy
        self.environment = environment
        self.people = people
    }

    /// Deletes what the plan says is to be deleted.
    ///
    /// - Parameters:
    ///   - plan: The plan.
    ///   - sinceRead: Started before the plan read the first dialog.
    /// - Returns: What was done; nothing else is tried.
    package func apply(_ plan: Plan, sinceRead: Stopwatch) async -> RunReport {
        let deletions = plan.deletions
        let fresh = FreshDialogs(of: deletions.map { ($0.entry, $0.live) }, from: store, sinceRead: sinceRead)
        let turns = EditTurns(fresh, environment)
        let queue = ActionQueue(count: deletions.count)
        while let position = queue.next() {
            let (entry, live, actor) = deletions[position]
            let deletion = DialogDeletion(
                desired: entry.desired,
                planned: live,
                actor: actor,
                store: store,
                recorder: recorder,
                turns: turns,
                position: position,
                policy: policy,
                environment: environment,
                people: people
            )
            let outcome = environment.stop.isRaised ? .notTried : await deletion.run()
            queue.settle(position, outcome)
            environment.onEvent(.settled(entry.desired, outcome))
        }
        return queue.report(on: plan, of: .delete)
    }
}
