package import Applying
internal import Dialogs
package import Journal
internal import Pacing
package import Planning

extension Run {
    /// Creates what the plan says is missing: all at once, or with a `canary` the first dialogs, which are read back,
    /// and then the rest where they are as declared.
    ///
    /// - Parameters:
    ///   - plan: What is carried out.
    ///   - canary: How many come first; `nil` for all at once.
    ///   - retryingUnknown: Whether a create without a clear answer is posted once more, when it was looked for in
    ///     vain.
    ///   - journal: Where creates are recorded.
    ///   - results: The file that gets each result as it is known.
    ///   - goesOn: Asked whether to create the rest, which has so many dialogs.
    /// - Returns: The report on the whole plan.
    package func apply(
        _ plan: Plan,
        canary: Int? = nil,
        retryingUnknown: Bool = false,
        recordingIn journal: Journal,
        results: ResultsFile? = nil,
        confirmsRest: (_ rest: Int) -> Bool = { _ in true }
    ) async -> RunReport {
        let policy = policy(retryingUnknown: retryingUnknown)
        let note: @Sendable (ApplyEvent) -> Void = { results?.note($0) }
        guard let canary else { return await create(plan, recordingIn: journal, policy, onEvent: note) }
        let first = plan.limited(toCreates: canary)
        let canaryReport = await create(first, recordingIn: journal, policy, onEvent: note)
        guard canaryReport.earlyEnd == nil, !canaryReport.wasStopped else { return RunReport(on: plan, of: [canaryReport]) }
        let problems = await problems(of: canaryReport, within: policy.settleWindow)
        guard problems.isEmpty else { return RunReport(on: plan, of: [canaryReport], earlyEnd: .canaryFailed(problems)) }
        let rest = plan.leavingOut(Set(first.entries.map(\.desired.key)))
        guard !rest.entries.isEmpty else { return canaryReport }
        guard confirmsRest(rest.count(of: .create)) else {
            return RunReport(on: plan, of: [canaryReport], earlyEnd: .declinedAfterCanary)
        }
        return RunReport(on: plan, of: [canaryReport, await create(rest, recordingIn: journal, policy, onEvent: note)])
    }

    /// Reads the created dialogs back; a listing may show them late, so it looks until the settle window is over.
    private func problems(of canaryReport: RunReport, within window: Duration) async -> [CanaryProblem] {
        let created = canaryReport.creates.filter { $0.outcome.live != nil }
        let ids = created.compactMap { result in result.outcome.live.map { (result.entry.desired.identity, $0.id) } }
        let dialogs = canaryReport.dialogsToVerify + created.map(\.entry.desired).filter { $0.type == .private }
        let runner = LookupRunner(
            reader: reader,
            parallelism: options.limits.parallelism,
            recentCreates: Dictionary(ids) { first, _ in first }
        )
        var problems: [CanaryProblem] = []
        for wait in [.zero] + OutcomeSearch.waits(within: window) {
            guard await environment.stop.sleep(for: wait, on: environment.clock) else { break }
            let seen = try? await runner.plan(for: dialogs)
            problems = CanaryProblem.problems(of: canaryReport, seenIn: seen ?? canaryReport.emptyPlan)
            if !problems.contains(where: { $0.kind == .notShown }) { break }
        }
        return problems
    }
}

extension RunReport {
    /// What a look that failed has seen.
    fileprivate var emptyPlan: Plan { Plan(entries: [], requests: 0, proof: nil) }
}
