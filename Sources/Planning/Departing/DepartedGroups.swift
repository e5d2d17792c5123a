internal import Dialogs

/// What listings as people who departed have shown: the groups that they are in.
struct DepartedGroups {
    private(set) var requests: Set<ListRequest> = []
    private var seen: [UserID: Departure.Sight] = [:]
    /// The groups by their IDs; of one that several see, what was seen last.
    private(set) var groups: [DialogID: LiveDialog] = [:]

    /// Asks for all groups of each of these people.
    mutating func ask(for people: [DepartedPerson]) -> [ListRequest] {
        let new = people.map(\.user).map { user in
            ListRequest(
                key: LookupKey(owner: user, query: DialogQuery(type: .group)),
                limit: nil,
                strategy: .full,
                group: LookupGroup.Subject(owner: user, type: .group),
                mayBeRefused: true
            )
        }
        requests.formUnion(new)
        return new
    }

    /// Takes the groups of the user as whom a request was sent.
    mutating func take(_ listing: Listing, for request: ListRequest) {
        let user = request.key.owner
        let groups = listing.dialogs.filter { $0.type == .group && $0.occupants.contains(user) }
        seen[user] = .listed(groups: groups.count)
        for group in groups { self.groups[group.id] = group }
    }

    /// Takes note that nothing is listed for a user.
    mutating func take(_ refusal: FailureReason, for request: ListRequest) {
        seen[request.key.owner] = .refused(refusal)
    }

    /// What is known of each of these people.
    func departures(of people: [DepartedPerson], else sight: Departure.Sight) -> Departures {
        Departures(people.map { Departure($0, seen[$0.user] ?? sight) })
    }
}
