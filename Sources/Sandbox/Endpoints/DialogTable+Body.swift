import JSON

extension DialogTable {
    /// The body of a listing: rows with the total, and the `skip` and `limit` that were applied; or only the number of
    /// rows.
    ///
    /// The shape of the number alone is not documented; this one is what a client of the API's sister product reads. If
    /// the count of unread messages is not requested, it is `null`.
    func body(
        of page: ListedRows,
        _ query: ListQuery,
        for viewer: Viewer,
        _ messages: MessageHistory = MessageHistory(),
        assuming assumptions: ListingAssumptions = ListingAssumptions()
    ) -> [UInt8] {
        if query.isCount {
            let count: JSONValue = ["items": ["count": .integer(page.total)]]
            return count.serialized()
        }
        var body: [UInt8] = []
        body.reserveCapacity(128 + 640 * page.rows.count)
        body.append(UInt8(ascii: "{"))
        if assumptions.totals == .told { body += "\"total_entries\":\(page.total),".utf8 }
        body += "\"skip\":\(query.skip),\"limit\":\(query.limit),\"items\":[".utf8
        let hasMessages = query.countsUnread && !messages.isEmpty
        for (position, row) in page.rows.enumerated() {
            if position > 0 { body.append(UInt8(ascii: ",")) }
            let dialog = rendered(row, assuming: assumptions)
            let name = dialog.takesName ? viewer.name(ofPrivate: self[row]) : nil
            let unread = hasMessages ? messages.unreadCount(of: self[row].id, for: viewer.id) : 0
            dialog.append(to: &body, unreadCount: query.countsUnread ? unread : nil, privateName: name)
        }
        body += "]}".utf8
        return body
    }

    /// The JSON of a dialog, without what answers do not tell.
    func rendered(_ row: Int32, assuming assumptions: ListingAssumptions) -> RenderedDialog {
        assumptions.hidesMembers ? RenderedDialog(self[row], assuming: assumptions) : rendered[Int(row)]
    }
}
