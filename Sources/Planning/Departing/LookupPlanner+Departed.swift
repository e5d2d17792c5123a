internal import Dialogs

/// Finding the groups of people who are to be in none.
extension LookupPlanner {
    /// Requests all groups of each of them, as they see them, which shows those too that nobody declares.
    mutating func requestDeparted() {
        guard knowledge.listsDeparted, departedGroups.requests.isEmpty else { return }
        add(departedGroups.ask(for: knowledge.departed))
    }

    /// The plan with the groups that nobody declares and that somebody is in who departed.
    ///
    /// A declared group is taken from its own entry, which says what becomes of it as a whole, so that no group is
    /// changed twice; and one that a declared dialog may be waits for the decision about that.
    func takingOutDeparted(_ plan: Plan) -> Plan {
        guard !knowledge.departed.isEmpty else { return plan }
        let departures = departedGroups.departures(
            of: knowledge.departed,
            else: knowledge.canActAsAnyone ? .partOnly : .needsKey
        )
        let entries = departedGroups.groups.isEmpty ? [] : undeclaredEntries(besides: plan)
        return plan.adding(entries, departures)
    }

    private func undeclaredEntries(besides plan: Plan) -> [PlanEntry] {
        let answered = Set(plan.entries.lazy.flatMap(\.action.concerned))
        let elsewhere = idsElsewhere
        let keys = Set(desired.lazy.map(\.key)).union(knowledge.keysElsewhere ?? [])
        let departed = UserIDs(knowledge.departed.map(\.user))
        let undeclared = departedGroups.groups.values.filter { live in
            !answered.contains(live.id) && !elsewhere.contains(live.id)
        }
        return undeclared.sorted { $0.id < $1.id }.compactMap { live in
            guard let person = knowledge.departed.first(where: { live.occupants.contains($0.user) }),
                let dialog = DesiredDialog(
                    undeclared: live.id,
                    named: live.name ?? "",
                    key: key(of: live, besides: keys),
                    owner: live.keeper(besides: departed) ?? person.user,
                    departed: departed,
                    location: person.location
                ), knowledge.shard?.contains(dialog) ?? true
            else { return nil }
            let actor = dialog.actor(on: live, actingAsAnyone: true)
            let action = dialog.action(on: live, as: actor)
            return PlanEntry(
                desired: dialog,
                action: action,
                notes: dialog.updateNotes(on: live, action, as: actor)
            )
        }
    }

    /// What a group goes by that nobody declares: its `_id`, which in no set is the key of another dialog.
    private func key(of live: LiveDialog, besides keys: Set<ExactText>) -> ExactText {
        var key = ExactText(live.id.text)
        while keys.contains(key) { key = ExactText("undeclared/\(key)") }
        return key
    }

    /// The live dialogs that other shards know, which take people out of them.
    private var idsElsewhere: Set<DialogID> {
        guard knowledge.shard != nil else { return [] }
        var ids = Set(knowledge.reserved.keys)
        for key in knowledge.keysElsewhere ?? [] {
            for memory in knowledge.memories { memory.dialogs[key].map { _ = ids.insert($0.id) } }
        }
        return ids
    }
}

extension LiveDialog {
    /// On whose behalf somebody is taken out of the group: its creator, unless he has left it; otherwise an admin.
    fileprivate func keeper(besides departed: UserIDs) -> UserID? {
        if let creator, occupants.contains(creator) { return creator }
        let admins = admins.ascending.filter { occupants.contains($0) && !departed.contains($0) }
        return admins.first ?? creator ?? occupants.ascending.first { !departed.contains($0) }
    }
}
