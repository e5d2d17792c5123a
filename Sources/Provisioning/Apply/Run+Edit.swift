internal import Applying
internal import Dialogs
internal import Journal
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
        await edit(.update, .updating, of: plan, onEvent: onEvent) { [store] part, policy, environment in
            let updater = Updater(store: store, policy: policy, environment: environment, naming: people)
            return await updater.apply(part, sinceRead: sinceRead)
        }
    }

    /// Deletes the dialogs of the plan that are to be absent.
    func delete(
        _ plan: Plan,
        sinceRead: Stopwatch,
        naming people: PeopleNames,
        recordingIn log: DeletionLog,
        onEvent: @escaping @Sendable (ApplyEvent) -> Void
    ) async -> RunReport {
        await edit(.delete, .deleting, of: plan, onEvent: onEvent) { [store] part, policy, environment in
            let deleter = Deleter(
                store: store,
                recorder: log,
                policy: policy,
                environment: environment,
                naming: people
            )
            return await deleter.apply(part, sinceRead: sinceRead)
        }
    }

    /// Carries out the entries of a plan with one action, tells how far that has got, and breaks it off once nothing is
    /// to be waited for any more.
    private func edit(
        _ kind: Action.Kind,
        _ stage: ProgressStage,
        of plan: Plan,
        onEvent: @escaping @Sendable (ApplyEvent) -> Void,
        _ work: @escaping @Sendable (Plan, ApplyPolicy, ApplyEnvironment) async -> RunReport
    ) async -> RunReport {
        environment.onEvent(.writing(answeredWithin: options.limits.timeout))
        let count = plan.count(of: kind)
        let progress = ApplyProgress(stage, of: count, within: .zero, onProgress: note)
        note(ProgressAmounts(stage, 0, of: count))
        let applyEnvironment = applyEnvironment { [environment] event in
            onEvent(event)
            environment.onEvent(.apply(event))
            progress.note(event)
        }
        let policy = policy(retryingUnknown: false)
        // Logging each request may block, and the transport's thread must not block.
        let executor = options.observesRequests ? nil : connection.executor
        let report = await environment.giveUp.hurrying {
            await withTaskExecutorPreference(executor) {
                await work(plan.part(of: [kind]), policy, applyEnvironment)
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

    /// Checks that the plan deletes no more dialogs than allowed.
    ///
    /// - Throws: A `RunFailure` with the numbers, if the limit is exceeded.
    package func check(_ plan: Plan, deletingWithin limit: DeleteLimit) throws(RunFailure) {
        guard let excess = limit.excess(of: plan) else { return }
        throw RunFailure("\(excess)", status: .stoppedBySafetyRail)
    }

    /// Starts to measure how old a plan is that is about to be made.
    package func stopwatch() -> Stopwatch { Stopwatch(environment.clock) }
}
