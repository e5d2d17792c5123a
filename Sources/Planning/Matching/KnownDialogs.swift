internal import Dialogs

/// Which desired dialogs are known by the `_id` of a live one, because a run made it: such a dialog is that one,
/// whatever its name and members are.
package struct KnownDialogs: Sendable {
    /// The `_id` of each desired dialog of the set, by its position; empty where nothing is known.
    private var ids: [DialogID?] = []

    /// Nothing is known.
    package static let none = Self()

    private init() {}

    /// Finds the desired dialogs that are known; a pinned one needs no other `_id`, and an `_id` that several claim is
    /// nobody's.
    init(of desired: [DesiredDialog], by identities: [NaturalIdentity: DialogID]) {
        guard !identities.isEmpty else { return }
        ids = desired.map { $0.pinnedID == nil ? identities[$0.identity] : nil }
        var claimed = Set<DialogID>(minimumCapacity: identities.count)
        let contested = Set(ids.compactMap { id in id.flatMap { claimed.insert($0).inserted ? nil : $0 } })
        if !contested.isEmpty { ids = ids.map { id in id.flatMap { contested.contains($0) ? nil : $0 } } }
        if claimed.isEmpty { ids = [] }
    }

    /// Whether no dialog is known.
    var isEmpty: Bool { ids.isEmpty }

    /// The positions of desired dialogs that may be known, in order.
    var places: Range<Int> { ids.indices }

    /// The `_id` of the desired dialog at a position; `nil` where none is known.
    subscript(place: Int) -> DialogID? { ids.isEmpty ? nil : ids[place] }
}
