package import Dialogs
package import Manifests

/// Users whom manifests name and whom the application does not have, and what became of the dialogs that name them.
package struct MissingUsers: Sendable {
    /// Who was not found, in order.
    package let users: [UserReference]
    /// Where everybody is named.
    package let places: UserReferences
    /// Dialogs that are left alone because of them.
    package let withheld: [IncompleteDialog]
    /// Dialogs that are made without them.
    package let reduced: [IncompleteDialog]
    /// Whether dialogs were to be made without them.
    package let isSkipping: Bool
}

/// Users who may be one of several in the application.
package struct AmbiguousUsers: Sendable {
    /// Who each may be.
    package let candidates: [UserReference: Set<UserID>]
    /// Where everybody is named.
    package let places: UserReferences
}
