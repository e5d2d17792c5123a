package import Dialogs

/// What the lookups of one run returned.
package struct Observation: Sendable {
    private var complete: Set<LookupKey> = []
    /// Every dialog that was seen, in the order of the results.
    private(set) var dialogs: [LiveDialog] = []
    /// The index of each in `dialogs`.
    private var places: [DialogID: Int] = [:]
    /// The indices of the dialogs that each user saw.
    private var seenBy: [UserID: Set<Int>] = [:]
    /// The dialogs that users asked for by their `_id`s and were not shown.
    private var hidden: [UserID: Set<DialogID>] = [:]
    private var lookalikes: [DialogID: LiveDialog] = [:]

    /// The application that the dialogs are of; `nil` while no room address has told.
    package private(set) var application: Int?
    /// How many requests were sent, including those before the lookups.
    package private(set) var requests: Int
    /// How many requests each strategy took.
    package private(set) var requestsByStrategy: [LookupStrategy: Int] = [:]
    /// The weakest completeness proof among the results; `nil` while there is none.
    package private(set) var proof: CompletenessProof?

    /// Creates an empty observation, after a number of requests that listed no dialogs, of an application where that is
    /// known.
    package init(requestsBefore: Int = 0, of application: Int? = nil) {
        requests = requestsBefore
        self.application = application
    }

    /// Adds a result; where a dialog was seen before, the newer version counts.
    package mutating func add(_ listing: Listing, for request: ListRequest) {
        if listing.extent == .whole {
            complete.insert(request.key)
            let ids = request.key.query.ids
            if !ids.isEmpty {
                hidden[request.key.owner, default: []].formUnion(ids.subtracting(listing.dialogs.lazy.map(\.id)))
            }
        }
        var seen = seenBy.removeValue(forKey: request.key.owner) ?? []
        for dialog in listing.dialogs {
            seen.insert(place(of: dialog))
            if application == nil { application = dialog.application }
        }
        seenBy[request.key.owner] = seen
        for dialog in listing.similar { lookalikes[dialog.id] = dialog }
        count(listing, by: request.strategy)
    }

    /// Counts the requests of a listing, and how it was proved complete.
    mutating func count(_ listing: Listing, by strategy: LookupStrategy) {
        requests += listing.requests
        requestsByStrategy[strategy, default: 0] += listing.requests
        proof = proof == .readUntilEmpty ? proof : listing.proof
    }

    /// Counts a request that the server refused.
    mutating func countRefusal() { requests += 1 }

    /// Whether there is any result.
    var hasListings: Bool { proof != nil }

    /// Whether there is a complete result for this lookup.
    func isComplete(for lookup: LookupKey) -> Bool { complete.contains(lookup) }

    /// The type of the dialog with this ID, if it was seen.
    func type(of id: DialogID) -> DialogType? { places[id].map { dialogs[$0].type } }

    /// The dialog with this ID, where this user sees it: its occupants do, and a public one is seen by everyone but who
    /// has removed it for himself, as is known of who was not shown it by its ID.
    func dialog(_ id: DialogID, visibleTo owner: UserID) -> LiveDialog? {
        place(id, visibleTo: owner).map { dialogs[$0] }
    }

    /// The dialog with this ID, whoever sees it.
    func dialog(_ id: DialogID) -> LiveDialog? { places[id].map { dialogs[$0] } }

    /// Whether this user asked for the dialog by its ID and was not shown it.
    func isHidden(_ id: DialogID, from user: UserID) -> Bool { hidden[user]?.contains(id) ?? false }

    /// Who of these users sees each dialog that some of them was shown: its creator, or else the first of them.
    func viewers(among users: [UserID]) -> [DialogID: UserID] {
        var viewers: [DialogID: UserID] = [:]
        for user in users {
            for place in seenBy[user] ?? [] {
                let dialog = dialogs[place]
                if dialog.creator == user || viewers[dialog.id] == nil { viewers[dialog.id] = user }
            }
        }
        return viewers
    }

    /// The index of the dialog with this ID, where this user sees it.
    func place(_ id: DialogID, visibleTo owner: UserID) -> Int? {
        guard let place = places[id] else { return nil }
        let isShown = dialogs[place].type == .public && (hidden.isEmpty || hidden[owner]?.contains(id) != true)
        return isShown || seenBy[owner]?.contains(place) == true ? place : nil
    }

    /// Whether this user sees the dialog.
    func isVisible(_ dialog: LiveDialog, to owner: UserID) -> Bool { self.dialog(dialog.id, visibleTo: owner) != nil }

    /// The conflict with a dialog that others than its owner see; `nil` where nobody does who was asked.
    func visibleToOthers(_ id: DialogID) -> Conflict? {
        guard let place = places[id] else { return nil }
        let viewers = seenBy.lazy.filter { $0.value.contains(place) }.map(\.key)
        return viewers.min().map { .otherViewer(dialogs[place], $0) }
    }

    /// Whether anybody sees the dialog who was asked.
    func hasSeen(_ id: DialogID) -> Bool { places[id] != nil }

    /// The dialogs that came with others and were not asked for, whose names are near.
    var similarDialogs: [LiveDialog] { lookalikes.filter { places[$0.key] == nil }.values.sorted { $0.id < $1.id } }

    /// Stores a dialog, in place of an older version if there is one, and returns its index.
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
