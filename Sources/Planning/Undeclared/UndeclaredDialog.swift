package import Dialogs

/// A dialog that no manifest of the set answers for; no run changes or deletes it.
package struct UndeclaredDialog: Hashable, Sendable {
    /// Its `_id`.
    package let id: DialogID
    /// The owner who sees it, its creator before others; where none does, the one that it was made or found for.
    package let owner: UserID
    /// The key that it was made or found for, which nobody declares any more.
    package let formerKey: ExactText?
    /// What is seen of it.
    package let sight: Sight

    /// What is seen of a dialog.
    package enum Sight: Hashable, Sendable {
        /// The dialog itself.
        case live(LiveDialog)
        /// Nobody sees it who was asked.
        case hidden
        /// Nobody was asked, and no listing happened to show it.
        case notLookedFor
    }

    /// Creates a value from its parts.
    package init(_ id: DialogID, owner: UserID, formerKey: ExactText?, _ sight: Sight) {
        self.id = id
        self.owner = owner
        self.formerKey = formerKey
        self.sight = sight
    }

    /// The dialog, where it was seen.
    package var live: LiveDialog? { if case .live(let live) = sight { live } else { nil } }

    /// What it is called where dialogs go by their keys: its former key, or that which a manifest would make of its
    /// type and name.
    package var label: ExactText {
        if let formerKey { return formerKey }
        guard let live else { return ExactText(id.text) }
        if live.type == .private, let first = live.occupants.ascending.first, let last = live.occupants.ascending.last {
            return .defaultKey(ofPair: first, last)
        }
        return .defaultKey(of: live.type, named: live.type == .private ? ExactText(id.text) : live.name ?? "")
    }

    /// Whether it comes before another one where both are listed: by owners, first those of former keys, then by type
    /// and name.
    func precedes(_ other: Self) -> Bool {
        if owner != other.owner { return owner < other.owner }
        if (formerKey == nil) != (other.formerKey == nil) { return formerKey != nil }
        let (type, otherType) = (live?.type.rawValue ?? 0, other.live?.type.rawValue ?? 0)
        if type != otherType, formerKey == nil { return type < otherType }
        if label != other.label { return label < other.label }
        return id < other.id
    }
}

/// The dialogs that no manifest of the set answers for, as far as they are known.
package struct UndeclaredDialogs: Hashable, Sendable {
    /// The dialogs: those of keys that nobody declares any more, and where it was asked for, all others that the owners
    /// see; by owners.
    package let dialogs: [UndeclaredDialog]
    /// How many requests it took to list all that the owners see; `nil` where that was not asked for.
    package let requests: Int?

    /// Nothing is known of any.
    package static let none = Self([], requests: nil)

    /// Creates a value from its parts.
    package init(_ dialogs: [UndeclaredDialog], requests: Int?) {
        self.dialogs = dialogs
        self.requests = requests
    }

    /// Whether there is one, as far as anybody was asked.
    package var areThere: Bool { dialogs.contains { $0.sight != .hidden } }

    /// Whether all that the owners see was listed.
    package var isWhole: Bool { requests != nil }
}
