import JSON

/// How faults make a listing differ from what is true.
struct ListingDistortion {
    /// By how many places the rows behind the first page have moved up since the page before.
    var shift = 0
    /// The parameters that are taken for unknown ones.
    var ignored: Set<String> = []
    /// Whether every filter is taken for an unknown one.
    var ignoresAll = false
    /// The dialogs that are not shown yet.
    var hidden: Set<DialogIdentifier> = []
    /// Those of them that are not even shown to a listing that asks for their `_id`.
    var hiddenFromIDLookup: Set<DialogIdentifier> = []

    /// Whether there is none.
    private var isNone: Bool { shift == 0 && ignored.isEmpty && !ignoresAll && hidden.isEmpty }

    /// What is listed in place of what is asked for by the parameters of a request.
    func query(_ asked: ListQuery, _ parameters: JSONObject, _ classes: CustomClasses?) -> ListQuery {
        guard !isNone else { return asked }
        let asked = ListQuery(JSONObject(parameters.members.filter { !ignores($0.key) }), classes: classes)
        let unseen = asked.conditions.contains(where: \.isIdentifier) ? hiddenFromIDLookup : hidden
        return ListQuery(
            conditions: asked.conditions + (unseen.isEmpty ? [] : [.noneOf(unseen)]),
            order: asked.order,
            skip: asked.skip > 0 ? max(0, asked.skip + shift) : 0,
            limit: asked.limit,
            isCount: asked.isCount,
            countsUnread: asked.countsUnread
        )
    }

    /// A page with the number of rows that there are after the shift.
    func counted(_ page: ListedRows) -> ListedRows {
        ListedRows(rows: page.rows, total: max(0, page.total - shift), examined: page.examined)
    }

    private func ignores(_ parameter: String) -> Bool {
        ignored.contains(parameter) || ignoresAll && !ListQuery.parametersBesideFilters.contains(parameter)
    }
}

extension ListQuery {
    /// The parameters of a listing that are no filters.
    static let parametersBesideFilters: Set<String> = [
        "count", "include_unread_message_count", "limit", "skip", "sort_asc", "sort_desc",
    ]
}

extension Condition {
    fileprivate var isIdentifier: Bool {
        if case .identifier = self { true } else { false }
    }
}
