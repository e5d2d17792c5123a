internal import Dialogs

/// Which desired dialogs are known by the `_id` of a live one, because a run made it: such a dialog is that one,
/// whatever its name and members are.
package struct KnownDialogs: Sendable {
    /// The `_id`s by the positions of the desired dialogs in the set.
    private(set) var ids: [Int: DialogID] = [:]
    /// The positions in order.
    private(set) var places: [Int] = []

    /// Nothing is known.
    package static let none = Self()

    private init() {}

    /// Finds the desired dialogs that are known; a pinned one needs no other `_id`, and an `_id` that several claim is
    /// nobody's.
    init(of desired: [DesiredDialog], by identities: [NaturalIdentity: DialogID]) {
        guard !identities.isEmpty else { return }
        var claims: [DialogID: Int] = [:]
        for (place, dialog) in desired.enumerated() where dialog.pinnedID == nil {
            guard let id = identities[dialog.identity] else { continue }
            ids[place] = id
            claims[id, default: 0] += 1
        }
        if claims.count < ids.count { ids = ids.filter { claims[$0.value] == 1 } }
        places = ids.keys.sorted()
    }
}
