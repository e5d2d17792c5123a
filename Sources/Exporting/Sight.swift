package import Dialogs

/// Everything that one user sees, or all of it that can be taken for what is exported.
package struct Sight: Sendable {
    /// The user.
    package let owner: UserID
    /// The dialogs.
    package let dialogs: [LiveDialog]

    /// Creates a sight.
    package init(owner: UserID, dialogs: [LiveDialog]) {
        self.owner = owner
        self.dialogs = dialogs
    }
}
