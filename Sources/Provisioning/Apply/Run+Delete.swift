internal import Applying
internal import Dialogs
internal import Journal
internal import Pacing
package import Planning
internal import Reporting

extension Run {
    /// Deletes the dialogs of the plan that are to be absent.
    func delete(
        _ plan: Plan,
        sinceRead: Stopwatch,
        naming people: PeopleNames,
        recordingIn log: DeletionLog,
        onEvent: @escaping @Sendable (ApplyEvent) -> Void
    ) async -> RunReport {
        environment.onEvent(.writing(answeredWithin: options.limits.timeout))
        let deletions = plan.count(of: .delete)
        let progress = ApplyProgress(.deleting, of: deletions, within: .zero, onProgress: note)
        note(ProgressAmounts(.deleting, 0, of: deletions))
        let deleter = Deleter(
            store: store,
            recorder: log,
            policy: policy(retryingUnknown: false),
            environment: applyEnvironment { [environment] event in
                onEvent(event)
                environment.onEvent(.apply(event))
                progress.note(event)
            },
            naming: people
        )
        let report = await environment.giveUp.hurrying {
            await deleter.apply(plan.part(of: [.delete]), sinceRead: sinceRead)
        }
        environment.onEvent(.stageEnded)
        return report
    }

    /// Checks that the plan deletes no more dialogs than allowed.
    ///
    /// - Throws: A `RunFailure` with the numbers, if the limit is exceeded.
    package func check(_ plan: Plan, deletingWithin limit: DeleteLimit) throws(RunFailure) {
        guard let excess = limit.excess(of: plan) else { return }
        throw RunFailure("\(excess)", status: .stoppedBySafetyRail)
    }
}
