internal import Applying
package import Dialogs
internal import Journal
internal import Pacing
package import PlanFile
package import Planning
internal import Platform
internal import QuickBlox
internal import Reporting

extension Run {
    /// Reads the live dialogs and compares them with the declared ones; it cannot write.
    ///
    /// - Parameters:
    ///   - declared: The declared dialogs.
    ///   - memory: What earlier runs left; listings may not show yet what they created, or under other names.
    ///   - listsDeparted: Whether all groups are looked up that people are in who are to be in none.
    /// - Returns: The plan.
    /// - Throws: A `RunFailure` if not everything can be read, or what is live cannot be what is remembered.
    package func plan(
        _ declared: DeclaredDialogs,
        knowing memory: RunMemory,
        listsDeparted: Bool = false
    ) async throws -> Plan {
        let now = environment.now()
        let recent = memory.journal?.presumablyRecentCreates(within: options.settleWindow, of: now) ?? []
        let young = memory.youngIDs(within: options.settleWindow, of: now.wall).keys
        return try await plan(
            declared,
            knowing: memory,
            late: Set(recent.map(\.id)).union(young),
            listsDeparted: listsDeparted
        )
    }

    /// Makes a plan that is about to be carried out: if listings do not show recently created dialogs yet, it waits and
    /// reads again.
    package func planToApply(_ declared: DeclaredDialogs, knowing memory: RunMemory) async throws -> Plan {
        let window = options.settleWindow
        let begun = environment.now()
        let plan = try await plan(declared, knowing: memory, listsDeparted: true)
        let now = environment.now()
        let ages = memory.youngIDs(within: window, of: begun.wall)
        let own = plan.recognition.missing.lazy.compactMap { ages[$0] }
            .map { min(window, max(.zero, window - $0 - now.presumedElapsed(since: begun))) }.max()
        let waits = [memory.journal?.timeToSettle(plan, within: window, readFrom: begun, at: now), own]
        guard let wait = waits.compactMap(\.self).max() else { return plan }
        environment.onEvent(.waitingForRecentCreates(wait))
        note(ProgressAmounts(.waiting, longestWait: wait))
        defer { environment.onEvent(.stageEnded) }
        guard await environment.stop.sleep(for: wait, on: environment.clock) else { throw RunFailure(.cancelled) }
        return try await self.plan(
            declared.after(requests: plan.requests),
            knowing: memory,
            late: [],
            listsDeparted: true
        )
    }

    private func plan(
        _ declared: DeclaredDialogs,
        knowing memory: RunMemory,
        late: Set<DialogID>,
        listsDeparted: Bool
    ) async throws -> Plan {
        let onEvent = environment.onEvent
        var knowledge = PriorKnowledge()
        knowledge.memories = memory.memories
        knowledge.application = declared.application
        knowledge.undecided = memory.undecided
        knowledge.late = late
        knowledge.rooms = memory.rooms.remembered
        knowledge.reserved = declared.reserved
        knowledge.keysElsewhere = declared.keysElsewhere ?? memory.keysElsewhere(for: declared)
        if let undeclared = options.undeclared {
            knowledge.listsUndeclared = true
            knowledge.otherOwners = try await otherOwners(for: undeclared, besides: declared)
        }
        knowledge.namesElsewhere = declared.namesElsewhere
        if case .apiKey = settings.access.credentials { knowledge.canActAsAnyone = true }
        if listsDeparted {
            knowledge.departed = declared.departedPeople
            knowledge.listsDeparted = knowledge.canActAsAnyone && options.selection.isEmpty
            knowledge.shard = options.shard
        }
        let rows = ReadRows(onProgress: note)
        let runner = LookupRunner(
            reader: reader(onPage: rows.note),
            parallelism: options.limits.parallelism,
            requestsBefore: declared.requests,
            knowing: knowledge,
            onChoice: { onEvent(.lookupChosen($0, declared.people)) },
            onProgress: rows.note
        )
        note(ProgressAmounts(.reading))
        defer { onEvent(.stageEnded) }
        let plan = try await reading { try await runner.plan(for: declared.dialogs) }
        try await check(plan, against: memory)
        return toldHere(options.onlyCreates ? plan.onlyCreating : plan)
    }

    /// The users whose dialogs are listed besides those of the owners of the set; of a set without dialogs, those that
    /// an export without a set would have.
    private func otherOwners(
        for search: UndeclaredSearch,
        besides declared: DeclaredDialogs
    ) async throws -> Set<UserID> {
        guard !search.owners.isEmpty || (search.mayBeEmpty && declared.dialogs.isEmpty) else { return [] }
        return Set(try await exportOwners(search.owners.sorted()))
    }

    /// The plan without the dialogs of former keys of which other parts of the set tell.
    private func toldHere(_ plan: Plan) -> Plan {
        guard !plan.undeclared.dialogs.isEmpty, options.shard != nil || !options.selection.isEmpty else { return plan }
        let dialogs = plan.undeclared.dialogs.filter { dialog in
            guard let key = dialog.formerKey, options.shard?.number ?? 1 == 1 else { return false }
            return options.selection.isEmpty || options.selection.contains { $0.matches(key) }
        }
        return plan.telling(UndeclaredDialogs(dialogs, requests: plan.undeclared.requests))
    }

    /// Checks that the live dialogs can be those that are remembered.
    private func check(_ plan: Plan, against memory: RunMemory) async throws {
        for source in memory.ids where source.isNamed && source.contents.application != nil {
            let application = try await application(of: plan)
            try RunSettings.unlessInvalid { () throws(IDsFileError) in
                try source.contents.require(application: application, at: source.path)
            }
        }
        guard plan.recognition.isSuspicious, !options.acceptsGone else { return }
        throw RunFailure(
            "none of the \(plan.recognition.known) dialogs that were made or found before is visible any more, so this "
                + "may be another application, or other users; --accept-gone goes on all the same; nothing was created",
            status: .stoppedBySafetyRail
        )
    }

    /// The application of a plan's dialogs; where it saw none that tells, of any dialog that one of the owners sees,
    /// which takes a request, before something is created.
    private func application(of plan: Plan) async throws -> Int? {
        guard plan.application == nil, plan.count(of: .create) > 0, let owner = plan.owners.ascending.first
        else { return plan.application }
        let reader = reader
        let listing = try await reading { try await reader.list(DialogQuery(), as: owner, upTo: 1) }
        return listing.dialogs.lazy.compactMap(\.application).first
    }

    /// The document of a plan: a new one for a plan of manifests, or the saved document that was loaded.
    ///
    /// - Parameters:
    ///   - plan: The plan.
    ///   - input: What it was made of.
    ///   - people: What manifests call the people.
    ///   - missing: The people who were not found.
    /// - Returns: The document.
    package func document(
        of plan: Plan,
        from input: RunInput,
        naming people: PeopleNames = .none,
        missing: MissingPeople = .none
    ) -> PlanDocument {
        switch input {
        case .manifests(_, let inputs):
            PlanDocument(
                plan,
                of: inputs,
                at: endpoint.text,
                naming: people,
                missing: missing,
                toolVersion: options.toolVersion
            )
        case .plan(let document, _): document
        }
    }
}
