internal import Dialogs

/// Finding the dialogs that nobody declares.
extension LookupPlanner {
    /// The dialogs of keys that nobody declares any more, each once, by ascending `_id`; none where it is not known
    /// what the rest of the set declares.
    private func formerDialogs(besides plan: Plan) -> [(key: ExactText, identity: DialogIdentity)] {
        guard let keysElsewhere = knowledge.keysElsewhere else { return [] }
        let memories = knowledge.memories(of: observation.application).filter { !$0.dialogs.isEmpty }
        guard !memories.isEmpty else { return [] }
        // What was declared without a key may have got one since.
        let byName = knowledge.namesElsewhere.lazy.map { ExactText.defaultKey(of: $0.type, named: $0.name) }
        let declared = keysElsewhere.union(desired.lazy.map(\.key)).union(byName)
        // Mostly all are declared, and nothing more need be known.
        lazy var answered = answered(by: plan)
        var keys: Set<ExactText> = []
        var former: [DialogID: (key: ExactText, identity: DialogIdentity)] = [:]
        for memory in memories {
            let vanished = memory.dialogs.filter { !declared.contains($0.key) && !keys.contains($0.key) }
            for (key, identity) in vanished where former[identity.id] == nil && !answered.contains(identity.id) {
                if let live = observation.dialog(identity.id), isDeclaredElsewhere(live) { continue }
                former[identity.id] = (key, identity)
            }
            keys.formUnion(vanished.keys)
        }
        return former.values.sorted { $0.identity.id < $1.identity.id }
    }

    /// The live dialogs that declared ones are, or may be, those among them that others of the set are known by.
    private func answered(by plan: Plan) -> Set<DialogID> {
        var answered = Set(knowledge.reserved.keys)
        for (place, entry) in plan.entries.enumerated() {
            if let live = entry.action.live { answered.insert(live.id) }
            if let id = entry.desired.pinnedID { answered.insert(id) }
            answered.formUnion(entry.action.candidates.lazy.map(\.id))
            if !known.places.isEmpty { answered.formUnion(known.identities(at: place).lazy.map(\.id)) }
        }
        for key in knowledge.keysElsewhere ?? [] {
            for memory in knowledge.memories { memory.dialogs[key].map { _ = answered.insert($0.id) } }
        }
        return answered
    }

    /// Requests the dialogs of former keys by `_id`, as those whom they were made for, where no listing has shown them.
    mutating func requestFormer(for plan: Plan) {
        guard let subject = groups.keys.min() else { return }
        isLookingForFormer = true
        var unseen: [UserID: Set<DialogID>] = [:]
        for (_, identity) in formerDialogs(besides: plan) where !observation.hasSeen(identity.id) {
            let user = knowledge.canActAsAnyone ? identity.owner : subject.owner
            if !observation.isHidden(identity.id, from: user) { unseen[user, default: []].insert(identity.id) }
        }
        for (user, ids) in unseen.sorted(by: { $0.key < $1.key }) { request(ids, as: user, for: subject) }
    }

    /// The plan with the dialogs that nobody declares.
    func tellingUndeclared(_ plan: Plan) -> Plan {
        let former = formerDialogs(besides: plan)
        guard !former.isEmpty || knowledge.listsUndeclared else { return plan }
        let owners = Set(groups.keys.lazy.map(\.owner)).sorted()
        let viewers = observation.viewers(among: owners)
        var dialogs = former.map { key, identity in
            let sight: UndeclaredDialog.Sight =
                if let live = observation.dialog(identity.id) { .live(live) } else {
                    knowledge.listsUndeclared ? .hidden : .notLookedFor
                }
            return UndeclaredDialog(
                identity.id,
                owner: viewers[identity.id] ?? identity.owner,
                formerKey: key,
                sight
            )
        }
        if knowledge.listsUndeclared {
            let answered = answered(by: plan).union(former.lazy.map(\.identity.id))
            dialogs += observation.dialogs.compactMap { live in
                guard let owner = viewers[live.id], !answered.contains(live.id), !isDeclaredElsewhere(live) else {
                    return nil
                }
                return UndeclaredDialog(live.id, owner: owner, formerKey: nil, .live(live))
            }
        }
        let requests = knowledge.listsUndeclared ? requestsForUndeclared : nil
        return plan.telling(UndeclaredDialogs(dialogs.sorted { $0.precedes($1) }, requests: requests))
    }

    /// Whether a live dialog may be one that is declared, of which no more is known than its name.
    private func isDeclaredElsewhere(_ live: LiveDialog) -> Bool {
        guard !knowledge.namesElsewhere.isEmpty, let name = live.name, live.type != .private else { return false }
        return knowledge.namesElsewhere.contains(DeclaredName(live.type, name))
    }
}
