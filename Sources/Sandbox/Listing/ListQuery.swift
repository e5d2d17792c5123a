import JSON

/// The parameters of a list request.
struct ListQuery: Hashable {
    /// The default number of rows on a page.
    ///
    /// That it is also the maximum is not documented, but no client has seen more (`ListingAssumptions`).
    static let greatestLimit = 100

    let conditions: [Condition]
    let order: SortOrder
    let skip: Int
    let limit: Int
    /// Whether only the number of rows is requested.
    let isCount: Bool
    /// Whether unread messages are counted.
    let countsUnread: Bool

    init(
        conditions: [Condition] = [],
        order: SortOrder = .standard,
        skip: Int = 0,
        limit: Int = greatestLimit,
        isCount: Bool = false,
        countsUnread: Bool = true
    ) {
        self.conditions = conditions
        self.order = order
        self.skip = skip
        self.limit = limit
        self.isCount = isCount
        self.countsUnread = countsUnread
    }

    /// Reads the parameters of a request; an invalid value counts as not given.
    init(
        _ parameters: JSONObject,
        classes: CustomClasses? = nil,
        assuming assumptions: ListingAssumptions = ListingAssumptions()
    ) {
        let limit = parameters["limit"]?.integerParameter ?? 0
        self.init(
            conditions: Condition.conditions(in: parameters, classes),
            order: SortOrder(parameters) ?? SortOrder(assumptions.order),
            skip: max(0, parameters["skip"]?.integerParameter ?? 0),
            limit: min(limit > 0 ? limit : Self.greatestLimit, assumptions.largestPage),
            isCount: parameters["count"]?.flagParameter ?? false,
            countsUnread: parameters["include_unread_message_count"]?.flagParameter ?? true
        )
    }
}
