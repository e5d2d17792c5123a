internal import Applying
internal import Dialogs
package import Journal
internal import Pacing
package import PlanFile
package import Planning
internal import QuickBlox

extension Run {
    /// Reads the live dialogs and compares them with the declared ones; it cannot write.
    ///
    /// - Parameters:
    ///   - declared: The declared dialogs.
    ///   - journal: The records of earlier runs; listings may not show yet what they created, or under other names.
    /// - Returns: The plan.
    /// - Throws: A `RunFailure` if not everything can be read.
    package func plan(_ declared: DeclaredDialogs, knowing journal: JournalContents?) async throws -> Plan {
        let recent = journal?.recentCreates(within: options.settleWindow, of: environment.wallTime()) ?? []
        return try await plan(declared, known: known(to: journal), late: Set(recent.map(\.id)))
    }

    /// Makes a plan that is about to be carried out: if listings do not show recently created dialogs yet, it waits and
    /// reads again.
    package func planToApply(_ declared: DeclaredDialogs, knowing journal: JournalContents) async throws -> Plan {
        let window = options.settleWindow
        let begun = environment.wallTime()
        let plan = try await plan(declared, knowing: journal)
        let now = environment.wallTime()
        guard let wait = journal.timeToSettle(plan, within: window, readFrom: begun, at: now) else { return plan }
        environment.onEvent(.waitingForRecentCreates(wait))
        guard await environment.stop.sleep(for: wait, on: environment.clock) else { throw RunFailure(.cancelled) }
        return try await self.plan(declared.after(requests: plan.requests), known: known(to: journal), late: [])
    }

    /// The dialogs that earlier runs created, for as long as a journal keeps them.
    private func known(to journal: JournalContents?) -> [NaturalIdentity: DialogID] {
        let window: Duration = .seconds(RunOptions.longestSettle)
        return journal?.recentlyCreated(within: window, of: environment.wallTime()) ?? [:]
    }

    private func plan(
        _ declared: DeclaredDialogs,
        known: [NaturalIdentity: DialogID],
        late: Set<DialogID>
    ) async throws -> Plan {
        let onEvent = environment.onEvent
        let runner = LookupRunner(
            reader: reader,
            parallelism: options.limits.parallelism,
            requestsBefore: declared.requests,
            known: known,
            late: late,
            reserved: declared.reserved,
            onChoice: { onEvent(.lookupChosen($0)) },
            onProgress: { note(.reading, $0.completed, of: $0.requested) }
        )
        defer { onEvent(.stageEnded) }
        return try await reading { try await runner.plan(for: declared.dialogs) }
    }

    /// The document of a plan: a new one for a plan of manifests, or the saved document that was loaded.
    package func document(of plan: Plan, from input: RunInput) -> PlanDocument {
        switch input {
        case .manifests(_, let inputs):
            PlanDocument(plan, of: inputs, at: endpoint.text, toolVersion: options.toolVersion)
        case .plan(let document, _): document
        }
    }
}
