import JSON

/// How faults make the result of a listing wrong.
struct ListingDistortion {
    /// How many positions the rows after the first page have moved up since the previous page.
    var shift = 0
    /// The filters that are ignored as if they were unknown.
    var ignored: Set<FilterName> = []
    /// Whether every filter is ignored as if it were unknown.
    var ignoresAll = false
    /// The dialogs that listings do not show yet.
    var hidden: Set<DialogIdentifier> = []
    /// The hidden dialogs that even a listing filtered by their `_id` does not show.
    var hiddenFromIDLookup: Set<DialogIdentifier> = []

    /// Whether nothing is distorted.
    private var isNone: Bool { shift == 0 && ignored.isEmpty && !ignoresAll && hidden.isEmpty }

    /// The query that is run in place of the one that the parameters of a request ask for.
    func query(
        _ asked: ListQuery,
        _ parameters: JSONObject,
        _ classes: CustomClasses?,
        assuming assumptions: ListingAssumptions
    ) -> ListQuery {
        guard !isNone else { return asked }
        let followed = JSONObject(parameters.members.compactMap(followed))
        let asked = ListQuery(followed, classes: classes, assuming: assumptions)
        let unseen = asked.conditions.contains(where: \.isIdentifier) ? hiddenFromIDLookup : hidden
        return ListQuery(
            conditions: asked.conditions + (unseen.isEmpty ? [] : [.identifier(.noneOf(unseen))]),
            order: asked.order,
            skip: asked.skip > 0 ? max(0, asked.skip + shift) : 0,
            limit: asked.limit,
            isCount: asked.isCount,
            countsUnread: asked.countsUnread
        )
    }

    /// A page with the total number of rows after the shift.
    func counted(_ page: ListedRows) -> ListedRows {
        ListedRows(rows: page.rows, total: max(0, page.total - shift), examined: page.examined)
    }

    /// A parameter without what is ignored of it; `nil` if all of it is.
    private func followed(_ parameter: JSONObject.Member) -> JSONObject.Member? {
        let field = parameter.key
        if ignored.contains(FilterName(field: field)) { return nil }
        if ignoresAll && !ListQuery.parametersBesideFilters.contains(field) { return nil }
        guard let operators = parameter.value.object else { return parameter }
        let kept = operators.members.filter { !ignored.contains(FilterName(field: field, search: $0.key)) }
        return .init(key: field, value: .object(JSONObject(kept)))
    }
}

extension ListQuery {
    /// The parameters of a listing that are not filters.
    static let parametersBesideFilters: Set<String> = [
        "count", "include_unread_message_count", "limit", "skip", "sort_asc", "sort_desc",
    ]
}

extension Condition {
    fileprivate var isIdentifier: Bool {
        if case .identifier(.oneOf) = self { true } else { false }
    }
}

extension JSONObject {
    /// Whether the parameters of a listing have a filter.
    func has(_ filter: FilterName) -> Bool {
        guard let value = self[filter.field] else { return false }
        return filter.search.map { value.object?[$0] != nil } ?? true
    }
}
