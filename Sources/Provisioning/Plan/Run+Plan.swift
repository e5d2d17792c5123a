internal import Applying
internal import Dialogs
internal import Journal
internal import Pacing
package import PlanFile
package import Planning
internal import QuickBlox

extension Run {
    /// Reads the live dialogs and compares them with the declared ones; it cannot write.
    ///
    /// - Parameters:
    ///   - declared: The declared dialogs.
    ///   - memory: What earlier runs left; listings may not show yet what they created, or under other names.
    /// - Returns: The plan.
    /// - Throws: A `RunFailure` if not everything can be read, or what is live cannot be what is remembered.
    package func plan(_ declared: DeclaredDialogs, knowing memory: RunMemory) async throws -> Plan {
        let recent = memory.journal?.recentCreates(within: options.settleWindow, of: environment.wallTime()) ?? []
        return try await plan(declared, knowing: memory, late: Set(recent.map(\.id)))
    }

    /// Makes a plan that is about to be carried out: if listings do not show recently created dialogs yet, it waits and
    /// reads again.
    package func planToApply(_ declared: DeclaredDialogs, knowing memory: RunMemory) async throws -> Plan {
        let window = options.settleWindow
        let begun = environment.wallTime()
        let plan = try await plan(declared, knowing: memory)
        let now = environment.wallTime()
        guard let wait = memory.journal?.timeToSettle(plan, within: window, readFrom: begun, at: now)
        else { return plan }
        environment.onEvent(.waitingForRecentCreates(wait))
        guard await environment.stop.sleep(for: wait, on: environment.clock) else { throw RunFailure(.cancelled) }
        return try await self.plan(declared.after(requests: plan.requests), knowing: memory, late: [])
    }

    private func plan(
        _ declared: DeclaredDialogs,
        knowing memory: RunMemory,
        late: Set<DialogID>
    ) async throws -> Plan {
        let onEvent = environment.onEvent
        var knowledge = PriorKnowledge()
        knowledge.memories = memory.memories
        knowledge.late = late
        knowledge.reserved = declared.reserved
        knowledge.keysElsewhere = declared.keysElsewhere
        if case .apiKey = settings.access.credentials { knowledge.canActAsAnyone = true }
        let runner = LookupRunner(
            reader: reader,
            parallelism: options.limits.parallelism,
            requestsBefore: declared.requests,
            knowing: knowledge,
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
