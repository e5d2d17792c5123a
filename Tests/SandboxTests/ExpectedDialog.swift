import JSON

/// A dialog as a response should have it, with every documented member in order.
struct ExpectedDialog {
    var id = "5d75393ba28f9a0000000001"
    var name: JSONValue = nil
    var occupants: JSONValue = []
    var admins: JSONValue = []
    var photo: JSONValue = nil
    var type: JSONValue
    var owner = RunningSandbox.caller
    var hasRoom = true
    var unread: JSONValue = nil
    var joinRequired: JSONValue = nil
    var data: JSONValue?

    var json: JSONValue {
        var object = JSONObject([
            .init(key: "_id", value: .string(id)),
            .init(key: "created_at", value: "2019-09-08T17:24:11Z"),
            .init(key: "last_message", value: nil),
            .init(key: "last_message_date_sent", value: nil),
            .init(key: "last_message_id", value: nil),
            .init(key: "last_message_user_id", value: nil),
            .init(key: "name", value: name),
            .init(key: "occupants_ids", value: occupants),
            .init(key: "admin_ids", value: admins),
            .init(key: "photo", value: photo),
            .init(key: "type", value: type),
            .init(key: "updated_at", value: "2019-09-08T17:24:11Z"),
            .init(key: "user_id", value: .integer(owner)),
            .init(key: "xmpp_room_jid", value: hasRoom ? .string("76730_\(id)@muc.chat.quickblox.com") : nil),
            .init(key: "unread_messages_count", value: unread),
            .init(key: "is_join_required", value: joinRequired),
        ])
        object["data"] = data
        return .object(object)
    }
}
