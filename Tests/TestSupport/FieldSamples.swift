package import Dialogs

extension DialogContent {
    /// A public dialog's fields.
    package static func `public`(
        name: ExactText,
        photo: ExactText? = nil,
        admins: UserIDs? = nil,
        data: CustomData? = nil
    ) -> Self {
        checked(.public, [.name: .text(name)], admins: admins, photo: photo, data: data)
    }

    /// A group's fields.
    package static func group(
        name: ExactText,
        occupants: UserIDs,
        admins: UserIDs? = nil,
        photo: ExactText? = nil,
        joinRequired: Bool? = nil,
        data: CustomData? = nil
    ) -> Self {
        var needed: [ManagedField: DeclaredValue] = [.name: .text(name), .occupants: .users(occupants)]
        needed[.joinRequired] = joinRequired.map { .flag($0) }
        return checked(.group, needed, admins: admins, photo: photo, data: data)
    }

    /// A private dialog's fields.
    package static func `private`(opponent: UserID, data: CustomData? = nil) -> Self {
        checked(.private, [.occupants: .users([opponent])], data: data)
    }

    private static func checked(
        _ type: DialogType,
        _ values: [ManagedField: DeclaredValue],
        admins: UserIDs? = nil,
        photo: ExactText? = nil,
        data: CustomData? = nil
    ) -> Self {
        var fields = DeclaredFields()
        for (field, value) in values { fields[field] = value }
        (fields.admins, fields.photo, fields.data) = (admins, photo, data)
        guard let content = Self(type, fields) else { preconditionFailure("a \(type.word) dialog of these fields") }
        return content
    }
}

extension DesiredDialog {
    /// The declared admins, where they are managed.
    package var admins: UserIDs? { content.fields.admins }
    /// The declared photo, where it is managed.
    package var photo: ExactText? { content.fields.photo }
    /// Whether joining is required, where that is managed.
    package var joinRequired: Bool? { content.fields.joinRequired }
    /// The declared custom data, where it is managed.
    package var data: CustomData? { content.fields.data }
}

extension LiveDialog {
    /// Creates a live dialog of its fields one by one.
    package init(
        id: DialogID,
        type: DialogType,
        name: ExactText?,
        occupants: UserIDs = [],
        admins: UserIDs? = nil,
        photo: ExactText? = nil,
        joinRequired: Bool? = nil,
        className: ExactText? = nil,
        data: CustomFields<LiveValue> = CustomFields(),
        creator: UserID? = nil,
        roomJID: String? = nil,
        createdAt: String? = nil,
        lastMessageAt: Int? = nil
    ) {
        var fields = LiveFields()
        (fields.name, fields.occupants, fields.admins) = (name, occupants, admins)
        (fields.photo, fields.joinRequired) = (photo, joinRequired)
        fields.data = LiveData(className: className, fields: data)
        self.init(
            id: id,
            type: type,
            fields: fields,
            creator: creator,
            roomJID: roomJID,
            createdAt: createdAt,
            lastMessageAt: lastMessageAt
        )
    }

    /// The live admins, where the server tells them.
    package var admins: UserIDs? { if case .users(let users) = self[.admins] { users } else { nil } }
    /// The live photo.
    package var photo: ExactText? { if case .text(let text) = self[.photo] { text } else { nil } }
    /// Whether joining is required, where the server tells.
    package var joinRequired: Bool? { if case .flag(let flag) = self[.joinRequired] { flag } else { nil } }
    /// The live custom data without its class.
    package var data: CustomFields<LiveValue> { if case .data(let data) = self[.data] { data.fields } else { [:] } }
}
