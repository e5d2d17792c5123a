internal import Dialogs

/// Decides which live dialog matches which desired one.
///
/// The rules, none of which depends on any order: a pinned dialog takes its ID if the type is right; then one that is
/// known by its ID takes that, whatever name and members it has, but for the pair of a private one; then one whose mark
/// a live dialog carries. One of which an earlier create may have made any of several is ambiguous, whatever it is
/// called by now. Within one type and name, equal sets of members are paired first, then every desired dialog that has
/// a single live candidate left which no other claims for the same reason, until nothing changes. A dialog that then
/// still has candidates is ambiguous. One that has none is compared with the groups of its name that match no desired
/// dialog: they are its conflict, or, with `match: name`, its candidates. A group that would be created with members
/// that a live one has whose key nobody declares any more is in conflict with that.
struct Matching {
    private let desired: [DesiredDialog]
    private let observation: Observation
    private let knowledge: PriorKnowledge
    private let known: KnownDialogs
    private var groups: MatchGroups?
    private var settled: [LiveDialog?]
    private var taken: Set<DialogID>
    private var undecided: [Int: [LiveDialog]] = [:]
    private var conflicts: [Int: Conflict] = [:]
    /// Whether something was decided before dialogs were compared by name and members.
    private var hasDecided = false

    init(
        of desired: [DesiredDialog],
        in observation: Observation,
        knowing knowledge: PriorKnowledge,
        _ known: KnownDialogs
    ) {
        self.desired = desired
        self.knowledge = knowledge
        self.known = known
        self.observation = observation
        settled = Array(repeating: nil, count: desired.count)
        taken = Set(knowledge.reserved.lazy.filter { observation.type(of: $0.key) == $0.value }.map(\.key))
        for key in knowledge.keysElsewhere ?? [] {
            for memory in knowledge.memories { memory.dialogs[key].map { _ = taken.insert($0.id) } }
        }
        takeMarkedElsewhere()
    }

    /// Takes the live dialogs that carry the keys of other parts of the set.
    private mutating func takeMarkedElsewhere() {
        guard let keys = knowledge.keysElsewhere, !keys.isEmpty else { return }
        let places = Set(
            desired.lazy.compactMap { $0.mark.map { MarkPlace(className: $0.className, field: $0.field) } }
        )
        for place in places {
            for dialog in observation.dialogs {
                guard let key = dialog.text(in: place.field, of: place.className), keys.contains(key) else { continue }
                taken.insert(dialog.id)
            }
        }
    }

    /// Decides about every dialog.
    mutating func settle() {
        if settleWhatIsAsKnown() { return }
        settlePinned()
        settleKnown()
        settleMarked()
        settleUndecided()
        hasDecided = !taken.isEmpty || !undecided.isEmpty || !conflicts.isEmpty
        let groups = MatchGroups(of: desired, and: observation.dialogs)
        self.groups = groups
        for group in groups.indices { settle(groups.desired(in: group), among: groups.live(in: group)) }
        settleRenamed()
    }

    /// The live dialogs of the name or pair of one desired dialog, by ascending ID.
    func live(inGroupOf index: Int) -> [DialogID] {
        (groups?.live(forDesired: index) ?? []).map { observation.dialogs[$0].id }.sorted()
    }

    /// The live dialogs that would match a desired one as well as that which it is known by, by ascending ID.
    func rivals(of index: Int) -> [LiveDialog] {
        guard hasDecided, let groups, let mine = settled[index] else { return [] }
        let places = groups.live(forDesired: index)
        guard places.count > 1 || places.first.map({ observation.dialogs[$0].id != mine.id }) ?? false else {
            return []
        }
        let others = places.lazy.map { observation.dialogs[$0] }
        return others.filter { $0.id != mine.id && !isTaken($0.id) && desired[index].isContained(in: $0) }
            .sorted { $0.id < $1.id }
    }

    /// Who has pinned what an undecided desired dialog may be.
    func pins(of index: Int) -> [PlanNote] {
        guard let candidates = undecided[index] else { return [] }
        return candidates.compactMap { live in
            desired.first { $0.pinnedID == live.id }.map { .pinnedBy($0.key, live.id) }
        }
    }

