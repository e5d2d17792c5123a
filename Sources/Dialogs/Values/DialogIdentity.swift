/// Which live dialog is a key's dialog, and the owner for whom it was found or made.
package struct DialogIdentity: Hashable, Sendable {
    /// The dialog's `_id`.
    package let id: DialogID
    /// The owner for whom it was found or made: one who could see it then.
    package let owner: UserID

    /// Creates an identity.
    package init(_ id: DialogID, owner: UserID) {
        self.id = id
        self.owner = owner
    }
}
