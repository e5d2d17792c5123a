package import Dialogs

/// What the lookups of one run returned.
package struct Observation: Sendable {
    private var answered: Set<LookupKey> = []
    /// Every dialog that was seen, in the order of the answers.
    private(set) var dialogs: [LiveDialog] = []
    /// Where each of them stands among them.
    private var places: [DialogID: Int] = [:]
    /// The places of those that each user saw.
    private var seenBy: [UserID: Set<Int>] = [:]
    private var lookalikes: [DialogID: LiveDialog] = [:]

    /// How many requests the answers took, and those before them.
    package private(set) var requests: Int
    /// How many requests each way of looking took.
    package private(set) var requestsByWay: [LookupStrategy: Int] = [:]
    /// The weakest proof among the answers; `nil` while there is none.
    package private(set) var proof: CompletenessProof?

    /// Creates an observation of nothing, after a number of requests that told of no dialogs.
    package init(requestsBefore: Int = 0) {
        requests = requestsBefore
    }

    /// Adds an answer; of a dialog that was seen before, the newer sight counts.
    package mutating func add(_ listing: Listing, for question: ListRequest) {
        if listing.extent == .whole { answered.insert(question.lookup) }
        var seen = seenBy.removeValue(forKey: question.lookup.owner) ?? []
        for dialog in listing.dialogs { seen.insert(place(of: dialog)) }
        seenBy[question.lookup.owner] = seen
        for dialog in listing.similar { lookalikes[dialog.id] = dialog }
        requests += listing.requests
        requestsByWay[question.way, default: 0] += listing.requests
        proof = proof == .readUntilEmpty ? proof : listing.proof
    }

    /// Whether anything was answered.
    var hasAnswers: Bool { proof != nil }

    /// Whether this question has been answered to the end.
    func hasAnswer(to lookup: LookupKey) -> Bool { answered.contains(lookup) }

    /// The type of the dialog with this ID, where it was seen.
    func type(of id: DialogID) -> DialogType? { places[id].map { dialogs[$0].type } }

    /// The dialog with this ID, where this user saw it.
    func dialog(_ id: DialogID, seenBy owner: UserID) -> LiveDialog? {
        guard let place = places[id], seenBy[owner]?.contains(place) == true else { return nil }
        return dialogs[place]
    }

    /// Whether a listing for this user shows the dialog: its occupants see it, and everyone sees a public one.
    func isVisible(_ dialog: LiveDialog, to owner: UserID) -> Bool {
        dialog.type == .public || self.dialog(dialog.id, seenBy: owner) != nil
    }

    /// The dialogs that were seen, by their names without case, spaces and normalization.
    var dialogsByFoldedName: [String: [LiveDialog]] {
        let others = lookalikes.filter { places[$0.key] == nil }.values
        return Dictionary(grouping: dialogs + others) { $0.name?.folded ?? "" }
    }

    /// The place of a dialog, which takes that of an older sight of it.
    private mutating func place(of dialog: LiveDialog) -> Int {
        if let place = places[dialog.id] {
            dialogs[place] = dialog
            return place
        }
        places[dialog.id] = dialogs.count
        dialogs.append(dialog)
        return dialogs.count - 1
    }
}
