/// A page of the dialogs that match a search on the sandbox's page.
struct FoundRows: Equatable {
    /// The rows of the page, the newest first.
    let rows: [Int32]
    /// The total number of matches.
    let matching: Int
    /// The number of matches before the page; less than requested if there are fewer.
    let skip: Int
}

extension DialogTable {
    /// The dialogs that match a search, regardless of who may see them.
    func search(_ query: PageQuery) -> FoundRows {
        guard query.isUnfiltered else {
            let matches = newestRows.filter { self[$0].fits(query) }
            let positions = query.positions(of: matches.count)
            return FoundRows(rows: Array(matches[positions]), matching: matches.count, skip: positions.lowerBound)
        }
        let positions = query.positions(of: count)
        let rows = newestRows.dropFirst(positions.lowerBound).prefix(positions.count)
        return FoundRows(rows: Array(rows), matching: count, skip: positions.lowerBound)
    }
}

extension PageQuery {
    /// The positions of the page within the given number of matches; those of the last page if it would start after
    /// them.
    fileprivate func positions(of total: Int) -> Range<Int> {
        let start = skip < total ? skip : max(0, total - 1) / limit * limit
        return start..<min(start + limit, total)
    }
}

extension Dialog {
    fileprivate func fits(_ query: PageQuery) -> Bool {
        if let kind = query.kind, kind != self.kind { return false }
        if let owner = query.owner, owner != self.owner { return false }
        return query.name.isEmpty || name.map { $0.contains(caseFolded: query.name) } ?? false
    }
}

extension String {
    /// Whether this string contains a lower-case string, ignoring case.
    fileprivate func contains(caseFolded part: String) -> Bool {
        lowercased().utf8.contains(part.utf8)
    }
}
