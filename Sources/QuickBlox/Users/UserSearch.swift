package import Dialogs

/// The result of a search for users.
package struct UserSearch: Hashable, Sendable {
    /// The user IDs that were found, by reference.
    package internal(set) var found: [UserReference: UserID] = [:]
    /// The references that match several users.
    package internal(set) var ambiguous: [UserReference: Set<UserID>] = [:]
    /// How many requests it took, including repeated ones.
    package internal(set) var requests = 0

    mutating func note(_ users: [UserRow], for request: UserRequest) {
        for reference in request.references {
            let meant = Set(users.filter { $0.isMeant(by: reference) }.map(\.id))
            if meant.count > 1 { ambiguous[reference] = meant } else { found[reference] = meant.first }
        }
    }
}
