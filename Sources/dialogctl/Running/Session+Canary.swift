import Applying
import Dialogs
import Journal
import Pacing
import Planning

extension Session {
    /// Creates the first dialogs, reads them back, and creates the rest where they are as declared.
    ///
    /// Without a `canary`, which is how many come first, it creates all at once; `goesOn` asks whether to create the rest.
    ///
    /// - Returns: The report on the whole plan.
    func apply(
        _ plan: Plan,
        canary: Int?,
        recordingIn journal: Journal,
        _ policy: ApplyPolicy,
        onEvent: @escaping @Sendable (ApplyEvent) -> Void,
        goesOn: (_ rest: Int) -> Bool
    ) async -> RunReport {
        guard let canary else { return await apply(plan, recordingIn: journal, policy, onEvent: onEvent) }
        let first = plan.limited(toCreates: canary)
        let trial = await apply(first, recordingIn: journal, policy, onEvent: onEvent)
        guard trial.earlyEnd == nil, !trial.wasStopped else { return RunReport(on: plan, of: [trial]) }
        let problems = await problems(of: trial, within: policy.settleWindow)
        guard problems.isEmpty else { return RunReport(on: plan, of: [trial], earlyEnd: .canaryFailed(problems)) }
        let rest = plan.leavingOut(Set(first.entries.map(\.desired.key)))
        guard !rest.entries.isEmpty else { return trial }
        guard goesOn(rest.count(of: .create)) else {
            return RunReport(on: plan, of: [trial], earlyEnd: .declinedAfterCanary)
        }
        return RunReport(on: plan, of: [trial, await apply(rest, recordingIn: journal, policy, onEvent: onEvent)])
    }

    /// Reads the created dialogs back; a listing may show them late, so it looks until the settle window is over.
    private func problems(of trial: RunReport, within window: Duration) async -> [CanaryProblem] {
        let created = trial.creates.filter { $0.outcome.live != nil }
        let ids = created.compactMap { result in result.outcome.live.map { (result.entry.desired.identity, $0.id) } }
        let dialogs = trial.dialogsToVerify + created.map(\.entry.desired).filter { $0.type == .private }
        let runner = LookupRunner(
            reader: reader,
            parallelism: limits.parallelism,
            recentCreates: Dictionary(ids) { first, _ in first }
        )
        var problems: [CanaryProblem] = []
        for wait in [.zero] + OutcomeSearch.waits(within: window) {
            guard await signals.stop.sleep(for: wait, on: ContinuousClock()) else { break }
            let seen = try? await runner.plan(for: dialogs)
            problems = CanaryProblem.problems(of: trial, seenIn: seen ?? trial.nothingSeen)
            if !problems.contains(where: { $0.kind == .notShown }) { break }
        }
        return problems
    }
}

extension RunReport {
    /// What a look that failed has seen.
    fileprivate var nothingSeen: Plan { Plan(entries: [], requests: 0, proof: nil) }
}
