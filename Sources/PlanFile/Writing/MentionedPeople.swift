internal import Dialogs
internal import Planning

/// The users whose numbers stand in the text of a plan or a run, of whom alone it has the names.
struct MentionedPeople {
    private(set) var users: Set<UserID> = []

    /// Takes note of everybody in the entries of a plan.
    mutating func add(_ entries: some Sequence<PlanEntry>) {
        for entry in entries {
            add(entry.desired)
            add(entry.action)
            for note in entry.notes { add(note) }
        }
    }

    /// Takes note of everybody in dialogs that nobody declares.
    mutating func add(_ undeclared: UndeclaredDialogs) {
        for dialog in undeclared.dialogs {
            users.insert(dialog.owner)
            if let live = dialog.live { add(live) }
        }
    }

    /// Takes note of everybody who departed.
    mutating func add(_ departures: Departures) { users.formUnion(departures.people.map(\.person.user)) }

    /// Takes note of people who differ.
    mutating func add(_ differences: [FieldDifference]) {
        for case .users(_, let missing, let extra) in differences {
            users.formUnion(missing)
            users.formUnion(extra)
        }
    }

    /// Takes note of everybody in live dialogs.
    mutating func add(_ live: some Sequence<LiveDialog>) {
        for dialog in live { add(dialog) }
    }

    /// Takes note of people.
    mutating func add(_ people: [UserID]) { users.formUnion(people) }

    /// The names of those people.
    func names(from people: PeopleNames) -> [(user: UserID, name: ExactText)] {
        people.users.filter(users.contains).compactMap { user in people[user].map { (user, $0) } }
    }
}

extension MentionedPeople {
    private mutating func add(_ desired: DesiredDialog) {
        users.insert(desired.owner)
        users.formUnion(desired.protected)
        users.formUnion(desired.departed)
        for field in ManagedField.ofUsers {
            if case .users(let users) = desired[field] { self.users.formUnion(users) }
        }
    }

    private mutating func add(_ live: LiveDialog) {
        if let creator = live.creator { users.insert(creator) }
        for field in ManagedField.ofUsers {
            if case .users(let users) = live[field] { self.users.formUnion(users) }
        }
    }

    private mutating func add(_ action: Action) {
        if let live = action.live { add(live) }
        for live in action.candidates { add(live) }
        add(action.differences)
        switch action {
        case .update(_, let update): users.insert(update.actor)
        case .delete(_, as: let user), .conflict(.otherViewer(_, let user)), .conflict(.notItsCreator(_, let user)):
            users.insert(user)
        case .conflict(.lackingMembers(let lacking)):
            for dialog in lacking { users.formUnion(dialog.missing) }
        case .conflict(.departed(_, let departed, _)): users.formUnion(departed)
        case .create, .exists, .differs, .absent, .conflict(.incompatible), .conflict(.formerKey),
            .conflict(.unproven), .ambiguous, .gone:
            break
        }
    }

    private mutating func add(_ note: PlanNote) {
        switch note {
        case .similarName(let live), .alsoMatches(let live): add(live)
        case .otherCreator(let user), .otherActor(let user): users.insert(user)
        case .addedAgain(let users, _), .protectedKept(_, let users), .unlistedReported(_, let users):
            self.users.formUnion(users)
        case .stays(_, .notAllowed(let user, let creator)): users.formUnion([user, creator].compactMap(\.self))
        case .similarDeclared, .goneBefore, .stays, .pinnedBy, .claimed, .unreported, .unlistedKept: break
        }
    }
}
