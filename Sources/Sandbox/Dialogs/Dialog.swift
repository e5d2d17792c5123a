import JSON

/// A dialog as the sandbox stores it: the documented fields, except those that depend on the viewer.
///
/// The client has its own type for this; see `SandboxServer`.
///
/// Fields that an update cannot change are constants.
///
/// Not stored: `unread_messages_count`, and the `name` of a private dialog, which for each of the two users is the name
/// of the other.
struct Dialog: Hashable {
    let id: DialogIdentifier
    let kind: DialogKind
    /// The user who created it.
    let owner: Int
    var name: String?
    var photo: String?
    /// In ascending order; users can be in it twice if pushes are assumed to do that.
    var occupants: [Int]
    /// In ascending order, as the occupants are.
    var admins: [Int]
    /// 0 or 1 for a group, `nil` for the other types.
    var joinRequired: Int?
    /// The custom data with its `class_name`, if there is any.
    var data: JSONObject?
    let roomJID: String?
    let createdAt: Timestamp
    var updatedAt: Timestamp
    var lastMessage: LastMessage

    /// Whether a user is among the occupants.
    func hasOccupant(_ user: Int) -> Bool {
        let position = occupants.partitionPoint { $0 < user }
        return position < occupants.count && occupants[position] == user
    }

    /// The fields about the newest message, all `nil` before the first message.
    struct LastMessage: Hashable {
        var text: String?
        /// Seconds since 1970.
        var dateSent: Int?
        var id: String?
        var userID: Int?
    }
}
