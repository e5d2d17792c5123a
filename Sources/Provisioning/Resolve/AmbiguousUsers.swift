package import Dialogs
package import Manifests

/// User references that match several users in the application.
package struct AmbiguousUsers: Sendable {
    /// The users that each reference matches.
    package let candidates: [UserReference: Set<UserID>]
    /// Where all users are named.
    package let places: UserReferences
    /// What the manifests call the people.
    package let people: PeopleNames
}
