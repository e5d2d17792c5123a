/// One page of a listing.
struct ListedRows: Equatable {
    /// The rows of the page, in order.
    let rows: [Int32]
    /// The total number of rows on all pages.
    let total: Int
    /// How many dialogs had to be examined.
    let examined: Int
}

extension DialogTable {
    /// The page that a list request of a user asks for.
    func list(_ query: ListQuery, for viewer: Int) -> ListedRows {
        let candidates = candidates(for: viewer, query.conditions)
        guard candidates.isExact else { return filteredPage(candidates.rows, query, for: viewer) }
        let total = candidates.rows.count
        if isCreationOrder(query.order) {
            return ListedRows(rows: creationPage(candidates.rows, query), total: total, examined: 0)
        }
        if let times = times(for: query.order), total > times.rows.count / 16 {
            return timePage(times, candidates.rows, query, for: viewer)
        }
        let rows = sorted(candidates.rows.all, query.order)
        return ListedRows(rows: query.page(of: rows), total: total, examined: total)
    }

    private func filteredPage(_ rows: RowLists, _ query: ListQuery, for viewer: Int) -> ListedRows {
        let matches = rows.all.filter { isListed($0, query, viewer) }
        let sorted = sorted(matches, query.order)
        return ListedRows(rows: query.page(of: sorted), total: matches.count, examined: rows.count)
    }

    private func isListed(_ row: Int32, _ query: ListQuery, _ viewer: Int) -> Bool {
        let dialog = self[row]
        return isVisible(dialog, at: row, to: viewer) && query.conditions.allSatisfy { $0.holds(for: dialog) }
    }

    /// Whether an order is the order of creation, in which rows are already; so is the order by last message if there
    /// are no messages.
    private func isCreationOrder(_ order: SortOrder) -> Bool {
        order.field == .createdAt || order.field == .lastMessageDateSent && withMessage.isEmpty
    }

    private func creationPage(_ rows: RowLists, _ query: ListQuery) -> [Int32] {
        let positions = query.positions(of: rows.count)
        guard query.order.isDescending else { return rows.rows(at: positions) }
        return rows.rows(at: rows.count - positions.upperBound..<rows.count - positions.lowerBound).reversed()
    }

    private func sorted(_ rows: some Sequence<Int32>, _ order: SortOrder) -> [Int32] {
        let keyed = rows.map { (key: self[$0].sortKey(order.field), row: $0) }
        let ascending = keyed.sorted { ($0.key, $0.row) < ($1.key, $1.row) }.map(\.row)
        return order.isDescending ? ascending.reversed() : ascending
    }
}

extension DialogTable {
    /// The sorted rows for an order, if there are any.
    private func times(for order: SortOrder) -> SortedRows? {
        switch order.field {
        case .updatedAt: byUpdate
        // Dialogs without a message come last only in this direction.
        case .lastMessageDateSent where order.isDescending: withMessage
        default: nil
        }
    }

    /// A page from rows that are already sorted, of which no more are examined than needed to fill the page.
    private func timePage(
        _ times: SortedRows,
        _ candidates: RowLists,
        _ query: ListQuery,
        for viewer: Int
    ) -> ListedRows {
        let positions = query.positions(of: candidates.count)
        var found: [Int32] = []
        var examined = 0
        for index in times.rows.indices where found.count < positions.upperBound {
            let row = times.rows[query.order.isDescending ? times.rows.count - 1 - index : index]
            examined += 1
            if isListed(row, query, viewer) { found.append(row) }
        }
        examined += addNewest(of: candidates, to: &found, until: positions.upperBound)
        return ListedRows(rows: query.page(of: found), total: candidates.count, examined: examined)
    }

    /// Adds dialogs without a message, the newest first, until there are enough; returns how many were examined.
    private func addNewest(of candidates: RowLists, to found: inout [Int32], until count: Int) -> Int {
        var end = candidates.count
        while found.count < count, end > 0 {
            let start = max(0, end - 256)
            for row in candidates.rows(at: start..<end).reversed()
            where found.count < count && self[row].lastMessage.dateSent == nil {
                found.append(row)
            }
            end = start
        }
        return candidates.count - end
    }
}

extension ListQuery {
    /// The positions of the page within the given number of rows.
    func positions(of total: Int) -> Range<Int> {
        let start = min(skip, total)
        return start..<min(start + limit, total)
    }

    /// The page of sorted rows.
    func page(of rows: [Int32]) -> [Int32] {
        Array(rows[positions(of: rows.count)])
    }
}
