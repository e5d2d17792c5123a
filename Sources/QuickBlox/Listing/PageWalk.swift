internal import Dialogs

/// One reading of the pages of an answer, in their order: it says where the next page begins, and whether nothing is missing at the end.
///
/// While pages are read, dialogs may be made and deleted, and a page's rows shift. A reading counts only when the
/// number of distinct rows is what the server said on every page.
struct PageWalk {
    /// More rows than any application has dialogs: whoever sends them never ends.
    static let mostRows = 5_000_000

    /// For how many rows there is room from the start, at most, since a total is only a promise.
    private static let mostRoomAhead = 1 << 14

    enum Step: Hashable {
        /// Another page is to be read, which begins at `received`.
        case next
        /// Everything is there.
        case complete(CompletenessProof)
        /// The pages contradict each other or the count; another reading may agree.
        case contradiction(String)
        /// There is no end in sight.
        case endless(String)
    }

    /// The dialogs of known types, each once.
    private(set) var sorter: QuerySorter
    private var seen: Set<DialogID> = []
    /// How many rows came, repeated ones counted.
    private(set) var received = 0
    /// How many rows the whole answer has; `nil` where the server does not tell.
    private(set) var totalEntries: Int?
    /// How many rows the last page had.
    private(set) var rowsOfLastPage = 0

    init(_ sorter: QuerySorter) {
        self.sorter = sorter
    }

    /// How it is known that nothing is missing of what was read.
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
            if let dialog = row.dialog { sorter.add(dialog, isLeftOut: row.isLeftOut) }
        }
        guard max(received, totalEntries ?? 0) <= Self.mostRows else {
            return .endless("the server lists more than \(Self.mostRows) dialogs")
        }
        guard seen.count == received else { return .contradiction("a dialog came twice while they were read") }
        guard let totalEntries else { return page.rows.isEmpty ? .complete(proof) : .next }
        if received == totalEntries { return .complete(proof) }
        guard received < totalEntries, !page.rows.isEmpty else {
            return .contradiction("the server's total_entries is \(totalEntries), but it sent \(received)")
        }
        return .next
    }

    /// Whether reading on would cost more than it is worth: the answer is longer than it may be, or it is not what was asked
    /// for.
    ///
    /// A type that is ignored makes an answer longer and no less useful.
    func isBeyond(_ limit: Int) -> Bool {
        max(received, totalEntries ?? 0) > limit || !sorter.ignored.subtracting([.type]).isEmpty
    }
}
