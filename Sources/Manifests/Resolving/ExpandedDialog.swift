package import Dialogs

/// A dialog as its manifest would declare it without defaults, groups, names and rosters.
package struct ExpandedDialog: Hashable, Sendable {
    /// The key; `nil` where it is made of the type and the name.
    package let key: ExactText?
    /// The type.
    package let type: DialogType
    /// The name.
    package let name: ExactText?
    /// The owner; `nil` where nobody is named and nobody is known.
    package let owner: NamedUser?
    /// The occupants, in order.
    package let occupants: [NamedUser]?
    /// The admins, in order.
    package let admins: [NamedUser]?
    /// The photo.
    package let photo: ExactText?
    /// Whether joining is required.
    package let joinRequired: Bool?
    /// Custom data.
    package let data: CustomData?
    /// How the live dialog is told from others; `nil` where nothing is said of it.
    package let identification: DesiredDialog.Identification?
}

extension DialogResolver.Draft {
    /// The dialog without defaults, groups and names.
    ///
    /// - Parameter dropsUnresolved: Whether those are left out whose ID is not known.
    /// - Returns: The dialog.
    func expanded(dropsUnresolved: Bool) -> ExpandedDialog {
        let users = { (members: Members?) -> [NamedUser]? in
            members.map { members in
                members.users.sorted().map { .id($0) }
                    + (dropsUnresolved ? [] : members.unresolved.sorted().map { .reference($0) })
            }
        }
        let owner: NamedUser? =
            switch owner {
            case .known(let id): .id(id)
            case .unresolved(let reference): .reference(reference)
            case .undetermined, .mistaken: nil
            }
        let match = fields.match.value.map { DesiredDialog.Identification.match($0) }
        return ExpandedDialog(
            key: fields.key.value,
            type: type,
            name: fields.name.value,
            owner: owner,
            occupants: users(fields.occupants.value),
            admins: users(fields.admins.value),
            photo: fields.photo.value,
            joinRequired: fields.joinRequired.value,
            data: fields.data.value.flatMap { data in
                data.className.value.map { CustomData(className: $0, fields: CustomFields(data.fields)) }
            },
            identification: fields.id.value.map { .pinned($0) } ?? match
        )
    }
}
