/// A field of a user that a listing can filter by.
enum UserField: String, Hashable, CaseIterable {
    case id
    case fullName = "full_name"
    case email
    case login
    case phone
    case createdAt = "created_at"
    case updatedAt = "updated_at"
    case lastRequestAt = "last_request_at"
    case externalID = "external_user_id"
    case facebookID = "facebook_id"

    /// The type of a field's values, by its name in filters.
    enum Kind: String, Hashable {
        case number
        case string
        case date
    }

    /// The type of the field's values.
    var kind: Kind {
        switch self {
        // A Facebook ID is a number in filters, according to the reference's recipes, but a string in responses.
        case .id, .externalID, .facebookID: .number
        case .fullName, .email, .login, .phone: .string
        case .createdAt, .updatedAt, .lastRequestAt: .date
        }
    }

    /// A user's value, if there is one.
    ///
    /// A user without a time of creation was created when the sandbox was started.
    func value(of user: User, createdAt: Timestamp) -> UserValue? {
        switch self {
        case .id: .number(user.id)
        case .externalID: user.externalID.map(UserValue.number)
        case .fullName: user.fullName.map(UserValue.init(text:))
        case .email: user.email.map(UserValue.init(text:))
        case .login: user.login.map(UserValue.init(text:))
        case .phone: user.phone.map(UserValue.init(text:))
        case .createdAt: .number((user.createdAt ?? createdAt).seconds)
        case .updatedAt: .number((user.updatedAt ?? createdAt).seconds)
        case .facebookID: user.facebookID.flatMap { Int($0) }.map(UserValue.number)
        case .lastRequestAt: nil
        }
    }
}
