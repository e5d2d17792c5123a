internal import Dialogs

/// Which desired dialogs are known by the `_id` of a live one, because a run made or found it: such a dialog is that
/// one, whatever its name and members are now.
package struct KnownDialogs: Sendable {
    /// What each desired dialog is known by, by its position; empty where nothing is known.
    private var identities: [DialogIdentity?] = []
    /// What less trusted memories say of some of them besides.
    private var others: [Int: [DialogIdentity]] = [:]

    /// Nothing is known.
    package static let none = Self()

    private init() {}

    /// Finds the desired dialogs that are known.
    ///
    /// A pinned one needs no other `_id`. An `_id` is that of one dialog: within a memory no two keys have it, and of
    /// several memories what the first one says counts.
    ///
    /// A key that was written into a manifest later has no `_id`: what the dialog is known by then stands at the key
    /// that it had without, where nobody else has that.
    init(
        of desired: [DesiredDialog],
        by memories: [PriorKnowledge.Memory],
        declaredElsewhere keysElsewhere: Set<ExactText> = []
    ) {
        let memories = memories.filter { !$0.dialogs.isEmpty }
        guard let first = memories.first else { return }
        identities = desired.map { $0.pinnedID == nil ? first.dialogs[$0.key] : nil }
        takeFormerKeys(of: desired, first, keysElsewhere)
        if memories.count > 1 { add(memories.dropFirst(), of: desired) }
        if identities.allSatisfy({ $0 == nil }) { identities = [] }
    }

    private mutating func takeFormerKeys(
        of desired: [DesiredDialog],
        _ memory: PriorKnowledge.Memory,
        _ keysElsewhere: Set<ExactText>
    ) {
        var places: [ExactText: [Int]] = [:]
        for (place, dialog) in desired.enumerated() where identities[place] == nil && dialog.pinnedID == nil {
            // Who tells namesakes apart by their members asks for another one.
            guard !dialog.ignoresNamesakes, let key = dialog.keyByName, key != dialog.key, memory.dialogs[key] != nil
            else { continue }
            places[key, default: []].append(place)
        }
        guard !places.isEmpty else { return }
        let declared = keysElsewhere.union(desired.lazy.map(\.key))
        for (key, places) in places where places.count == 1 && !declared.contains(key) {
            identities[places[0]] = memory.dialogs[key]
        }
    }

    private mutating func add(_ memories: ArraySlice<PriorKnowledge.Memory>, of desired: [DesiredDialog]) {
        var claimed = Set(identities.lazy.compactMap { $0?.id })
        for memory in memories {
            for (place, dialog) in desired.enumerated() where dialog.pinnedID == nil {
                guard let identity = memory.dialogs[dialog.key], claimed.insert(identity.id).inserted else { continue }
                if identities[place] == nil {
                    identities[place] = identity
                } else {
                    others[place, default: []].append(identity)
                }
            }
        }
    }

    /// The positions of desired dialogs that may be known, in order.
    var places: Range<Int> { identities.indices }

    /// What the desired dialog at a position is known by, the most trusted first; at most one of them is visible in an
    /// application, unless a run made it twice.
    func identities(at place: Int) -> [DialogIdentity] {
        guard let first = self[place] else { return [] }
        return others.isEmpty ? [first] : [first] + (others[place] ?? [])
    }

    /// What the desired dialog at a position is known by above all; `nil` where nothing is known of it.
    subscript(place: Int) -> DialogIdentity? { identities.isEmpty ? nil : identities[place] }
}
