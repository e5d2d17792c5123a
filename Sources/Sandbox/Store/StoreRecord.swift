import JSON

/// One line of a store: a change to one dialog, user or class, or a message.
enum StoreRecord {
    /// A new dialog: the object that the API returns.
    case added(RenderedDialog)
    /// A changed dialog: `{"changed":{…}}`, the whole object.
    case changed(RenderedDialog)
    /// A removed dialog: `{"removed":"…"}`, its `_id`.
    case removed(DialogIdentifier)
    /// A dialog that a user deleted for themselves only: `{"hidden":"…","user_id":1}`.
    case hidden(DialogIdentifier, from: Int)
    /// A dialog that such a user sees again: `{"revealed":"…","user_id":1}`.
    case revealed(DialogIdentifier, to: Int)

    /// A new user, or a changed one: `{"user":{…}}`, with the code of the password.
    case user(User)
    /// A deleted user: `{"deleted_user":1}`.
    case deletedUser(Int)
    /// A new class of custom data: `{"class":{…}}`.
    case customClass(CustomClass)
    /// A new message: `{"message":{…}}`.
    case message(Message)
    /// Messages that a user has read: `{"read":{"chat_dialog_id":"…","user_id":1,"ids":["…"]}}`.
    case read([DialogIdentifier], in: DialogIdentifier, by: Int)

    /// The record of a change.
    init(_ change: DialogChange) {
        self =
            switch change {
            case .created(let dialog): .added(RenderedDialog(dialog))
            case .changed(let dialog): .changed(RenderedDialog(dialog))
            case .removed(let id): .removed(id)
            case .hidden(let id, let user): .hidden(id, from: user)
            case .revealed(let id, let user): .revealed(id, to: user)
            }
    }

    /// Appends the line with its line feed.
    func append(to output: inout [UInt8]) {
        switch self {
        case .added(let dialog): dialog.append(to: &output, unreadCount: nil)
        case .changed(let dialog):
            output += "{\"changed\":".utf8
            dialog.append(to: &output, unreadCount: nil)
            output.append(UInt8(ascii: "}"))
        case .removed(let id): output += "{\"removed\":\"\(id)\"}".utf8
        case .hidden(let id, let user): output += "{\"hidden\":\"\(id)\",\"user_id\":\(user)}".utf8
        case .revealed(let id, let user): output += "{\"revealed\":\"\(id)\",\"user_id\":\(user)}".utf8
        case .deletedUser(let user): output += "{\"deleted_user\":\(user)}".utf8
        case .user(let user): output += Self.object("user", user.stored)
        case .customClass(let created): output += Self.object("class", created.stored)
        case .message(let message): output += Self.object("message", message.stored)
        case .read(let ids, let dialog, let user):
            let object: JSONValue = [
                "chat_dialog_id": .string(dialog.description), "user_id": .integer(user),
                "ids": .array(ids.map { .string($0.description) }),
            ]
            output += Self.object("read", object)
        }
        output.append(UInt8(ascii: "\n"))
    }

    private static func object(_ name: String, _ value: JSONValue) -> [UInt8] {
        JSONValue.object(JSONObject([.init(key: name, value: value)])).serialized()
    }
}
