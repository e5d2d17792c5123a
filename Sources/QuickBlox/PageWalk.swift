internal import Dialogs

/// One reading of all pages of an answer: it says where the next page begins, and whether nothing is missing at the end.
///
/// While pages are read, dialogs may be made and deleted, and a page's rows shift. A reading counts only when the
/// number of distinct rows is what the server said on every page.
struct PageWalk {
    /// More rows than any application has dialogs: whoever sends them never ends.
    static let mostRows = 1_000_000

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
    private(set) var dialogs: [LiveDialog] = []
    private var seen: Set<DialogID> = []
    /// How many rows came, repeated ones counted.
    private(set) var received = 0
    private var totalEntries: Int?
    private var rowsOfLastPage = 0

    /// Takes a page and says what follows.
    mutating func add(_ page: DialogPage) -> Step {
        if received == 0 {
            totalEntries = page.totalEntries
        } else if totalEntries != page.totalEntries {
            return .contradiction("the number of dialogs changed while they were read")
        }
        rowsOfLastPage = page.rows.count
        received += rowsOfLastPage
        for row in page.rows where seen.insert(row.id).inserted {
            if let dialog = row.dialog { dialogs.append(dialog) }
        }
        guard max(received, totalEntries ?? 0) <= Self.mostRows else {
            return .endless("the server lists more than \(Self.mostRows) dialogs")
        }
        guard seen.count == received else { return .contradiction("a dialog came twice while they were read") }
        guard let totalEntries else { return page.rows.isEmpty ? .complete(.readUntilEmpty) : .next }
        if received == totalEntries { return .complete(.counted) }
        guard received < totalEntries, !page.rows.isEmpty else {
            return .contradiction("the server's total_entries is \(totalEntries), but it sent \(received)")
        }
        return .next
    }

    /// Where the next pages begin, if each has as many rows as the last one had.
    ///
    /// Without a count there is no telling whether a page is there, so only one is named.
    func nextSkips(atMost count: Int) -> [Int] {
        guard let totalEntries, rowsOfLastPage > 0 else { return [received] }
        return Array(stride(from: received, to: max(totalEntries, received + 1), by: rowsOfLastPage).prefix(count))
    }
}
