internal import Dialogs

/// Decides which live dialog matches which desired one.
///
/// The rules, none of which depends on any order: a pinned dialog takes its ID if the type is right, and then one that
/// is known by its ID takes that, whatever name and members it has. Within one type and name, equal sets of members are
/// paired first, then every desired dialog that has a single live candidate left which no other claims for the same
/// reason, until nothing changes. A dialog that then still has candidates is ambiguous. One that has none is compared
/// with the groups of its name that match no desired dialog: they are its conflict, or, with `match: name`, its
/// candidates.
struct Matching {
    private let desired: [DesiredDialog]
    private let observation: Observation
    private let groups: MatchGroups
    private let known: KnownDialogs
    private var settled: [LiveDialog?]
    private var taken: Set<DialogID> = []
    private var undecided: [Int: [LiveDialog]] = [:]
    private var conflicts: [Int: [LackingDialog]] = [:]

    init(
        of desired: [DesiredDialog],
        in observation: Observation,
        reserved: [DialogID: DialogType],
        known: KnownDialogs = .none
    ) {
        self.desired = desired
        self.known = known
        settled = Array(repeating: nil, count: desired.count)
        taken = Set(reserved.lazy.filter { observation.type(of: $0.key) == $0.value }.map(\.key))
        self.observation = observation
        groups = MatchGroups(of: desired, and: observation.dialogs)
    }

    /// Decides about every dialog.
    mutating func settle() {
        settlePinned()
        settleKnown()
        for group in groups.indices { settle(groups.desired(in: group), among: groups.live(in: group)) }
    }

    /// The live dialogs of the name or pair of one desired dialog, by ascending ID.
    func live(inGroupOf index: Int) -> [DialogID] {
        groups.live(forDesired: index).map { observation.dialogs[$0].id }.sorted()
    }

    /// The action of each desired dialog, in their order.
    var actions: [Action] { desired.indices.map(action) }

    private func action(of index: Int) -> Action {
        let dialog = desired[index]
        if let live = settled[index] {
            guard live.type == dialog.type else { return .conflict(.otherType(live)) }
            let differences = dialog.differences(from: live)
            return differences.isEmpty ? .exists(live) : .differs(live, differences)
        }
        if let candidates = undecided[index] { return .ambiguous(candidates) }
        if let lacking = conflicts[index] { return .conflict(.lackingMembers(lacking)) }
        return dialog.pinnedID.map { .gone($0) } ?? .create
    }
}

extension Matching {
    private mutating func settlePinned() {
        for (index, dialog) in desired.enumerated() {
            guard let id = dialog.pinnedID, let live = observation.dialog(id, seenBy: dialog.owner) else { continue }
            settled[index] = live
            // A dialog of another type can never be this one, so it stays free to match another.
            if live.type == dialog.type { taken.insert(id) }
        }
    }

    private mutating func settleKnown() {
        for index in known.places {
            guard let id = known[index] else { continue }
            let dialog = desired[index]
            guard let live = observation.dialog(id, seenBy: dialog.owner) else { continue }
            guard live.type == dialog.type, !isTaken(live) else { continue }
            settled[index] = live
            taken.insert(id)
        }
    }

    private mutating func settle(_ all: ArraySlice<Int>, among places: ArraySlice<Int>) {
        let indices = known.isEmpty ? all : all.filter { settled[$0] == nil }[...]
        guard let index = indices.first, let place = places.first else { return }
        let first = observation.dialogs[place]
        if indices.count == 1, places.count == 1, desired[index].isContained(in: first), !isTaken(first) {
            // A shortcut with the same result as the rules below: no other dialog can claim the only one of the name.
            // Most names have one dialog on each side, and building their tables took a tenth of the time of a plan.
            settled[index] = first
        } else {
            let free = places.map { observation.dialogs[$0] }.filter { !isTaken($0) }
            settle(Array(indices), among: free.sorted { $0.id < $1.id })
        }
    }

    private func isTaken(_ dialog: LiveDialog) -> Bool { !taken.isEmpty && taken.contains(dialog.id) }

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
            let left = live.filter { !isTaken($0) }
            if !left.isEmpty { undecided[index] = left }
        }
    }

    private func candidates(
        of indices: [Int],
        where find: (UserIDs?) -> [LiveDialog]
    ) -> [Int: [LiveDialog]] {
        var candidates: [Int: [LiveDialog]] = [:]
        for index in indices {
            let found = find(desired[index].members).filter { !isTaken($0) }
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
        for (index, live) in visible(strays.filter { !isTaken($0) }, to: strict) {
            let members = desired[index].members ?? []
            conflicts[index] = live.map {
                LackingDialog(dialog: $0, missing: members.subtracting($0.occupants).sorted())
            }
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