    /// The action of each desired dialog, in their order.
    var actions: [Action] { desired.indices.map(action) }

    private func action(of index: Int) -> Action {
        let dialog = desired[index]
        if let live = settled[index] {
            guard dialog.canBe(live) else { return .conflict(.incompatible(live)) }
            let actor = dialog.actor(on: live, actingAsAnyone: knowledge.canActAsAnyone)
            if dialog.state == .absent { return dialog.removal(of: live, as: actor, isKnown: isKnown(live, index)) }
            return dialog.action(on: live, as: actor, remembering: knowledge.rooms[live.id])
        }
        if dialog.state == .absent { return dialog.absence(among: undecided[index], conflicts[index]) }
        if let candidates = undecided[index] { return .ambiguous(candidates) }
        if let conflict = conflicts[index] { return .conflict(conflict) }
        return dialog.pinnedID.map { .gone($0) } ?? .create
    }

    /// Whether a live dialog is known by its `_id` to be a desired one.
    private func isKnown(_ live: LiveDialog, _ index: Int) -> Bool {
        desired[index].pinnedID == live.id || known.identities(at: index).contains { $0.id == live.id }
    }

    private func isOpen(_ index: Int) -> Bool {
        settled[index] == nil && undecided[index] == nil && conflicts[index] == nil
    }
}

extension Matching {
    /// Settles every dialog at once where each is known and seen, and nothing else was: then there is nothing to
    /// compare.
    ///
    /// It saves a plan of which nothing has changed the tables by which dialogs are told apart.
    private mutating func settleWhatIsAsKnown() -> Bool {
        guard !desired.isEmpty, known.places.count == desired.count, observation.dialogs.count == desired.count,
            taken.isEmpty
        else { return false }
        var isFree = Array(repeating: true, count: desired.count)
        var live: [LiveDialog?] = []
        live.reserveCapacity(desired.count)
        for (index, dialog) in desired.enumerated() {
            guard let identity = known[index], let place = observation.place(identity.id, visibleTo: dialog.owner),
                isFree[place], !dialog.isOfOtherPair(observation.dialogs[place])
            else { return false }
            isFree[place] = false
            live.append(observation.dialogs[place])
        }
        settled = live
        return true
    }

    private mutating func settlePinned() {
        for (index, dialog) in desired.enumerated() {
            guard let id = dialog.pinnedID else { continue }
            guard let live = observation.dialog(id, visibleTo: dialog.owner) else {
                if dialog.type != .private { conflicts[index] = observation.visibleToOthers(id) }
                continue
            }
            settled[index] = live
            // A dialog of another type or pair can never be this one, so it stays free to match another.
            if dialog.canBe(live) { taken.insert(id) }
        }
    }

    private mutating func settleKnown() {
        for index in known.places {
            guard let first = known[index] else { continue }
            if take(first.id, for: index) { continue }
            let identities = known.identities(at: index)
            if let pinned = pinnedByAnother(identities, index) {
                undecided[index] = [pinned]
                continue
            }
            guard !identities.dropFirst().contains(where: { take($0.id, for: index) }) else { continue }
            // Whoever deletes a private dialog for himself gets the same one back by creating it.
            guard desired[index].type != .private else { continue }
            for identity in identities where conflicts[index] == nil && !isTaken(identity.id) {
                guard let conflict = observation.visibleToOthers(identity.id) else { continue }
                conflicts[index] = conflict
                taken.insert(identity.id)
            }
        }
    }

    /// The live dialog that is known to be this one, and that another declared one is pinned to: a person decides whose
    /// it is, and none is created beside it.
    private func pinnedByAnother(_ identities: [DialogIdentity], _ index: Int) -> LiveDialog? {
        guard let identity = identities.first(where: { isTaken($0.id) }),
            desired.contains(where: { $0.pinnedID == identity.id })
        else { return nil }
        return observation.dialog(identity.id, visibleTo: desired[index].owner)
    }

