/// One dialog that the API returned, with what a plan compares and a report prints; volatile fields are left out.
///
/// Lenient by design: older servers lack fields, and any field may be `null`
/// (https://docs.quickblox.com/reference/dialog-model).
package struct LiveDialog: Hashable, Sendable {
    /// The server-made `_id`.
    package let id: DialogID
    /// The type.
    package let type: DialogType
    /// The name; for a private dialog the opponent's name as the viewer sees it, or nothing.
    package let name: ExactText?
    /// The occupants; empty for public dialogs.
    package let occupants: Set<UserID>
    /// Users with admin permissions; `nil` where the server does not tell (before v2.52).
    package let admins: Set<UserID>?
    /// The avatar.
    package let photo: ExactText?
    /// Whether joining is required; `nil` where the server does not tell (before v2.34, or not a group).
    package let joinRequired: Bool?
    /// The class of the custom data.
    package let className: ExactText?
    /// The custom data without its class name.
    package let data: [ExactText: LiveValue]
    /// The user who created the dialog; `nil` where an old server does not tell.
    package let creator: UserID?
    /// The address of its chat room; `nil` for a private dialog.
    package let roomJID: String?
    /// When it was created, in the server's words (ISO 8601, UTC, whole seconds).
    package let createdAt: String?

    /// Creates a live dialog.
    package init(
        id: DialogID,
        type: DialogType,
        name: ExactText?,
        occupants: Set<UserID> = [],
        admins: Set<UserID>? = nil,
        photo: ExactText? = nil,
        joinRequired: Bool? = nil,
        className: ExactText? = nil,
        data: [ExactText: LiveValue] = [:],
        creator: UserID? = nil,
        roomJID: String? = nil,
        createdAt: String? = nil
    ) {
        self.id = id
        self.type = type
        self.name = name
        self.occupants = occupants
        self.admins = admins
        self.photo = photo
        self.joinRequired = joinRequired
        self.className = className
        self.data = data
        self.creator = creator
        self.roomJID = roomJID
        self.createdAt = createdAt
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
