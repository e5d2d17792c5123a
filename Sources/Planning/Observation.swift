package import Dialogs

/// What the lookups of one run returned.
package struct Observation: Hashable, Sendable {
    private var answered: Set<Lookup> = []
    private var live: [DialogID: LiveDialog] = [:]
    private var seenBy: [UserID: Set<DialogID>] = [:]
    private var lookalikes: [DialogID: LiveDialog] = [:]

    /// How many requests the answers took, and those before them.
    package private(set) var requests: Int
    /// How many requests each way of looking took.
    package private(set) var requestsByWay: [LookupWay: Int] = [:]
    /// The weakest proof among the answers; `nil` while there is none.
    package private(set) var proof: CompletenessProof?

    /// Creates an observation of nothing, after a number of requests that told of no dialogs.
    package init(requestsBefore: Int = 0) {
        requests = requestsBefore
    }

    /// Adds an answer; of a dialog that was seen before, the newer sight counts.
    package mutating func add(_ listing: Listing, for question: Question) {
        if listing.extent == .whole { answered.insert(question.lookup) }
        for dialog in listing.dialogs { live[dialog.id] = dialog }
        seenBy[question.lookup.owner, default: []].formUnion(listing.dialogs.lazy.map(\.id))
        for dialog in listing.similar { lookalikes[dialog.id] = dialog }
        requests += listing.requests
        requestsByWay[question.way, default: 0] += listing.requests
        proof = proof == .readUntilEmpty ? proof : listing.proof
    }

    /// Whether anything was answered.
    var hasAnswers: Bool { proof != nil }

    /// Whether this question has been answered to the end.
    func hasAnswer(to lookup: Lookup) -> Bool { answered.contains(lookup) }

    /// Every dialog that was seen, in no order.
    var dialogs: some Collection<LiveDialog> { live.values }

    /// The type of the dialog with this ID, where it was seen.
    func type(of id: DialogID) -> DialogType? { live[id]?.type }

    /// The dialog with this ID, where this user saw it.
    func dialog(_ id: DialogID, seenBy owner: UserID) -> LiveDialog? {
        seenBy[owner]?.contains(id) == true ? live[id] : nil
    }

    /// Whether a listing for this user shows the dialog: its occupants see it, and everyone sees a public one.
    func isVisible(_ dialog: LiveDialog, to owner: UserID) -> Bool {
        dialog.type == .public || seenBy[owner]?.contains(dialog.id) == true
    }

    /// The dialogs that were seen, by their names without case, spaces and normalization.
    var dialogsByFoldedName: [String: [LiveDialog]] {
        Dictionary(grouping: live.merging(lookalikes) { seen, _ in seen }.values) { $0.name?.folded ?? "" }
    }
}
