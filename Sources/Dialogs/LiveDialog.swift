/// One dialog that the API returned, with what a plan compares and a report prints; volatile fields are left out.
///
/// Lenient by design: older servers lack fields, and any field may be `null`
/// (https://docs.quickblox.com/reference/dialog-model). Its fields are shared by all its copies.
package struct LiveDialog: Sendable {
    private let shared: Shared<Fields>

    /// Creates a live dialog.
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
        createdAt: String? = nil
    ) {
        let fields = Fields(
            id: id,
            type: type,
            name: name,
            occupants: occupants,
            admins: admins,
            photo: photo,
            joinRequired: joinRequired,
            className: className,
            data: data,
            creator: creator,
            roomJID: roomJID,
            createdAt: createdAt
        )
        shared = Shared(fields)
    }

    private struct Fields: Hashable {
        let id: DialogID
        let type: DialogType
        let name: ExactText?
        let occupants: UserIDs
        let admins: UserIDs?
        let photo: ExactText?
        let joinRequired: Bool?
        let className: ExactText?
        let data: CustomFields<LiveValue>
        let creator: UserID?
        let roomJID: String?
        let createdAt: String?
    }
}

extension LiveDialog {
    /// The server-made `_id`.
    package var id: DialogID { shared.value.id }
    /// The type.
    package var type: DialogType { shared.value.type }
    /// The name; for a private dialog the opponent's name as the viewer sees it, or nothing.
    package var name: ExactText? { shared.value.name }
    /// The occupants; empty for public dialogs.
    package var occupants: UserIDs { shared.value.occupants }
    /// Users with admin permissions; `nil` where the server does not tell (before v2.52).
    package var admins: UserIDs? { shared.value.admins }
    /// The avatar.
    package var photo: ExactText? { shared.value.photo }
    /// Whether joining is required; `nil` where the server does not tell (before v2.34, or not a group).
    package var joinRequired: Bool? { shared.value.joinRequired }
    /// The class of the custom data.
    package var className: ExactText? { shared.value.className }
    /// The custom data without its class name.
    package var data: CustomFields<LiveValue> { shared.value.data }
    /// The user who created the dialog; `nil` where an old server does not tell.
    package var creator: UserID? { shared.value.creator }
    /// The address of its chat room; `nil` for a private dialog.
    package var roomJID: String? { shared.value.roomJID }
    /// When it was created, in the server's words (ISO 8601, UTC, whole seconds).
    package var createdAt: String? { shared.value.createdAt }
}

extension LiveDialog: Hashable {
    package static func == (first: Self, second: Self) -> Bool { first.shared == second.shared }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(id)
    }
}

/// A value of a live dialog's custom data.
package enum LiveValue: Hashable, Sendable {
    /// A value that a manifest could declare.
    case scalar(Scalar)
    /// Nothing.
    case null
    /// A list or an object, kept as JSON text; no manifest declares one.
    case composite(String)
}