    /// Settles a desired dialog by a live one that it is known by, where its owner sees that.
    private mutating func take(_ id: DialogID, for index: Int) -> Bool {
        guard let live = observation.dialog(id, visibleTo: desired[index].owner), !isTaken(id),
            !desired[index].isOfOtherPair(live)
        else { return false }
        settled[index] = live
        taken.insert(id)
        return true
    }

    /// Settles each desired dialog whose mark one live dialog carries; two that carry one mark are ambiguous.
    private mutating func settleMarked() {
        var open: [Mark: Int] = [:]
        for (index, dialog) in desired.enumerated() where dialog.pinnedID == nil && isOpen(index) {
            if let mark = dialog.mark { open[mark] = index }
        }
        guard !open.isEmpty else { return }
        let fields = Set(open.keys.map(\.field))
        var marked: [Int: [LiveDialog]] = [:]
        for dialog in observation.dialogs where !isTaken(dialog.id) {
            guard let className = dialog.className else { continue }
            for field in fields {
                guard let key = dialog.text(in: field, of: className),
                    let index = open[Mark(className: className, field: field, key: key)],
                    observation.isVisible(dialog, to: desired[index].owner)
                else { continue }
                marked[index, default: []].append(dialog)
            }
        }
        for (index, live) in marked {
            taken.formUnion(live.map(\.id))
            if live.count == 1 { settled[index] = live[0] } else { undecided[index] = live.sorted { $0.id < $1.id } }
        }
    }

    /// Marks each desired dialog as ambiguous of which it is not certain which live one an earlier create made.
    private mutating func settleUndecided() {
        guard !knowledge.undecided.isEmpty else { return }
        for (index, dialog) in desired.enumerated() where isOpen(index) && dialog.pinnedID == nil {
            let live = (knowledge.undecided[dialog.key] ?? []).filter { $0.type == dialog.type && !isTaken($0.id) }
            guard !live.isEmpty else { continue }
            undecided[index] = live.sorted { $0.id < $1.id }
            taken.formUnion(live.map(\.id))
        }
    }

    /// Marks each group as in conflict that would be created beside a live one with all of its members whose key is
    /// gone; those that have no others come first.
    private mutating func settleRenamed() {
        guard let keysElsewhere = knowledge.keysElsewhere else { return }
        let missing = desired.indices.filter { index in
            isOpen(index) && desired[index].type == .group && desired[index].pinnedID == nil
                && !desired[index].ignoresNamesakes
        }
        let remembers = knowledge.memories.contains { !$0.dialogs.isEmpty }
        guard !missing.isEmpty, remembers || desired.contains(where: { $0.mark != nil }) else { return }
        let vanished = VanishedDialogs(
            among: observation.dialogs,
            besides: desired,
            rememberedIn: knowledge.memories(of: observation.application),
            keysElsewhere
        )
        let former = MemberIndex(
            of: observation.dialogs.filter { $0.type == .group && !isTaken($0.id) && vanished[$0] != nil }
        )
        for index in missing {
            let exact = former.dialogs(withExactly: desired[index].members)
            // Somebody may have joined since.
            let alike = exact.isEmpty ? former.dialogs(withAll: desired[index].members) : exact
            let renamed = alike.compactMap { dialog in vanished[dialog].map { FormerDialog(dialog, key: $0) } }
            guard !renamed.isEmpty else { continue }
            conflicts[index] = .formerKey(renamed.sorted { $0.dialog.id < $1.dialog.id })
        }
    }

    private mutating func settle(_ all: ArraySlice<Int>, among places: ArraySlice<Int>) {
        let indices = hasDecided ? all.filter(isOpen)[...] : all
        guard let index = indices.first, let place = places.first else { return }
        let first = observation.dialogs[place]
        if indices.count == 1, places.count == 1, desired[index].isContained(in: first), !isTaken(first.id),
            isShown(first, to: index)
        {
            // A shortcut with the same result as the rules below: no other dialog can claim the only one of the name.
            // Most names have one dialog on each side, and building their tables took a tenth of the time of a plan.
            settled[index] = first
        } else {
            let free = places.map { observation.dialogs[$0] }.filter { live in
                !isTaken(live.id) && indices.contains { isShown(live, to: $0) }
            }
            settle(Array(indices), among: free.sorted { $0.id < $1.id })
        }
    }

