package import Dialogs
package import Journal

/// Settles the creates of earlier runs that were never clearly answered, before anything else is read or created.
package struct Settlement: Sendable {
    private let reader: any DialogReader
    private let policy: ApplyPolicy
    private let surroundings: Surroundings
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
        surroundings: Surroundings,
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
        let findings = await withTaskGroup(of: (JournalEntry, OutcomeSearch.Finding).self) { group in
            var waiting = entries.makeIterator()
            var findings: [(JournalEntry, OutcomeSearch.Finding)] = []
            for _ in 0..<policy.parallelism { enqueue(waiting.next(), search, now, in: &group) }
            for await finding in group {
                findings.append(finding)
                if case .unreadable(.refused) = finding.1 {
                    group.cancelAll()
                    break
                }
                enqueue(waiting.next(), search, now, in: &group)
            }
            return findings
        }
        var result = Result()
        for (entry, finding) in findings { try record(finding, of: entry, in: journal, &result) }
        return result
    }

    private func enqueue(
        _ entry: JournalEntry?,
        _ search: OutcomeSearch,
        _ now: WallTime,
        in group: inout TaskGroup<(JournalEntry, OutcomeSearch.Finding)>
    ) {
        guard let entry else { return }
        // The run that made the intent has ended, or this one would not have its journal: it sends nothing any more.
        let passed = max(.zero, now.since(entry.sendingEnded(requestTimeout: requestTimeout)))
        let left = max(.zero, policy.settleWindow - passed)
        group.addTask { (entry, await search.find(resultOf: entry.intent, within: left)) }
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
