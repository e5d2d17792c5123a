package import Applying
package import Dialogs
package import Pacing
package import Planning
internal import Reporting

extension Run {
    /// Creates the missing dialogs of the plan: all at once, or with a `canary` the first ones, which are read back,
    /// and then the rest if the first ones are as declared; then changes those that are to be updated, and last deletes
    /// those that are to be absent.
    ///
    /// - Parameters:
    ///   - plan: The plan that is carried out.
    ///   - sinceRead: Started before the plan read the first dialog.
    ///   - canary: How many dialogs come first; `nil` for all at once.
    ///   - retryingUnknown: Whether a create without a clear response is sent again if the dialog is not found.
    ///   - people: What manifests call the people.
    ///   - records: The journal, which records the creates, and the ids file, which gets their dialogs.
    ///   - results: The file to which each result is added as it becomes known.
    ///   - confirmsRest: Decides whether to create the rest, given its number of dialogs.
    /// - Returns: The report on the whole plan.
    package func apply(
        _ plan: Plan,
        sinceRead: Stopwatch,
        canary: Int? = nil,
        retryingUnknown: Bool = false,
        naming people: PeopleNames = .none,
        recordingIn records: RunRecords,
        results: ResultsFile? = nil,
        confirmsRest: (_ rest: Int) -> Bool = { _ in true }
    ) async -> RunReport {
        let stop = environment.stop
        let note: @Sendable (ApplyEvent) -> Void = { event in
            // Creates go on in no other application than that of the ids file; closing the file says why.
            if !records.ids.note(event) { stop.raise() }
            records.rooms.note(event)
            results?.note(event)
        }
        var parts: [RunReport] = []
        if plan.count(of: .create) > 0 {
            let policy = policy(retryingUnknown: retryingUnknown)
            let creates = plan.part(besides: [.update, .delete])
            parts.append(await create(creates, canary, policy, records, note, confirmsRest))
        }
        if plan.count(of: .update) > 0, !parts.contains(where: \.gaveUp) {
            parts.append(await update(plan, sinceRead: sinceRead, naming: people, onEvent: note))
        }
        if plan.count(of: .delete) > 0, !parts.contains(where: \.gaveUp) {
            parts.append(
                await delete(plan, sinceRead: sinceRead, naming: people, recordingIn: records.deletions, onEvent: note)
            )
        }
        let report = RunReport(on: plan, of: parts)
        records.rooms.note(report, on: today)
        return report
    }

    private func create(
        _ plan: Plan,
        _ canary: Int?,
        _ policy: ApplyPolicy,
        _ records: RunRecords,
        _ note: @escaping @Sendable (ApplyEvent) -> Void,
        _ confirmsRest: (_ rest: Int) -> Bool
    ) async -> RunReport {
        guard let canary else { return await create(plan, recordingIn: records.journal, policy, onEvent: note) }
        let first = plan.limited(toCreates: canary)
        // What it made is read back below.
        let canaryReport = await create(
            first,
            recordingIn: records.journal,
            policy,
            confirms: false,
            onEvent: note
        )
        guard canaryReport.earlyEnd == nil, !canaryReport.wasStopped else {
            return RunReport(on: plan, of: [canaryReport])
        }
        let problems = await environment.giveUp.hurrying {
            await self.problems(of: canaryReport, within: policy.settleWindow)
        }
        guard problems.isEmpty else {
            return RunReport(on: plan, of: [canaryReport], earlyEnd: .canaryFailed(problems))
        }
        let rest = plan.leavingOut(Set(first.entries.map(\.desired.key)))
        guard !rest.entries.isEmpty else { return canaryReport }
        guard confirmsRest(rest.count(of: .create)) else {
            // Nobody declined where the run was stopped meanwhile.
            let earlyEnd = environment.stop.isRaised ? nil : EarlyEnd.declinedAfterCanary
            return RunReport(on: plan, of: [canaryReport], earlyEnd: earlyEnd)
        }
        return RunReport(
            on: plan,
            of: [canaryReport, await create(rest, recordingIn: records.journal, policy, onEvent: note)]
        )
    }

    /// Reads the created dialogs back; listings may show them late, so it tries until the settle window is over.
    private func problems(of canaryReport: RunReport, within window: Duration) async -> [CanaryProblem] {
        let created = canaryReport.creates.filter { $0.outcome.live != nil }
        let made = created.compactMap { result in
            result.outcome.live.map {
                (result.entry.desired.key, DialogIdentity($0.id, owner: result.entry.desired.owner))
            }
        }
        var knowledge = PriorKnowledge()
        knowledge.memories = [PriorKnowledge.Memory(Dictionary(made) { first, _ in first })]
        knowledge.late = Set(made.map(\.1.id))
        let dialogs = canaryReport.dialogsToVerify + created.map(\.entry.desired).filter { $0.type == .private }
        let runner = LookupRunner(
            reader: reader,
            parallelism: options.limits.parallelism,
            .verification,
            knowing: knowledge
        )
        var problems: [CanaryProblem] = []
        note(ProgressAmounts(.verifying, longestWait: window))
        defer { environment.onEvent(.stageEnded) }
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
    /// A plan without entries, for a failed reading.
    fileprivate var emptyPlan: Plan { Plan(entries: [], requests: 0, proof: nil) }
}
