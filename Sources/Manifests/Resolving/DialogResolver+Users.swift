internal import Diagnostics
internal import Dialogs
internal import YAML

extension DialogResolver {
    /// Whom the dialog names as occupants, as far as its type has any; `nil` where that is missing or wrong.
    mutating func occupants(of draft: borrowing Draft) -> UserIDs? {
        switch draft.type {
        case .public: nil
        case .group: groupOccupants(of: draft)
        case .private: opponent(of: draft).map { [$0] }
        }
    }

    /// The occupants of a group, of whom one at least is not the owner.
    private mutating func groupOccupants(of draft: borrowing Draft) -> UserIDs? {
        guard let (members, node) = occupants(of: draft, orReport: .missingOccupants) else { return nil }
        let (users, owner) = (members.users, draft.owner.id)
        let isLonely = users.ascending.allSatisfy { $0 == owner } && members.unresolved.isEmpty
        if isLonely, draft.fields.state.value != .absent { mistakes.report(.lonelyGroup, at: node) }
        return users
    }

    /// The one occupant of a private dialog who is not its owner; `nil` while nobody knows one of them.
    private mutating func opponent(of draft: borrowing Draft) -> UserID? {
        guard let (members, node) = occupants(of: draft, orReport: .missingOpponent) else { return nil }
        guard let owner = draft.owner.id, members.unresolved.isEmpty else {
            // One of two users may turn out to be the owner, and one of two names to be another's.
            let users = members.users
            let others = draft.owner.id.map { users.subtracting([$0]).count + 1 } ?? users.count
            if members.count == 0 || others > 2 { mistakes.report(.wrongOpponents(others), at: node) }
            return nil
        }
        let others = members.users.subtracting([owner])
        guard others.count == 1 else {
            mistakes.report(.wrongOpponents(others.count), at: node)
            return nil
        }
        return others.ascending[0]
    }

    /// All declared occupants, and the place to complain about them.
    private mutating func occupants(
        of draft: borrowing Draft,
        orReport missing: Diagnostic.Message
    ) -> (members: Members, node: Node)? {
        switch draft.fields.occupants {
        case .absent:
            if !draft.isPartial { mistakes.report(missing, at: draft.node) }
            return nil
        case .mistaken: return nil
        case .value(let members, let pair):
            guard members.isComplete else { return nil }
            return (members, draft.hasOwnOccupants ? pair.value : draft.node)
        }
    }
}

extension FieldValue<Members> {
    /// Whether nothing is wrong with the members.
    var isSound: Bool {
        switch self {
        case .absent: true
        case .mistaken: false
        case .value(let members, _): members.isComplete
        }
    }
}

extension DialogResolver {
    /// Finds the owner: the dialog's or its file's, else the one that goes with the credentials.
    mutating func owner(of fields: borrowing DialogDeclaration, isPartial: Bool) -> Owner {
        switch fields.owner {
        case .mistaken: .mistaken
        case .value(.id(let owner), let pair): checked(owner, pair)
        case .value(.reference(let person), _): .unresolved(person)
        case .absent: impliedOwner(of: fields.node, isPartial: isPartial)
        }
    }

    private mutating func checked(_ owner: UserID, _ pair: Pair) -> Owner {
        guard case .session(let user) = ownership, user != owner else { return .known(owner) }
        mistakes.report(.otherOwner(pair.value.text, owner, people.text(for: user)), at: pair.value)
        return .mistaken
    }

    private mutating func impliedOwner(of node: Node, isPartial: Bool) -> Owner {
        switch ownership {
        case .undetermined: return .undetermined
        case .session(let user), .apiKey(defaultOwner: let user?): return .known(user)
        case .apiKey(defaultOwner: nil):
            if !isPartial { mistakes.report(.missingOwner, at: node) }
            return .mistaken
        }
    }
}

extension DialogResolver {
    /// Whether the dialog can be made although people may be missing: where they are to be left out, the owner is not
    /// one of them, and somebody remains.
    ///
    /// What is to be absent needs nobody but its owner: it is known by its ID, or left alone.
    func canBeMade(_ draft: borrowing Draft) -> Bool {
        if draft.missing.isEmpty { return true }
        guard found.isComplete, let owner = draft.owner.id else { return false }
        if draft.fields.state.value == .absent, draft.type != .private { return true }
        guard found.leavesOutOthers else { return false }
        return switch draft.type {
        case .public: true
        case .group: draft.fields.occupants.value.map { !$0.users.subtracting([owner]).isEmpty } ?? false
        case .private: draft.fields.occupants.value.map { $0.unresolved.isEmpty } ?? false
        }
    }
}

extension DialogResolver.Draft {
    /// Whom the dialog names whose IDs are not known, or not yet.
    var missing: Set<UserReference> {
        var missing: Set<UserReference> = []
        if case .unresolved(let owner) = owner { missing.insert(owner) }
        for field in ManagedField.ofUsers {
            if let members = fields.members(field) { missing.formUnion(members.unresolved) }
        }
        return missing
    }
}

extension Diagnostic.Message {
    fileprivate static let missingOccupants: Self =
        "the dialog has no occupants; a group needs one besides its owner: add 'occupants'"

    fileprivate static let lonelyGroup: Self = "a group needs an occupant besides its owner"

    fileprivate static let missingOpponent: Self =
        "the dialog has no occupants; a private dialog needs one opponent: add 'occupants'"

    fileprivate static func wrongOpponents(_ count: Int) -> Self {
        "a private dialog needs exactly one opponent besides its owner, not \(count)"
    }

    fileprivate static let missingOwner: Self = "the dialog has no owner: add 'owner', or set QUICKBLOX_USER_ID"

    fileprivate static func otherOwner(_ name: String, _ owner: UserID, _ user: String) -> Self {
        let who = name == String(owner.rawValue) ? "\(owner)" : "\(name.quoted) (\(owner))"
        return "owner \(who) is not the token's user \(user): remove 'owner', or use an API key"
    }
}
