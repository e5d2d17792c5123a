/// What a dialog of a type is to be: it has every field that its type needs, and none that the API does not keep.
package struct DialogContent: Hashable, Sendable {
    /// The type.
    package let type: DialogType
    /// The declared fields.
    package let fields: DeclaredFields

    /// Declares fields of a type; `nil` where one is missing that the type needs, or one is there that it has not.
    ///
    /// A private dialog has one declared occupant, the opponent of its owner.
    package init?(_ type: DialogType, _ fields: DeclaredFields) {
        for field in ManagedField.all {
            let isGood = fields.declares(field) ? field.applies(to: type) : !field.isNeeded(by: type)
            guard isGood else { return nil }
        }
        guard type != .private || fields.occupants?.count == 1 else { return nil }
        self.type = type
        self.fields = fields
    }
}

extension DialogContent {
    /// The one user beside the owner of a private dialog.
    package var opponent: UserID? { type == .private ? fields.occupants?.ascending.first : nil }

    /// Everyone the live dialog of an owner must have; `nil` for a public dialog.
    func members(with owner: UserID) -> UserIDs? {
        guard let occupants = fields.occupants else { return nil }
        return occupants.union(fields.admins ?? []).adding(owner)
    }
}
