package import Dialogs
package import Journal
package import Platform

/// Settles the creates of earlier runs that had no clear response, before anything else is read or created.
package struct Settlement: Sendable {
    private let reader: any DialogReader
    private let policy: ApplyPolicy
    private let environment: ApplyEnvironment
    private let requestTimeout: Duration

    /// How a settlement ended.
    package struct Result: Hashable, Sendable {
        /// How many dialogs of earlier runs were found.
        package var found = 0
        /// How many do not exist; the plan treats them like any missing dialog.
        package var absent = 0
        /// How many remain open, because the run was stopped or the search had no clear result.
        package var open = 0
        /// The dialogs of those that remain open because each of several may be theirs, by their keys.
        package var undecided: [ExactText: [LiveDialog]] = [:]
    }

    /// Creates a settlement.
    ///
    /// - Parameters:
    ///   - reader: Lists dialogs.
    ///   - policy: How long to search, and for how many at once.
    ///   - environment: Clock and stop flag.
    ///   - requestTimeout: The longest time that a request could take in the run that crashed, whatever this run
    ///     allows.
    package init(
        reader: any DialogReader,
        policy: ApplyPolicy,
        environment: ApplyEnvironment,
        requestTimeout: Duration
    ) {
        self.reader = reader
        self.policy = policy
        self.environment = environment
        self.requestTimeout = requestTimeout
    }

    /// Waits for the rest of each window, looks the dialogs up, and records the findings.
    ///
    /// - Parameters:
    ///   - entries: The open intents to settle.
    ///   - journal: Where the outcomes are recorded.
    ///   - known: Dialogs that are known to be others' or to have been there before.
    ///   - now: The current time.
    /// - Returns: How many were found, are absent, or remain open.
    /// - Throws: The `ListingFailure` of a last lookup: without its result, nothing can be called missing.
    package func settle(
        _ entries: [JournalEntry],
        in journal: any IntentRecorder,
        besides known: Set<DialogID> = [],
        now: Moment
    ) async throws(ListingFailure) -> Result {
        let identities = Set(entries.map(\.intent.identity))
        let search = OutcomeSearch(
            reader: reader,
            clock: environment.clock,
            stop: environment.stop,
            now: environment.now,
            besides: OtherDialogs(isKnown: known.contains, identities: { identities })
        )
        let wanted = entries.map { OutcomeSearch.Wanted(intent: $0.intent, begun: $0.at, window: window(for: $0, now)) }
        let findings = await search.find(resultsOf: wanted, atOnce: policy.parallelism)
        var result = Result()
        for (entry, finding) in zip(entries, findings) { try record(finding, of: entry, in: journal, &result) }
        return result
    }

    /// What is left of an intent's window; all of it where nobody knows how long ago the intent was recorded.
    private func window(for entry: JournalEntry, _ now: Moment) -> Duration {
        // The run that recorded the intent has ended, or else this run could not have opened its journal; so it sends
        // no more.
        let passed = now.elapsed(since: entry.sendingEnded(requestTimeout: requestTimeout)) ?? .zero
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
        case .several(let live):
            result.open += 1
            result.undecided[entry.intent.key] = live
        case .cutShort: result.open += 1
        case .unreadable(let failure): throw failure
        }
    }
}
