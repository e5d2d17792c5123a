/// One dialog that the API returned, with what a plan compares and a report prints; volatile fields are left out.
///
/// Lenient by design: older servers lack fields, and any field may be `null`
/// (https://docs.quickblox.com/reference/dialog-model). Its fields are shared by all its copies.
package struct LiveDialog: Sendable {
    private let shared: Shared<Storage>

    /// Creates a live dialog.
    package init(
        id: DialogID,
        type: DialogType,
        fields: LiveFields,
        creator: UserID? = nil,
        roomJID: String? = nil,
        createdAt: String? = nil,
        lastMessageAt: Int? = nil
    ) {
        var storage = Storage(
            id: id,
            type: type,
            fields: fields,
            creator: creator,
            roomJID: roomJID,
            createdAt: createdAt,
            lastMessageAt: lastMessageAt
        )
        if fields.occupants == nil { storage.fields.occupants = [] }
        shared = Shared(storage)
    }

    private struct Storage: Hashable {
        let id: DialogID
        let type: DialogType
        var fields: LiveFields
        let creator: UserID?
        let roomJID: String?
        let createdAt: String?
        let lastMessageAt: Int?
    }
}

extension LiveDialog {
    /// The server-made `_id`.
    package var id: DialogID { shared.value.id }
    /// The type.
    package var type: DialogType { shared.value.type }
    /// The name; for a private dialog the opponent's name as the viewer sees it, or nothing.
    package var name: ExactText? { shared.value.fields.name }
    /// The occupants; empty for public dialogs.
    package var occupants: UserIDs { shared.value.fields.occupants ?? [] }
    /// The admins, as far as the server tells.
    package var admins: UserIDs { shared.value.fields.admins ?? [] }
    /// The class of the custom data.
    package var className: ExactText? { shared.value.fields.data?.className }
    /// The user who created the dialog; `nil` where an old server does not tell.
    package var creator: UserID? { shared.value.creator }
    /// The address of its chat room; `nil` for a private dialog.
    package var roomJID: String? { shared.value.roomJID }
    /// When it was created, in the server's words (ISO 8601, UTC, whole seconds).
    package var createdAt: String? { shared.value.createdAt }
    /// When its last message was sent, in seconds since 1970; `nil` where there is none, or the server does not tell.
    package var lastMessageAt: Int? { shared.value.lastMessageAt }

    /// What the server tells of a managed field; `nil` where it tells nothing.
    package subscript(field: ManagedField) -> ReportedValue? { shared.value.fields[field] }
}

extension LiveDialog: Hashable {
    package static func == (first: Self, second: Self) -> Bool { first.shared == second.shared }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(id)
    }
}
