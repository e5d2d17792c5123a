import JSON

/// The JSON of a dialog, rendered once, with gaps for the members that differ between responses:
/// `unread_messages_count`, and the name of a private dialog, which is the name of the other user.
struct RenderedDialog {
    private let bytes: [UInt8]
    private let gap: Int
    private var nameGap: Int?

    /// The placeholder for the row of a removed dialog.
    static let none = RenderedDialog(bytes: [], gap: 0)

    private init(bytes: [UInt8], gap: Int) {
        self.bytes = bytes
        self.gap = gap
    }

    /// Renders a dialog with every documented member, `null` if it is not set; `data` only if there is any.
    ///
    /// - Parameters:
    ///   - dialog: The dialog.
    ///   - assumptions: Whether something is not told.
    init(_ dialog: Dialog, assuming assumptions: ListingAssumptions = ListingAssumptions()) {
        var writer = JSONWriter(reservingCapacity: 1_024)
        let creation = dialog.createdAt.iso8601
        writer.beginObject()
        writer.identity(of: dialog, created: creation)
        writer.key("name")
        if dialog.kind == .private {
            nameGap = writer.bytes.count
            writer.gap()
        } else {
            writer.textOrNull(dialog.name)
        }
        writer.members(of: dialog, created: creation, assuming: assumptions)
        writer.key("unread_messages_count")
        gap = writer.bytes.count
        // The value that fills the gap comes here; `gap` makes the writer put a comma after it.
        writer.gap()
        writer.key("is_join_required")
        writer.integerOrNull(dialog.joinRequired)
        if let data = dialog.data {
            writer.key("data")
            writer.value(.object(data))
        }
        writer.endObject()
        bytes = writer.bytes.trimmedToSize
    }

    /// The number of bytes without the values in the gaps.
    var size: Int { bytes.count }

    /// Whether the name depends on the viewer.
    var takesName: Bool { nameGap != nil }

    /// Appends the JSON of the dialog with a count of unread messages, or `null`, and with a name, which is used only
    /// for a private dialog.
    func append(to output: inout [UInt8], unreadCount: Int?, privateName: String? = nil) {
        if let nameGap {
            output.append(contentsOf: bytes[..<nameGap])
            output.append(contentsOf: (privateName.map(JSONValue.string) ?? .null).serialized())
        }
        output.append(contentsOf: bytes[(nameGap ?? 0)..<gap])
        output += (unreadCount.map(String.init) ?? "null").utf8
        output.append(contentsOf: bytes[gap...])
    }
}

extension JSONWriter {
    fileprivate mutating func identity(of dialog: Dialog, created creation: String) {
        member("_id", dialog.id.description)
        member("created_at", creation)
        key("last_message")
        textOrNull(dialog.lastMessage.text)
        key("last_message_date_sent")
        integerOrNull(dialog.lastMessage.dateSent)
        key("last_message_id")
        textOrNull(dialog.lastMessage.id)
        key("last_message_user_id")
        integerOrNull(dialog.lastMessage.userID)
    }

    fileprivate mutating func members(
        of dialog: Dialog,
        created creation: String,
        assuming assumptions: ListingAssumptions
    ) {
        key("occupants_ids")
        integers(dialog.occupants)
        if assumptions.adminIDs == .told {
            key("admin_ids")
            integers(dialog.admins)
        }
        key("photo")
        textOrNull(dialog.photo)
        member("type", dialog.kind.rawValue)
        member("updated_at", dialog.updatedAt == dialog.createdAt ? creation : dialog.updatedAt.iso8601)
        member("user_id", dialog.owner)
        if assumptions.roomAddresses == .told {
            key("xmpp_room_jid")
            textOrNull(dialog.roomJID)
        }
    }

    fileprivate mutating func integerOrNull(_ number: Int?) {
        if let number { integer(number) } else { null() }
    }

    fileprivate mutating func textOrNull(_ text: String?) {
        if let text { string(text) } else { null() }
    }

    private mutating func integers(_ numbers: [Int]) {
        beginArray()
        for number in numbers { integer(number) }
        endArray()
    }
}
