package import Dialogs

/// A dialog as its manifest would declare it without defaults, groups, names and rosters.
package struct ExpandedDialog: Sendable {
    /// The key; `nil` where it is made of the type and the name.
    package let key: ExactText?
    /// The type.
    package let type: DialogType
    /// The owner; `nil` where nobody is named and nobody is known.
    package let owner: NamedUser?
    /// The managed fields, users by their IDs.
    package let fields: DeclaredFields
    /// Those among the users of a field whose IDs are not known, in order.
    package let references: [ManagedField: [UserReference]]
    /// The ID of the live dialog, where it is named.
    package let id: DialogID?
    /// What a group of the name that lacks occupants is, where that is said.
    package let match: DesiredDialog.Match?
    /// Whether what differs is changed, where that is said.
    package let updates: Bool?
    /// What occupants are who are not declared, where that is said.
    package let unlisted: UnlistedPeople?
    /// What admins are who are not declared, where that is said.
    package let unlistedAdmins: UnlistedPeople?
    /// Whether it is to be there, where that is said.
    package let state: DialogState?
}

extension DialogResolver.Draft {
    /// The dialog without defaults, groups and names.
    ///
    /// - Parameter dropsUnresolved: Whether those are left out whose ID is not known.
    /// - Returns: The dialog.
    func expanded(dropsUnresolved: Bool) -> ExpandedDialog {
        let owner: NamedUser? =
            switch owner {
            case .known(let id): .id(id)
            case .unresolved(let reference): .reference(reference)
            case .undetermined, .mistaken: nil
            }
        var references: [ManagedField: [UserReference]] = [:]
        for field in ManagedField.ofUsers where !dropsUnresolved {
            references[field] = fields.members(field)?.unresolved.sorted()
        }
        return ExpandedDialog(
            key: fields.key.value,
            type: type,
            owner: owner,
            fields: declaredFields(occupants: fields.occupants.value?.users),
            references: references,
            id: fields.id.value,
            match: fields.id.value == nil ? fields.match.value : nil,
            updates: fields.update.value,
            unlisted: fields.unlisted.value,
            unlistedAdmins: fields.unlistedAdmins.value,
            state: fields.state.value
        )
    }
}
