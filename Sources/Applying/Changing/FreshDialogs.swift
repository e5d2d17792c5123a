internal import Dialogs
internal import Pacing
internal import Planning
internal import Synchronization

/// The live dialogs of planned updates, read again where what the plan saw is too old to be changed by.
///
/// They are read by pages of one owner's dialogs, each with one request, and only when an update is due: a plan whose
/// updates all begin in time costs no request more.
final class FreshDialogs: Sendable {
    /// How old what was read may be when a dialog's turn comes.
    static let longestAge = Duration.seconds(50)
    /// How long it may wait for its permit then.
    static let longestWait = Duration.seconds(10)
    /// How many dialogs are read at once.
    static let page = 100

    private let reader: any DialogReader
    private let sinceRead: Stopwatch
    private let updates: [(entry: PlanEntry, live: LiveDialog)]
    private let pages: [[Int]]
    private let pageOf: [Int]
    private let readings = Mutex<[Int: Reading]>([:])

    /// One reading of a page, which all who need it wait for.
    private struct Reading {
        let at: Duration
        let task: Task<Result<[DialogID: LiveDialog], ListingFailure>, Never>
    }

    /// Takes the updates of a plan, in their order.
    ///
    /// - Parameters:
    ///   - updates: The entries with the live dialogs that the plan saw.
    ///   - reader: Lists dialogs.
    ///   - sinceRead: Started before the plan read the first of them.
    init(of updates: [(entry: PlanEntry, live: LiveDialog)], from reader: any DialogReader, sinceRead: Stopwatch) {
        self.updates = updates
        self.reader = reader
        self.sinceRead = sinceRead
        let owners = Dictionary(grouping: updates.indices) { updates[$0].entry.desired.owner }
        var pages: [[Int]] = []
        var pageOf = Array(repeating: 0, count: updates.count)
        for (_, positions) in owners.sorted(by: { $0.key < $1.key }) {
            for start in stride(from: 0, to: positions.count, by: Self.page) {
                let page = Array(positions[start...].prefix(Self.page))
                for position in page { pageOf[position] = pages.count }
                pages.append(page)
            }
        }
        (self.pages, self.pageOf) = (pages, pageOf)
    }

    /// The live dialog of the update at a position, as it is now or was less than a minute ago; `nil` where its owner
    /// does not see it any more.
    ///
    /// - Throws: A `ListingFailure` if it cannot be read again.
    func live(at position: Int) async throws(ListingFailure) -> LiveDialog? {
        guard let reading = reading(of: pageOf[position]) else { return updates[position].live }
        return try await reading.value.get()[updates[position].live.id]
    }

    /// Whether what was read last of the update at a position is less than a minute old.
    func isFresh(at position: Int) -> Bool {
        let now = sinceRead.elapsed
        let last = readings.withLock { $0[pageOf[position]]?.at } ?? .zero
        return now - last <= Self.longestAge + Self.longestWait
    }

    /// A reading of a page that is not too old; `nil` where the plan's own is not.
    private func reading(of page: Int) -> Task<Result<[DialogID: LiveDialog], ListingFailure>, Never>? {
        let now = sinceRead.elapsed
        guard now > Self.longestAge else { return nil }
        return readings.withLock { readings in
            if let reading = readings[page], now - reading.at <= Self.longestAge { return reading.task }
            let task = Task { await self.read(page) }
            readings[page] = Reading(at: now, task: task)
            return task
        }
    }

    private func read(_ page: Int) async -> Result<[DialogID: LiveDialog], ListingFailure> {
        let ids = Set(pages[page].map { updates[$0].live.id })
        let owner = updates[pages[page][0]].entry.desired.owner
        do throws(ListingFailure) {
            return .success(try await read(ids, as: owner))
        } catch {
            return .failure(error)
        }
    }

    /// Reads some dialogs by their IDs: all at once, or where the server ignores such lists, one after the other.
    private func read(_ ids: Set<DialogID>, as owner: UserID) async throws(ListingFailure) -> [DialogID: LiveDialog] {
        let listing = try await reader.list(DialogQuery(ids: ids), as: owner, upTo: 2 * Self.page)
        var dialogs = listing.dialogs
        if listing.ignored.contains(.idIn) {
            dialogs = []
            for id in ids.sorted() { dialogs += try await reader.list(DialogQuery(ids: [id]), as: owner).dialogs }
        }
        let asked = dialogs.filter { ids.contains($0.id) }
        return Dictionary(asked.map { ($0.id, $0) }) { first, _ in first }
    }
}
