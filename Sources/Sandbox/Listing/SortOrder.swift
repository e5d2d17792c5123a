import JSON

/// The order of a listing.
///
/// In ascending order, dialogs without a value come first, and dialogs with equal values are in order of creation;
/// descending order is exactly the reverse. The default is not documented; what is known of the live service fits
/// newest message first, so that dialogs without a message come last.
struct SortOrder: Hashable {
    let field: SortField
    let isDescending: Bool

    static let standard = SortOrder(field: .lastMessageDateSent, isDescending: true)
}

/// A field that a listing can be sorted by, by its name in the API.
enum SortField: String, Hashable {
    case id = "_id"
    case createdAt = "created_at"
    case lastMessage = "last_message"
    case lastMessageDateSent = "last_message_date_sent"
    case lastMessageID = "last_message_id"
    case lastMessageUserID = "last_message_user_id"
    case name
    case photo
    case type
    case updatedAt = "updated_at"
    case userID = "user_id"
    case roomJID = "xmpp_room_jid"
    case joinRequired = "is_join_required"
}

extension SortOrder {
    /// Reads the order from the parameters of a request; `nil` means the default, as an unknown field does, and
    /// `sort_asc` takes precedence over `sort_desc`.
    init?(_ parameters: JSONObject) {
        if let field = parameters["sort_asc"]?.text.flatMap(SortField.init(rawValue:)) {
            self.init(field: field, isDescending: false)
        } else if let field = parameters["sort_desc"]?.text.flatMap(SortField.init(rawValue:)) {
            self.init(field: field, isDescending: true)
        } else {
            return nil
        }
    }
}

/// A sort key, in ascending order: nothing, then numbers, then strings by their bytes.
enum SortKey: Comparable {
    case nothing
    case number(Int)
    case identifier(DialogIdentifier)
    case text(String)

    static func < (first: Self, second: Self) -> Bool {
        switch (first, second) {
        case (.number(let first), .number(let second)): first < second
        case (.identifier(let first), .identifier(let second)): first < second
        case (.text(let first), .text(let second)): first.utf8.lexicographicallyPrecedes(second.utf8)
        default: first.rank < second.rank
        }
    }

    private var rank: Int {
        switch self {
        case .nothing: 0
        case .number: 1
        case .identifier: 2
        case .text: 3
        }
    }
}

extension Dialog {
    /// The sort key of the dialog for a field.
    func sortKey(_ field: SortField) -> SortKey {
        switch field {
        case .id: .identifier(id)
        case .createdAt: .number(createdAt.seconds)
        case .lastMessage: .init(lastMessage.text)
        case .lastMessageDateSent: .init(lastMessage.dateSent)
        case .lastMessageID: .init(lastMessage.id)
        case .lastMessageUserID: .init(lastMessage.userID)
        case .name: .init(name)
        case .photo: .init(photo)
        case .type: .number(kind.rawValue)
        case .updatedAt: .number(updatedAt.seconds)
        case .userID: .number(owner)
        case .roomJID: .init(roomJID)
        case .joinRequired: .init(joinRequired)
        }
    }
}

extension SortKey {
    fileprivate init(_ text: String?) {
        self = text.map(SortKey.text) ?? .nothing
    }

    fileprivate init(_ number: Int?) {
        self = number.map(SortKey.number) ?? .nothing
    }
}
