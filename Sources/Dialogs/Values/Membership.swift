/// What a user is in a dialog; the most important that applies.
package enum Membership: String, CaseIterable, Hashable, Sendable {
    /// The user created it, or is declared as its owner.
    case owner
    /// The user has admin permissions in it.
    case admin
    /// The user is in it.
    case member
}

extension LiveDialog {
    /// What a user is in the dialog; `nil` for somebody who is nothing in it.
    package func membership(of user: UserID) -> Membership? {
        if creator == user { return .owner }
        if case .users(let admins) = self[.admins], admins.contains(user) { return .admin }
        return occupants.contains(user) ? .member : nil
    }

    /// Everybody who is something in the dialog, ascending.
    package var everybody: UserIDs {
        let admins: UserIDs = if case .users(let admins) = self[.admins] { admins } else { [] }
        return occupants.union(admins).union(UserIDs([creator].compactMap(\.self)))
    }
}

extension DesiredDialog {
    /// What a user is to be in the dialog; `nil` for somebody whom the manifest does not name there.
    package func membership(of user: UserID) -> Membership? {
        if owner == user { return .owner }
        if case .users(let admins) = self[.admins], admins.contains(user) { return .admin }
        return members?.contains(user) ?? false ? .member : nil
    }

    /// Everybody whom the manifest names, ascending.
    package var everybody: UserIDs {
        let admins: UserIDs = if case .users(let admins) = self[.admins] { admins } else { [] }
        return (members ?? []).union(admins).adding(owner)
    }
}
