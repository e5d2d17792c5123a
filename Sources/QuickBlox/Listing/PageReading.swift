internal import Dialogs
internal import Pacing

/// Reads the pages of a listing once, several at a time after the first.
///
/// Once the first page has given the total, pages are requested at the offsets where they begin if all have as many
/// rows as the first. If a page has fewer rows, those after it are useless, and are requested again from where it
/// ended.
struct PageReading {
    let source: PageSource
    /// How many pages may be requested at once.
    let pagesAtOnce: Int
    /// How many rows may be read; `nil` for any number.
    let limit: Int?

    /// How far the reading got, how it ended, and how many requests it took.
    struct Progress: Sendable {
        var walk: PageWalk
        var effort: Effort
        /// When the server sent the page that came last; `nil` where it does not say.
        var date: String?
        /// `nil` while there is more to read.
        var ending: Ending?
    }

    /// What a listing has taken.
    struct Effort {
        /// How many requests, repeated ones counted.
        var requests = 0
        /// How many rows they have brought, those counted that are of no use.
        var rows = 0
    }

    enum Ending: Hashable {
        /// The walk has come to an end; never `next`.
        case walked(PageWalk.Step)
        /// The reading was stopped, since the rest would cost more than it is worth.
        case leftOff
    }

    /// Reads until the reading ends.
    ///
    /// - Parameters:
    ///   - start: Where it begins.
    ///   - effort: What earlier readings of the listing took.
    /// - Returns: How it ended.
    /// - Throws: `ListingFailure` where a page cannot be read.
    func read(from start: PageWalk, after effort: Effort) async throws(ListingFailure) -> Progress {
        var progress = Progress(walk: start, effort: effort)
        while progress.ending == nil {
            let before = progress
            progress = try await readEvenPages(after: before)
            precondition(progress.walk.received > before.walk.received || progress.ending != nil)
        }
        return progress
    }

    /// Reads pages for as long as they have equally many rows: after one that has fewer, the next ones begin elsewhere.
    private func readEvenPages(after progress: Progress) async throws(ListingFailure) -> Progress {
        var pages = PagesInOrder(of: progress, limit: limit)
        try await withBoundedTasks(over: AnyIterator { pages.nextSkip() }, atOnce: pagesAtOnce) {
            [source] skip throws(ListingFailure) in
            try await source.page(at: skip)
        } take: { fetched in
            pages.add(fetched)
        } until: {
            pages.progress.ending != nil
        }
        return pages.progress
    }
}

/// Takes pages in any order and walks them in theirs.
private struct PagesInOrder {
    private(set) var progress: PageReading.Progress
    private let limit: Int?
    /// How many rows each page has; `nil` without a total, where it is unknown whether another page exists.
    private let rows: Int?
    private let end: Int
    private var skip: Int?
    private var waiting: [Int: DialogPage] = [:]

    init(of progress: PageReading.Progress, limit: Int?) {
        self.progress = progress
        self.limit = limit
        let walk = progress.walk
        rows = walk.totalEntries != nil && walk.rowsOfLastPage > 0 ? walk.rowsOfLastPage : nil
        end = walk.totalEntries ?? 0
        skip = walk.received
    }

    /// The offset of the next page to request; `nil` where there is none.
    mutating func nextSkip() -> Int? {
        guard let next = skip else { return nil }
        skip = rows.flatMap { next + $0 < end ? next + $0 : nil }
        return next
    }

    /// Takes a page and walks on as far as the pages that have arrived allow.
    mutating func add(_ fetched: PageSource.Fetched) {
        progress.effort.requests += fetched.requests
        progress.effort.rows += fetched.page.rows.count
        progress.date = fetched.date
        waiting[fetched.skip] = fetched.page
        while progress.ending == nil, let page = waiting.removeValue(forKey: progress.walk.received) {
            let step = progress.walk.add(page)
            if step != .next {
                progress.ending = .walked(step)
            } else if limit.map(progress.walk.isBeyond) ?? false {
                progress.ending = .leftOff
            } else if let strangeness = progress.strangeness {
                progress.ending = .walked(.endless(strangeness))
            } else if progress.walk.rowsOfLastPage != rows {
                // The pages requested after this one now begin at other offsets.
                skip = nil
                return
            }
        }
    }
}

extension PageReading.Progress {
    /// What is strange about the listing where it would take too many requests.
    fileprivate var strangeness: String? {
        ListingBounds.strangeness(rows: effort.rows, total: walk.totalEntries, requests: effort.requests)
    }
}