    /// Whether the owner has the dialog in his list: from a private one, which keeps its pair, he may have withdrawn.
    private func isShown(_ live: LiveDialog, to index: Int) -> Bool {
        live.type != .private || observation.isVisible(live, to: desired[index].owner)
    }

    private func isTaken(_ id: DialogID) -> Bool { !taken.isEmpty && taken.contains(id) }

    private mutating func settle(_ indices: [Int], among free: [LiveDialog]) {
        guard !free.isEmpty else { return }
        let holders = MemberIndex(of: free)
        let equals = candidates(of: indices) { holders.dialogs(withExactly: $0) }
        pair(equals)
        let open = indices.filter { settled[$0] == nil && equals[$0] == nil }
        let supersets = candidates(of: open) { holders.dialogs(withAll: $0) }
        pair(supersets)
        markUndecided(equals.merging(supersets) { equal, _ in equal })
        settleByName(indices, among: free)
    }

    /// Marks each dialog as undecided that had candidates and still has some left.
    private mutating func markUndecided(_ candidates: [Int: [LiveDialog]]) {
        for (index, live) in candidates where settled[index] == nil {
            let left = live.filter { !isTaken($0.id) }
            if !left.isEmpty { undecided[index] = left }
        }
    }

    private func candidates(
        of indices: [Int],
        where find: (UserIDs?) -> [LiveDialog]
    ) -> [Int: [LiveDialog]] {
        var candidates: [Int: [LiveDialog]] = [:]
        for index in indices {
            let found = find(desired[index].members).filter { !isTaken($0.id) }
            if !found.isEmpty { candidates[index] = found }
        }
        return candidates
    }

    /// Settles every dialog with a single candidate that no other such dialog claims, until nothing changes.
    private mutating func pair(_ candidates: [Int: [LiveDialog]]) {
        var open = candidates
        while true {
            var claims: [DialogID: [Int]] = [:]
            for (index, live) in open where live.count == 1 { claims[live[0].id, default: []].append(index) }
            let granted = claims.filter { $0.value.count == 1 }
            guard !granted.isEmpty else { return }
            for index in granted.values.map({ $0[0] }) {
                settled[index] = open.removeValue(forKey: index)?[0]
            }
            taken.formUnion(granted.keys)
            open = open.mapValues { live in live.filter { granted[$0.id] == nil } }
        }
    }

    /// For each dialog without a candidate, finds the groups of its name that match no desired dialog.
    private mutating func settleByName(_ indices: [Int], among live: [LiveDialog]) {
        let unmatched = indices.filter { settled[$0] == nil && undecided[$0] == nil && desired[$0].type == .group }
        let wanted = Set(undecided.values.joined().map(\.id))
        let strays = live.filter { !taken.contains($0.id) && !wanted.contains($0.id) }
        guard !unmatched.isEmpty, !strays.isEmpty else { return }

        let sameByName = unmatched.filter { desired[$0].identification == .match(.name) }
        let candidates = visible(strays, to: sameByName)
        pair(candidates)
        markUndecided(candidates)

        let strict = unmatched.filter { desired[$0].identification == .match(.strict) }
        for (index, live) in visible(strays.filter { !isTaken($0.id) }, to: strict) {
            let members = desired[index].members ?? []
            conflicts[index] = .lackingMembers(
                live.map { LackingDialog($0, missing: members.subtracting($0.occupants).sorted()) }
            )
        }
    }

    private func visible(_ live: [LiveDialog], to indices: [Int]) -> [Int: [LiveDialog]] {
        var visible: [Int: [LiveDialog]] = [:]
        for index in indices {
            let seen = live.filter { observation.isVisible($0, to: desired[index].owner) }
            if !seen.isEmpty { visible[index] = seen }
        }
        return visible
    }
}

extension DesiredDialog {
    /// Whether a live dialog has all of its members; always true for a type without members.
    fileprivate func isContained(in live: LiveDialog) -> Bool {
        members.map { $0.isSubset(of: live.occupants) } ?? true
    }
}
