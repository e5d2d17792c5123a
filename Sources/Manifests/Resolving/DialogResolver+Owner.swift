internal import Diagnostics
internal import Dialogs
internal import YAML

extension DialogResolver {
    /// Finds the owner: the dialog's or its file's, else the one that goes with the credentials.
    mutating func owner(of fields: borrowing DialogDeclaration, isPartial: Bool) -> Owner {
        switch fields.owner {
        case .mistaken: .mistaken
        case .value(.id(let owner), let pair): checked(owner, pair)
        case .value(.reference(let user), _): .unresolved(user)
        case .absent: impliedOwner(of: fields.node, isPartial: isPartial)
        }
    }

    private mutating func checked(_ owner: UserID, _ pair: Pair) -> Owner {
        guard case .session(let user) = ownership, user != owner else { return .known(owner) }
        mistakes.report(.otherOwner(pair.value.text, owner, user), at: pair.value)
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

extension Diagnostic.Message {
    fileprivate static let missingOwner: Self = "the dialog has no owner: add 'owner', or set QUICKBLOX_USER_ID"

    fileprivate static func otherOwner(_ name: String, _ owner: UserID, _ user: UserID) -> Self {
        let who = name == String(owner.rawValue) ? "\(owner)" : "\(name.quoted) (\(owner))"
        return "owner \(who) is not the token's user \(user): remove 'owner', or use an API key"
    }
}
