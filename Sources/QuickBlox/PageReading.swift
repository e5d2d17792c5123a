internal import Dialogs

/// Reads the pages of an answer once, those behind the first several at a time.
///
/// Once the first page has told the total, each page is asked for where it begins if all have as many rows as the first.
/// Behind a page with fewer rows the others are of no use, and are asked for again from where it ended.
struct PageReading {
    let source: PageSource
    /// How many pages may be open at once.
    let pagesAtOnce: Int
    /// How many rows may be read; any number where there is none.
    let limit: Int?

    enum Ending: Hashable {
        /// The walk has come to an end; never `next`.
        case walked(PageWalk.Step)
        /// The rest would cost more than it is worth.
        case leftOff
    }

    /// Reads until there is an end.
    ///
    /// - Throws: `ListingFailure` where a page cannot be had.
    func read(into walk: inout PageWalk, requests: inout Int) async throws(ListingFailure) -> Ending {
        while true {
            let wasAt = walk.received
            let ending = try await readEvenPages(into: &walk, requests: &requests)
            if let ending { return ending }
            precondition(walk.received > wasAt, "a page without rows ends a reading")
        }
    }

    /// Reads pages for as long as they have equally many rows.
    ///
    /// - Returns: The end; `nil` where a page had fewer rows, and those behind it begin elsewhere.
    private func readEvenPages(
        into walk: inout PageWalk,
        requests: inout Int
    ) async throws(ListingFailure) -> Ending? {
        let start = walk
        let (result, newWalk, sent) = await withTaskGroup(of: Result<PageSource.Fetched, ListingFailure>.self) {
            group -> (Result<Ending?, ListingFailure>, PageWalk, Int) in
            var pages = PagesInOrder(of: start, limit: limit)
            var sent = 0
            for _ in 0..<pagesAtOnce { enqueue(pages.nextSkip(), in: &group) }
            for await result in group {
                guard case .success(let fetched) = result else {
                    // The first failure is the true one: those that follow may be its cancellations.
                    group.cancelAll()
                    return (result.map { _ in nil }, pages.walk, sent)
                }
                sent += fetched.requests
                if let ending = pages.add(fetched) {
                    group.cancelAll()
                    return (.success(ending), pages.walk, sent)
                }
                enqueue(pages.nextSkip(), in: &group)
            }
            return (.success(nil), pages.walk, sent)
        }
        walk = newWalk
        requests += sent
        return try result.get()
    }

    private func enqueue(_ skip: Int?, in group: inout TaskGroup<Result<PageSource.Fetched, ListingFailure>>) {
        guard let skip else { return }
        group.addTask { await source.page(at: skip) }
    }
}

/// Pages that come in any order, walked in theirs.
private struct PagesInOrder {
    private(set) var walk: PageWalk
    private let limit: Int?
    /// How many rows each page has; `nil` without a count, where there is no telling whether another page is there.
    private let rows: Int?
    private let end: Int
    private var skip: Int?
    private var waiting: [Int: DialogPage] = [:]

    init(of walk: PageWalk, limit: Int?) {
        self.walk = walk
        self.limit = limit
        rows = walk.totalEntries != nil && walk.rowsOfLastPage > 0 ? walk.rowsOfLastPage : nil
        end = walk.totalEntries ?? 0
        skip = walk.received
    }

    /// Where the next page begins that is worth asking for.
    mutating func nextSkip() -> Int? {
        defer { skip = rows.flatMap { rows in skip.flatMap { $0 + rows < end ? $0 + rows : nil } } }
        return skip
    }

    /// Takes a page and walks as far as pages are there; what the reading ended with, where it has ended.
    mutating func add(_ fetched: PageSource.Fetched) -> PageReading.Ending? {
        waiting[fetched.skip] = fetched.page
        while let page = waiting.removeValue(forKey: walk.received) {
            let step = walk.add(page)
            if step != .next { return .walked(step) }
            if limit.map(walk.isBeyond) ?? false { return .leftOff }
            guard walk.rowsOfLastPage == rows else {
                // What was asked for behind this page begins elsewhere now.
                skip = nil
                break
            }
        }
        return nil
    }
}
