internal import Applying
internal import Dialogs
package import Pacing
package import Planning
internal import Reporting

extension Run {
    /// Changes the dialogs of the plan that are to be updated.
    func update(
        _ plan: Plan,
        sinceRead: Stopwatch,
        naming people: PeopleNames,
        onEvent: @escaping @Sendable (ApplyEvent) -> Void
    ) async -> RunReport {
        environment.onEvent(.writing(answeredWithin: options.limits.timeout))
        let updates = plan.count(of: .update)
        let progress = ApplyProgress(.updating, of: updates, within: .zero, onProgress: note)
        note(ProgressAmounts(.updating, 0, of: updates))
        let updater = Updater(
            store: store,
            policy: policy(retryingUnknown: false),
            environment: applyEnvironment { [environment] event in
                onEvent(event)
                environment.onEvent(.apply(event))
                progress.note(event)
            },
            naming: people
        )
        // Logging each request may block, and the transport's thread must not block.
        let executor = options.observesRequests ? nil : connection.executor
        let report = await environment.giveUp.hurrying {
            await withTaskExecutorPreference(executor) {
                await updater.apply(plan.part(of: [.update]), sinceRead: sinceRead)
            }
        }
        environment.onEvent(.stageEnded)
        return report
    }

    /// Checks that the plan removes no more people than allowed.
    ///
    /// - Throws: A `RunFailure` with the numbers, if the limit is exceeded.
    package func check(_ plan: Plan, removingWithin limit: RemovalLimit) throws(RunFailure) {
        guard let excess = limit.excess(of: plan) else { return }
        throw RunFailure("\(excess)", status: .stoppedBySafetyRail)
    }

    /// Starts to measure how old a plan is that is about to be made.
    package func stopwatch() -> Stopwatch { Stopwatch(environment.clock) }
}
