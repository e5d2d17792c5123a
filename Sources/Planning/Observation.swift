package import Dialogs

/// What the lookups of one run returned.
package struct Observation: Hashable, Sendable {
    private var answered: Set<Lookup> = []
    private var live: [DialogID: LiveDialog] = [:]
    private var seenBy: [UserID: Set<DialogID>] = [:]
    private var similar: [String: [DialogID: LiveDialog]] = [:]

    /// How many requests the answers took, and those before them.
    package private(set) var requests: Int
    /// The weakest proof among the answers; `nil` while there is none.
    package private(set) var proof: CompletenessProof?

    /// Creates an observation of nothing, after a number of requests that told of no dialogs.
    package init(requestsBefore: Int = 0) {
        requests = requestsBefore
    }

    /// Adds the answer to one lookup; of a dialog that was seen before, the newer sight counts.
    package mutating func add(_ listing: Listing, for lookup: Lookup) {
        answered.insert(lookup)
        for dialog in listing.dialogs {
            live[dialog.id] = dialog
            seenBy[lookup.owner, default: []].insert(dialog.id)
        }
        for dialog in listing.similar {
            similar[dialog.name?.folded ?? "", default: [:]][dialog.id] = dialog
        }
        requests += listing.requests
        proof = proof == .readUntilEmpty ? proof : listing.proof
    }

    /// Whether this question has been answered.
    func hasAnswer(to lookup: Lookup) -> Bool { answered.contains(lookup) }

    /// Every dialog that was seen, by ascending ID.
    var dialogs: [LiveDialog] { live.values.sorted { $0.id < $1.id } }

    /// The dialog with this ID, where this user saw it.
    func dialog(_ id: DialogID, seenBy owner: UserID) -> LiveDialog? {
        seenBy[owner]?.contains(id) == true ? live[id] : nil
    }

    /// Whether a listing for this user shows the dialog: its occupants see it, and everyone sees a public one.
    func isVisible(_ dialog: LiveDialog, to owner: UserID) -> Bool {
        dialog.type == .public || seenBy[owner]?.contains(dialog.id) == true
    }

    /// The dialogs of this type whose name differs in case, spaces or normalization only, by ascending ID.
    func dialogs(similarTo name: ExactText, type: DialogType) -> [LiveDialog] {
        (similar[name.folded] ?? [:]).values
            .filter { $0.type == type && $0.name != name }
            .sorted { $0.id < $1.id }
    }
}
