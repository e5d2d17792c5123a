import JSON

/// A message in a dialog's history.
struct Message: Hashable {
    let id: DialogIdentifier
    let dialogID: DialogIdentifier
    let sender: Int
    /// The other user of a private dialog; 0 in the other types.
    let recipient: Int
    let text: String?
    let dateSent: Timestamp
    let attachments: [JSONValue]
    /// Whether it was sent with `markable`.
    let isMarkable: Bool
    /// The parameters of a client's own.
    let custom: JSONObject
    /// Who has read it, beside the sender.
    var readers: Set<Int> = []

    /// Whether a user has yet to read it.
    func isUnread(by user: Int) -> Bool { sender != user && !readers.contains(user) }
}

extension Message {
    /// The message as a listing returns it.
    var body: JSONValue { .object(JSONObject(members(isNew: false))) }

    /// The message as the request that creates it is answered: without times of its own, and read by nobody, as in the
    /// reference's sample.
    var newBody: JSONValue { .object(JSONObject(members(isNew: true))) }

    private func members(isNew: Bool) -> [JSONObject.Member] {
        let time: JSONValue = isNew ? .null : .string(dateSent.iso8601)
        let seen: JSONValue = isNew ? [] : .array(([sender] + readers.sorted()).map(JSONValue.integer))
        var members: [JSONObject.Member] = [.init(key: "_id", value: .string(id.description))]
        members += custom.members
        members += [
            .init(key: "attachments", value: .array(attachments)),
            .init(key: "chat_dialog_id", value: .string(dialogID.description)),
            .init(key: "created_at", value: time), .init(key: "date_sent", value: .integer(dateSent.seconds)),
            .init(key: "delivered_ids", value: seen),
        ]
        if isMarkable { members.append(.init(key: "markable", value: 1)) }
        return members + [
            .init(key: "message", value: text.map(JSONValue.string) ?? .null), .init(key: "read_ids", value: seen),
            .init(key: "recipient_id", value: .integer(recipient)), .init(key: "sender_id", value: .integer(sender)),
            .init(key: "updated_at", value: time), .init(key: "read", value: readers.isEmpty ? 0 : 1),
        ]
    }
}
