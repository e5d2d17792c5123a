internal import Diagnostics
internal import Dialogs
internal import YAML

extension DialogResolver {
    /// The occupants of a group, of whom one at least is not the owner.
    mutating func groupOccupants(of draft: borrowing Draft) -> UserIDs? {
        guard let (members, node) = occupants(of: draft, orReport: .missingOccupants) else { return nil }
        let (users, owner) = (members.users, draft.owner.id)
        let isLonely = users.ascending.allSatisfy { $0 == owner } && members.unresolved.isEmpty
        if isLonely { mistakes.report(.lonelyGroup, at: node) }
        return users
    }

    /// The one occupant of a private dialog who is not its owner; `nil` while nobody knows one of them.
    mutating func opponent(of draft: borrowing Draft) -> UserID? {
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

extension Diagnostic.Message {
    fileprivate static let missingOccupants: Self =
        "the dialog has no occupants; a group needs one besides its owner: add 'occupants'"

    fileprivate static let lonelyGroup: Self = "a group needs an occupant besides its owner"

    fileprivate static let missingOpponent: Self =
        "the dialog has no occupants; a private dialog needs one opponent: add 'occupants'"

    fileprivate static func wrongOpponents(_ count: Int) -> Self {
        "a private dialog needs exactly one opponent besides its owner, not \(count)"
    }
}
