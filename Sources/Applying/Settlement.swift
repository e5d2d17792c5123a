package import Dialogs
package import Journal
package import Platform

/// Settles the creates of earlier runs that were never clearly answered, before anything else is read or created.
package struct Settlement: Sendable {
    private let reader: any DialogReader
    private let policy: ApplyPolicy
    private let surroundings: ApplyEnvironment
    private let requestTimeout: Duration

    /// How a settlement ended.
    package struct Result: Hashable, Sendable {
        /// How many dialogs of earlier runs were found.
        package var found = 0
        /// How many do not exist; the plan treats them as any missing dialog.
        package var absent = 0
        /// How many remain open, because the run was stopped or the search was not clear.
        package var open = 0
    }

    /// Creates a settlement.
    ///
    /// - Parameters:
    ///   - reader: Where to look.
    ///   - policy: How long to look, and how many at once.
    ///   - surroundings: Clock and stop flag.
    ///   - requestTimeout: The longest that a request could take in a run that crashed, whatever this one allows.
    package init(
        reader: any DialogReader,
        policy: ApplyPolicy,
        surroundings: ApplyEnvironment,
        requestTimeout: Duration
    ) {
        self.reader = reader
        self.policy = policy
        self.surroundings = surroundings
        self.requestTimeout = requestTimeout
    }

    /// Waits out what is left of each window, looks, and records what it finds.
    ///
    /// - Parameters:
    ///   - entries: The open intents to settle.
    ///   - journal: Where the outcomes are recorded.
    ///   - now: The time on the wall.
    /// - Returns: How many were found, absent, or remain open.
    /// - Throws: The `ListingFailure` of a last look: without it nothing can be called missing.
    package func settle(
        _ entries: [JournalEntry],
        in journal: any IntentRecorder,
        now: WallTime
    ) async throws(ListingFailure) -> Result {
        let search = OutcomeSearch(reader: reader, clock: surroundings.clock, stop: surroundings.stop)
        let wanted = entries.map { OutcomeSearch.Wanted(intent: $0.intent, window: window(for: $0, now)) }
        let findings = await search.find(resultsOf: wanted, atOnce: policy.parallelism)
        var result = Result()
        for (entry, finding) in zip(entries, findings) { try record(finding, of: entry, in: journal, &result) }
        return result
    }

    /// What is left of an intent's window.
    private func window(for entry: JournalEntry, _ now: WallTime) -> Duration {
        // The run that made the intent has ended, or this one would not have its journal: it sends nothing any more.
        let passed = max(.zero, now.since(entry.sendingEnded(requestTimeout: requestTimeout)))
        return max(.zero, policy.settleWindow - passed)
    }

    private func record(
        _ finding: OutcomeSearch.Finding,
        of entry: JournalEntry,
        in journal: any IntentRecorder,
        _ result: inout Result
    ) throws(ListingFailure) {
        switch finding {
        case .found(let live):
            journal.finish(entry.number, .created(live.id, by: .lookup))
            result.found += 1
        case .absent:
            journal.finish(entry.number, .notCreated(.absent))
            result.absent += 1
        case .several, .cutShort: result.open += 1
        case .unreadable(let failure): throw failure
        }
    }
}
