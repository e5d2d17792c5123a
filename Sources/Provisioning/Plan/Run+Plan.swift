internal import Applying
internal import Dialogs
package import Journal
internal import Pacing
package import Planning

extension Run {
    /// Reads the live dialogs and compares them with the declared ones; it cannot write.
    ///
    /// - Parameters:
    ///   - declared: The declared dialogs.
    ///   - journal: The records of earlier runs; listings may not show yet what they created.
    /// - Returns: The plan.
    /// - Throws: A `RunFailure` if not everything can be read.
    package func plan(_ declared: DeclaredDialogs, knowing journal: JournalContents?) async throws -> Plan {
        let recent = journal?.recentlyCreated(within: options.settleWindow, of: environment.wallTime())
        return try await plan(declared, recentCreates: recent ?? [:])
    }

    /// Makes a plan that is about to be carried out: if listings do not show recently created dialogs yet, it waits and
    /// reads again.
    package func planToApply(_ declared: DeclaredDialogs, knowing journal: JournalContents) async throws -> Plan {
        let window = options.settleWindow
        let plan = try await plan(declared, knowing: journal)
        guard let wait = journal.timeToSettle(plan, within: window, at: environment.wallTime()) else { return plan }
        environment.onEvent(.waitingForRecentCreates(wait))
        guard await environment.stop.sleep(for: wait, on: environment.clock) else { throw RunFailure(.cancelled) }
        return try await self.plan(declared.after(requests: plan.requests), recentCreates: [:])
    }

    private func plan(
        _ declared: DeclaredDialogs,
        recentCreates: [NaturalIdentity: DialogID]
    ) async throws -> Plan {
        let onEvent = environment.onEvent
        let runner = LookupRunner(
            reader: reader,
            parallelism: options.limits.parallelism,
            requestsBefore: declared.requests,
            recentCreates: recentCreates,
            reserved: declared.reserved,
            onChoice: { onEvent(.lookupChosen($0)) },
            onProgress: { note(.reading, $0.completed, of: $0.requested) }
        )
        defer { onEvent(.stageEnded) }
        return try await reading { try await runner.plan(for: declared.dialogs) }
    }
}
