package import Dialogs
internal import JSON

/// One dialog as the API sends it (https://docs.quickblox.com/reference/dialog-model).
package struct DialogRow: Hashable, Sendable {
    /// The `_id`, which every dialog has.
    package let id: DialogID
    /// The dialog; `nil` where its type is none that this version knows.
    package let dialog: LiveDialog?
    /// Whether no more was read of it than a query asks for.
    package let isLeftOut: Bool
}

extension DialogRow {
    private enum Key: String, CaseIterable, Sendable {
        case id = "_id"
        case type
        case name
        case occupants = "occupants_ids"
        case admins = "admin_ids"
        case photo
        case joinRequired = "is_join_required"
        case data
        case creator = "user_id"
        case roomJID = "xmpp_room_jid"
        case createdAt = "created_at"

        /// Whether a query can ask for it.
        var isAskedFor: Bool {
            switch self {
            case .id, .type, .name, .occupants: true
            case .admins, .photo, .joinRequired, .data, .creator, .roomJID, .createdAt: false
            }
        }
    }

    private static let keys = JSONKeyTable(Key.self)

    /// Reads the dialog that comes next.
    ///
    /// Of one that is left out no more is read than a query asks for, once its `_id` has told, which mostly comes first.
    ///
    /// - Throws: `JSONError` where it is no object, or has not one `_id`.
    init(from reader: inout JSONReader, leavingOut leftOut: Set<DialogID> = []) throws(JSONError) {
        var fields = Fields()
        var isLeftOut = false
        try reader.beginObject()
        while let place = try reader.nextKey(in: Self.keys) {
            let key = Key.allCases[place]
            if isLeftOut, !key.isAskedFor { continue }
            try fields.read(key, from: &reader)
            guard key == .id, !leftOut.isEmpty else { continue }
            guard !isLeftOut else { throw reader.error("a dialog has two '_id's") }
            isLeftOut = fields.id.flatMap(DialogID.init(serverText:)).map(leftOut.contains) ?? false
        }
        guard let id = fields.id.flatMap(DialogID.init(serverText:)) else {
            throw reader.error("a dialog has no '_id'")
        }
        self.id = id
        self.isLeftOut = isLeftOut
        dialog = fields.type.flatMap(DialogType.init).map { fields.dialog(id: id, type: $0) }
    }

    private struct Fields {
        var id: String?
        var type: Int?
        var name: String?
        var occupants: UserIDs?
        var admins: UserIDs?
        var photo: String?
        var joinRequired: Bool?
        var data: LiveData?
        var creator: Int?
        var roomJID: String?
        var createdAt: String?

        mutating func read(_ key: Key, from reader: inout JSONReader) throws(JSONError) {
            switch key {
            case .id: id = try reader.readLenientText()
            case .type: type = try reader.readLenientInteger()
            case .name: name = try reader.readLenientText()
            case .occupants: occupants = try reader.readUsers()
            case .admins: admins = try reader.readUsers()
            case .photo: photo = try reader.readLenientText()
            case .joinRequired: joinRequired = try reader.readLenientBoolean()
            case .data: data = try LiveData(from: &reader)
            case .creator: creator = try reader.readLenientInteger()
            case .roomJID: roomJID = try reader.readLenientText()
            case .createdAt: createdAt = try reader.readLenientText()
            }
        }

        func dialog(id: DialogID, type: DialogType) -> LiveDialog {
            LiveDialog(
                id: id,
                type: type,
                name: name.map { ExactText($0) },
                occupants: occupants ?? [],
                admins: admins,
                photo: photo.map { ExactText($0) },
                joinRequired: joinRequired,
                className: data?.className,
                data: data?.fields ?? CustomFields(),
                creator: creator.flatMap(UserID.init),
                roomJID: roomJID,
                createdAt: createdAt
            )
        }
    }
}
