internal import Dialogs

/// One reading of the pages of a listing, in their order: it says where the next page begins, and whether the listing
/// is complete at the end.
///
/// While pages are read, dialogs may be created and deleted, so that rows shift between pages. A reading counts only if
/// the number of distinct rows is the total that the server gave on every page.
struct PageWalk {
    /// The upper bound of the capacity that is reserved from the start, since the server's total need not be true.
    private static let mostRoomAhead = 1 << 14

    enum Step: Hashable {
        /// Another page must be read, which begins at `received`.
        case next
        /// The listing is complete.
        case complete(CompletenessProof)
        /// The pages contradict each other or the count; another reading may agree.
        case contradiction(String)
        /// The listing is unreasonably long.
        case endless(String)
    }

    /// The dialogs of known types, each once.
    private(set) var sorter: QuerySorter
    private var seen: Set<DialogID> = []
    /// The dialogs that were left out, and came.
    private(set) var leftOut: Set<DialogID> = []
    /// How many rows have come, including repeated ones.
    private(set) var received = 0
    /// How many rows the listing has in total; `nil` where the server does not say.
    private(set) var totalEntries: Int?
    /// How many rows the last page had.
    private(set) var rowsOfLastPage = 0

    init(_ sorter: QuerySorter) {
        self.sorter = sorter
    }

    /// How it is known that no row is missing.
    var proof: CompletenessProof { totalEntries == nil ? .readUntilEmpty : .counted }

    /// Takes a page and says what follows.
    mutating func add(_ page: DialogPage) -> Step {
        if received == 0 {
            totalEntries = page.totalEntries
            seen.reserveCapacity(min(totalEntries ?? 0, Self.mostRoomAhead))
        } else if totalEntries != page.totalEntries {
            return .contradiction("the number of dialogs changed while they were read")
        }
        rowsOfLastPage = page.rows.count
        received += rowsOfLastPage
        for row in page.rows where seen.insert(row.id).inserted {
            if row.isLeftOut { leftOut.insert(row.id) }
            if let dialog = row.dialog { sorter.add(dialog, isLeftOut: row.isLeftOut) }
        }
        guard max(received, totalEntries ?? 0) <= ListingBounds.mostRows else {
            return .endless("the server lists more than \(ListingBounds.mostRows) dialogs")
        }
        guard seen.count == received else { return .contradiction("a dialog came twice while they were read") }
        guard let totalEntries else { return page.rows.isEmpty ? .complete(proof) : .next }
        if received == totalEntries { return .complete(proof) }
        guard received < totalEntries, !page.rows.isEmpty else {
            return .contradiction("the server's total_entries is \(totalEntries), but it sent \(received)")
        }
        return .next
    }

    /// Whether reading on would cost more than it is worth: the listing is longer than the limit, or the server ignored
    /// a filter.
    ///
    /// A listing for which the type filter was ignored is longer, but just as useful.
    func isBeyond(_ limit: Int) -> Bool {
        max(received, totalEntries ?? 0) > limit || !sorter.ignored.subtracting([.type]).isEmpty
    }
}
