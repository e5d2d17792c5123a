import JSON

/// A dialog as the sandbox keeps it: what the dialog model documents, without what depends on the viewer.
///
/// What an update cannot change is constant.
///
/// Not kept: `unread_messages_count`, and a private dialog's `name`, which for each user is the other's name.
struct Dialog: Hashable {
    let id: DialogIdentifier
    let kind: DialogKind
    /// The user who created it.
    let owner: Int
    var name: String?
    var photo: String?
    /// In ascending order.
    var occupants: [Int]
    /// In ascending order.
    var admins: [Int]
    /// Zero or one for a group, nothing for the others.
    let joinRequired: Int?
    /// The custom data with its `class_name`; nothing where there is none.
    var data: JSONObject?
    let roomJID: String?
    let createdAt: Timestamp
    var updatedAt: Timestamp
    let lastMessage: LastMessage

    /// Whether a user is among the occupants.
    func hasOccupant(_ user: Int) -> Bool {
        let position = occupants.partitionPoint { $0 < user }
        return position < occupants.count && occupants[position] == user
    }

    /// What is said of the newest message, all of it nothing before the first.
    struct LastMessage: Hashable {
        var text: String?
        /// Seconds since 1970.
        var dateSent: Int?
        var id: String?
        var userID: Int?
    }
}
