import JSON

/// The parameters of a request to list the messages of a dialog.
struct MessageQuery {
    /// The maximum and default number of messages on a page; the default is documented, the maximum is not.
    static let greatestLimit = 100

    let conditions: [MessageCondition]
    /// The field that sorts, by the order of sending if there is none.
    let order: (field: MessageField, isDescending: Bool)?
    let skip: Int
    let limit: Int
    /// Whether only the number of messages is requested.
    let isCount: Bool
    /// Whether the messages are marked as read, which they are unless the request says otherwise.
    let marksRead: Bool

    /// Reads the parameters; an invalid value counts as not given, as with dialogs.
    init(_ parameters: JSONObject) {
        let limit = parameters["limit"]?.integerParameter ?? 0
        conditions = parameters.flatMap { MessageCondition.conditions($0, $1) }
        order =
            Self.order("sort_asc", in: parameters).map { ($0, false) }
            ?? Self.order("sort_desc", in: parameters).map { ($0, true) }
        skip = max(0, parameters["skip"]?.integerParameter ?? 0)
        self.limit = limit > 0 ? min(limit, Self.greatestLimit) : Self.greatestLimit
        isCount = parameters["count"]?.flagParameter ?? false
        marksRead = parameters["mark_as_read"]?.flagParameter ?? true
    }

    private static func order(_ name: String, in parameters: JSONObject) -> MessageField? {
        parameters[name]?.text.flatMap(MessageField.init(rawValue:))
    }

    /// The messages that fit, in order.
    func matches(in messages: [Message]) -> [Message] {
        let matches = messages.filter { message in conditions.allSatisfy { $0.holds(for: message) } }
        guard let order else { return matches }
        let sorted = matches.enumerated().sorted { first, second in
            (first.element.sortKey(order.field), first.offset) < (second.element.sortKey(order.field), second.offset)
        }.map(\.element)
        return order.isDescending ? sorted.reversed() : sorted
    }
}

/// A field of a message, by its name in the API.
enum MessageField: String, Hashable {
    case id = "_id"
    case text = "message"
    case dateSent = "date_sent"
    case createdAt = "created_at"
    case updatedAt = "updated_at"
    case sender = "sender_id"
    case recipient = "recipient_id"
}

extension Message {
    /// The value by which a field sorts.
    fileprivate func sortKey(_ field: MessageField) -> SortKey {
        switch field {
        case .id: .identifier(id)
        case .text: text.map(SortKey.text) ?? .nothing
        case .dateSent, .createdAt, .updatedAt: .number(dateSent.seconds)
        case .sender: .number(sender)
        case .recipient: .number(recipient)
        }
    }
}
