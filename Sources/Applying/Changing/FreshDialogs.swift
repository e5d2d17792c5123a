internal import Dialogs
internal import Pacing
internal import Planning
internal import Synchronization

/// The live dialogs of planned updates or deletions, read again where what the plan saw is too old to be changed by.
///
/// They are read by pages of one owner's dialogs, each with one request, and only when an update is due: a plan whose
/// updates all begin in time costs no request more. They are asked for one after the other (`EditTurns`).
final class FreshDialogs: Sendable {
    /// How old what was read may be when a dialog's turn comes.
    static let longestAge = Duration.seconds(50)
    /// How long it may wait for its permit then.
    static let longestWait = Duration.seconds(10)

    private let reader: any DialogReader
    private let sinceRead: Stopwatch
    private let updates: [(entry: PlanEntry, live: LiveDialog)]
    private let pages: [[Int]]
    private let pageOf: [Int]
    private let readings = Mutex<[Int: Reading]>([:])

    /// What came of reading a page, and when: one that fails is not read again for each of its dialogs.
    private struct Reading {
        let at: Duration
        let result: Result<[DialogID: LiveDialog], ListingFailure>
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
            for start in stride(from: 0, to: positions.count, by: DialogQuery.mostIDs) {
                let page = Array(positions[start...].prefix(DialogQuery.mostIDs))
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
        let page = pageOf[position]
        let now = sinceRead.elapsed
        guard now > Self.longestAge else { return updates[position].live }
        var reading = readings.withLock { $0[page] }
        if reading.map({ now - $0.at > Self.longestAge }) ?? true {
            reading = Reading(at: now, result: await read(page))
            readings.withLock { $0[page] = reading }
        }
        return try reading?.result.get()[updates[position].live.id]
    }

    /// Whether what was read last of the update at a position is less than a minute old.
    func isFresh(at position: Int) -> Bool {
        let now = sinceRead.elapsed
        let last = readings.withLock { $0[pageOf[position]]?.at } ?? .zero
        return now - last <= Self.longestAge + Self.longestWait
    }

    private func read(_ page: Int) async -> Result<[DialogID: LiveDialog], ListingFailure> {
        let owner = updates[pages[page][0]].entry.desired.owner
        do throws(ListingFailure) {
            return .success(try await reader.dialogs(pages[page].map { updates[$0].live.id }, as: owner).visible)
        } catch {
            return .failure(error)
        }
    }
}
