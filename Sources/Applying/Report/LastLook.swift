package import Dialogs
package import Pacing
internal import Synchronization

/// The last look at what a run created: it tells what no listing shows, although the server said that it made it.
package struct LastLook: Sendable {
    private let reader: any DialogReader
    private let window: Duration
    private let clock: any Clock<Duration>
    private let stop: StopFlag

    /// Creates a look.
    ///
    /// - Parameters:
    ///   - reader: Lists dialogs.
    ///   - window: How long after a create a listing may not show the dialog yet.
    ///   - clock: Measures the waits.
    ///   - stop: Ends the waits, and with them the look, which then has nothing to tell.
    package init(reader: any DialogReader, window: Duration, clock: any Clock<Duration>, stop: StopFlag) {
        (self.reader, self.window, self.clock, self.stop) = (reader, window, clock, stop)
    }

    /// How a look ended.
    enum Finding {
        /// The dialogs that nothing shows; how many requests it took.
        case unseen(Set<DialogID>, requests: Int)
        /// It could not be told.
        case unreadable(FailureReason)
        /// It was broken off.
        case stopped
    }

    /// Asks for dialogs by their `_id`s until all are shown or the window is over.
    func find(_ dialogs: [DialogID: UserID]) async -> Finding {
        var unseen = dialogs
        var requests = 0
        for wait in [.zero] + OutcomeSearch.waits(within: window) {
            guard await stop.sleep(for: wait, on: clock) else { return .stopped }
            do throws(ListingFailure) {
                for (owner, asked) in Dictionary(grouping: unseen, by: \.value).sorted(by: { $0.key < $1.key }) {
                    let listed = try await reader.dialogs(asked.map(\.key), as: owner)
                    requests += listed.requests
                    for id in listed.visible.keys { unseen[id] = nil }
                }
            } catch {
                return stop.isRaised ? .stopped : .unreadable(error.reason)
            }
            if unseen.isEmpty { break }
        }
        return .unseen(Set(unseen.keys), requests: requests)
    }
}

/// A reader that remembers which of the dialogs that another one leaves out came all the same.
package final class NotingReader: DialogReader {
    private let reader: any DialogReader
    private let state = Mutex<Set<DialogID>>([])

    /// Wraps a reader.
    package init(_ reader: any DialogReader) {
        self.reader = reader
    }

    /// The dialogs that came.
    package var shown: Set<DialogID> { state.withLock(\.self) }

    package func list(_ query: DialogQuery, as owner: UserID) async throws(ListingFailure) -> Listing {
        note(try await reader.list(query, as: owner))
    }

    package func list(
        _ query: DialogQuery,
        as owner: UserID,
        upTo limit: Int
    ) async throws(ListingFailure) -> Listing {
        note(try await reader.list(query, as: owner, upTo: limit))
    }

    private func note(_ listing: Listing) -> Listing {
        if !listing.leftOut.isEmpty { state.withLock { $0.formUnion(listing.leftOut) } }
        return listing
    }
}
