package import Dialogs
package import Manifests

/// Users that manifests name and the application does not have, and the dialogs that name them.
package struct MissingUsers: Sendable {
    /// The users that were not found, in order.
    package let users: [UserReference]
    /// Where all users are named.
    package let places: UserReferences
    /// Dialogs that are left alone because of missing users.
    package let withheld: [IncompleteDialog]
    /// Dialogs that are created without missing users.
    package let reduced: [IncompleteDialog]
    /// Whether dialogs are to be created without missing users.
    package let isSkipping: Bool
}

/// User references that match several users in the application.
package struct AmbiguousUsers: Sendable {
    /// The users that each reference matches.
    package let candidates: [UserReference: Set<UserID>]
    /// Where all users are named.
    package let places: UserReferences
    /// What the manifests call the people.
    package let people: PeopleNames
}
