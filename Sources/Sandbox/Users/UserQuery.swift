import JSON

/// The parameters of a user listing.
struct UserQuery: Hashable {
    /// The default number of users on a page.
    static let standardPerPage = 10
    /// The maximum number of users on a page.
    ///
    /// No limit is documented; official clients request this many and no more.
    static let greatestPerPage = 100

    let conditions: [UserCondition]
    /// The tags by which users are looked for; empty if they are not.
    let tags: [String]
    /// The full name by which users are looked for; `nil` if they are not.
    let fullName: String?
    let order: UserOrder
    /// The page, from 1.
    let page: Int
    let perPage: Int

    /// Reads the parameters; an invalid value counts as not given.
    init(_ parameters: JSONObject) {
        let perPage = parameters["per_page"]?.integerParameter ?? Self.standardPerPage
        conditions = Self.filters(parameters["filter"]).compactMap(UserCondition.init)
        tags = parameters["tags"]?.textListParameter ?? []
        fullName = parameters["full_name"]?.textParameter.flatMap { $0.isEmpty ? nil : $0 }
        order = parameters["order"]?.textParameter.flatMap(UserOrder.init) ?? .standard
        page = max(1, parameters["page"]?.integerParameter ?? 1)
        self.perPage = perPage > 0 ? min(perPage, Self.greatestPerPage) : Self.standardPerPage
    }

    private static func filters(_ value: JSONValue?) -> [String] {
        (value?.array ?? value.map { [$0] } ?? []).compactMap(\.textParameter)
    }
}

/// The order of a user listing: `desc date created_at` and the like.
struct UserOrder: Hashable {
    let field: UserField
    let isDescending: Bool

    /// By ID; the default order is not documented.
    static let standard = UserOrder(field: .id, isDescending: false)

    private init(field: UserField, isDescending: Bool) {
        self.field = field
        self.isDescending = isDescending
    }

    /// Reads direction, type and field; `nil` if they are invalid.
    init?(_ text: String) {
        let words = text.split(separator: " ")
        guard words.count == 3, words[0] == "asc" || words[0] == "desc",
            let field = UserField(rawValue: String(words[2])), field.kind.rawValue == words[1]
        else { return nil }
        self.init(field: field, isDescending: words[0] == "desc")
    }
}
