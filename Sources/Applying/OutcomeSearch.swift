package import Dialogs
package import Pacing
internal import Planning

/// Looks for the dialog of a create that was never clearly answered: it may have been made, and a listing may show it
/// late.
package struct OutcomeSearch: Sendable {
    private let reader: any DialogReader
    private let clock: any Clock<Duration>
    private let stop: StopFlag

    /// What a search found.
    package enum Finding: Hashable, Sendable {
        /// Exactly one dialog that was not there before.
        case found(LiveDialog)
        /// Several dialogs that were not there before: somebody else makes such dialogs too.
        case several([LiveDialog])
        /// None until the end of the window.
        case absent
        /// The last look failed, so nothing is known.
        case unreadable(FailureReason)
    }

    /// Creates a search.
    ///
    /// - Parameters:
    ///   - reader: Where to look.
    ///   - clock: What the waits are measured with.
    ///   - stop: Ends the waiting; one last look follows.
    package init(reader: any DialogReader, clock: any Clock<Duration>, stop: StopFlag) {
        self.reader = reader
        self.clock = clock
        self.stop = stop
    }

    /// Looks at growing intervals until something is found or the window is over.
    ///
    /// A dialog is the result of the create when it is what was asked for, to the last member, and was not there before.
    ///
    /// - Parameters:
    ///   - desired: The dialog that was asked for.
    ///   - others: The dialogs of its name or pair that were there before.
    ///   - window: How long a listing may take to show it.
    package func find(
        _ desired: DesiredDialog,
        besides others: Set<DialogID>,
        within window: Duration
    ) async -> Finding {
        var finding = Finding.absent
        for wait in Self.waits(within: window) {
            let isAwake = await stop.sleep(for: wait, on: clock)
            finding = await look(for: desired, besides: others)
            switch finding {
            case .found, .several: return finding
            case .absent, .unreadable: if !isAwake { return finding }
            }
        }
        return finding
    }

    /// The waits between looks: a second at first, doubled each time, the last one up to the end of the window.
    package static func waits(within window: Duration) -> [Duration] {
        var waits: [Duration] = []
        var passed = Duration.zero
        var wait = Duration.seconds(1)
        // A remainder that is shorter than the wait before it is joined to that wait.
        while passed + wait + wait <= window {
            waits.append(wait)
            passed += wait
            wait += wait
        }
        return waits + [max(.zero, window - passed)]
    }

    private func look(for desired: DesiredDialog, besides others: Set<DialogID>) async -> Finding {
        do throws(ListingFailure) {
            let listing = try await reader.list(desired.lookup.query, as: desired.owner)
            let results = listing.dialogs.filter { !others.contains($0.id) && desired.isExactly($0) }
            if results.count > 1 { return .several(results) }
            return results.first.map(Finding.found) ?? .absent
        } catch {
            return .unreadable(error.reason)
        }
    }
}

extension DesiredDialog {
    /// Whether a create of this dialog makes exactly such a live one.
    fileprivate func isExactly(_ live: LiveDialog) -> Bool {
        live.type == type && (type == .private || live.name == name) && (members.map { $0 == live.occupants } ?? true)
    }
}
