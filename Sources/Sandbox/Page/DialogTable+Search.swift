/// Some of the dialogs that a person looks for.
struct FoundRows: Equatable {
    /// The rows of one page, the newest first.
    let rows: [Int32]
    /// How many fit.
    let matching: Int
    /// How many come before the page; less than was asked for, where fewer fit.
    let skip: Int
}

extension DialogTable {
    /// The dialogs that the page asks for, whoever may see them.
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
    /// The places of the page among so many; the last page, where there are not so many.
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
    /// Whether a text, which is in lower case, stands somewhere in this one, in any case.
    fileprivate func contains(caseFolded part: String) -> Bool {
        lowercased().utf8.contains(part.utf8)
    }
}
