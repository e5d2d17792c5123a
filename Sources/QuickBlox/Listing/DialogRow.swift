package import Dialogs
internal import JSON

/// One dialog as the API sends it (https://docs.quickblox.com/reference/dialog-model).
package struct DialogRow: Hashable, Sendable {
    /// The `_id`.
    package let id: DialogID
    /// The dialog; `nil` where this version does not know its type.
    package let dialog: LiveDialog?
    /// Whether only the fields that a query filters by were read.
    package let isLeftOut: Bool
}

extension DialogRow {
    private enum Key: Sendable {
        case id
        case type
        case creator
        case roomJID
        case createdAt
        case lastMessageAt
        case managed(ManagedField)

        static let all: [Self] =
            [.id, .type, .creator, .roomJID, .createdAt, .lastMessageAt] + ManagedField.allCases.map { .managed($0) }

        var name: String {
            switch self {
            case .id: "_id"
            case .type: "type"
            case .creator: "user_id"
            case .roomJID: "xmpp_room_jid"
            case .createdAt: "created_at"
            case .lastMessageAt: "last_message_date_sent"
            case .managed(let field): field.wireName.description
            }
        }

        /// Whether a query can filter by it.
        var isQueried: Bool {
            switch self {
            case .id, .type, .managed(.name), .managed(.occupants), .managed(.data): true
            case .creator, .roomJID, .createdAt, .lastMessageAt, .managed: false
            }
        }

        var isID: Bool { if case .id = self { true } else { false } }
    }

    private static let keys = JSONKeyTable(Key.all.map(\.name))

    /// Reads the next dialog.
    ///
    /// As soon as its `_id`, which usually comes first, shows that it is left out, only the fields that a query filters
    /// by are read.
    ///
    /// - Throws: `JSONError` where it is not an object, has no `_id`, or has a second one after that of a dialog that
    ///   is left out.
    init(from reader: inout JSONReader, leavingOut leftOut: Set<DialogID> = []) throws(JSONError) {
        var members = Members()
        var isLeftOut = false
        try reader.beginObject()
        while let place = try reader.nextKey(in: Self.keys) {
            let key = Key.all[place]
            if isLeftOut, !key.isQueried { continue }
            try members.read(key, from: &reader)
            guard key.isID, !leftOut.isEmpty else { continue }
            guard !isLeftOut else { throw reader.error("a dialog has two '_id's") }
            isLeftOut = members.id.flatMap(DialogID.init(serverText:)).map(leftOut.contains) ?? false
        }
        guard let id = members.id.flatMap(DialogID.init(serverText:)) else {
            throw reader.error("a dialog has no '_id'")
        }
        self.id = id
        self.isLeftOut = isLeftOut
        dialog = members.type.flatMap(DialogType.init).map { members.dialog(id: id, type: $0) }
    }

    /// The members of the object as far as they were read.
    private struct Members {
        var id: String?
        var type: Int?
        var fields = LiveFields()
        var creator: Int?
        var roomJID: String?
        var createdAt: String?
        var lastMessageAt: Int?

        mutating func read(_ key: Key, from reader: inout JSONReader) throws(JSONError) {
            switch key {
            case .id: id = try reader.readLenientText()
            case .type: type = try reader.readLenientInteger()
            case .creator: creator = try reader.readLenientInteger()
            case .roomJID: roomJID = try reader.readLenientText()
            case .createdAt: createdAt = try reader.readLenientText()
            case .lastMessageAt: lastMessageAt = try reader.readLenientInteger()
            case .managed(let field): fields[field] = try Self.value(of: field, from: &reader)
            }
        }

        private static func value(
            of field: ManagedField,
            from reader: inout JSONReader
        ) throws(JSONError) -> ReportedValue? {
            switch field.kind {
            case .text: try reader.readLenientText().map { .text(ExactText($0)) }
            case .flag: try reader.readLenientBoolean().map { .flag($0) }
            case .users: try reader.readUsers().map { .users($0) }
            case .data: try reader.readLiveData().map { .data($0) }
            }
        }

        func dialog(id: DialogID, type: DialogType) -> LiveDialog {
            LiveDialog(
                id: id,
                type: type,
                fields: fields,
                creator: creator.flatMap(UserID.init),
                roomJID: roomJID,
                createdAt: createdAt,
                lastMessageAt: lastMessageAt.flatMap { $0 > 0 ? $0 : nil }
            )
        }
    }
}
