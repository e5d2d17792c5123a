package import Dialogs

/// Who was found of those that were looked for.
package struct UserSearch: Hashable, Sendable {
    /// The users, each by what was looked for.
    package internal(set) var found: [UserReference: UserID] = [:]
    /// Those who may be one of several users.
    package internal(set) var ambiguous: [UserReference: Set<UserID>] = [:]
    /// How many requests it took, repeated ones counted.
    package internal(set) var requests = 0

    mutating func note(_ users: [UserRow], for request: UserRequest) {
        for reference in request.references {
            let meant = Set(users.filter { $0.isMeant(by: reference) }.map(\.id))
            if meant.count > 1 { ambiguous[reference] = meant } else { found[reference] = meant.first }
        }
    }
}
