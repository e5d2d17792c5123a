package import Dialogs
package import Journal
package import Pacing

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
        /// Several dialogs that were not there before.
        case several([LiveDialog])
        /// None until the end of the window.
        case absent
        /// The search was stopped before the end of the window, and had found none.
        case cutShort
        /// The last look failed, so nothing is known.
        case unreadable(ListingFailure)
    }

    /// What was asked for, and how long a listing may take to show it, from now.
    struct Wanted {
        let intent: Intent
        let window: Duration
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
    ///   - intent: What was asked for.
    ///   - window: How long a listing may take to show it, from now.
    /// - Returns: The finding of the last look.
    package func find(resultOf intent: Intent, within window: Duration) async -> Finding {
        await find(resultsOf: [Wanted(intent: intent, window: window)], atOnce: 1)[0]
    }

    /// Looks for the dialogs of several creates, which wait together: a long list takes no longer than its longest window.
    ///
    /// A look that is refused ends the search, since what was refused once is refused again.
    ///
    /// - Parameters:
    ///   - wanted: What was asked for.
    ///   - parallelism: How many looks there are at once, at most.
    /// - Returns: The finding of the last look for each, in their order; `cutShort` where there was none.
    func find(resultsOf wanted: [Wanted], atOnce parallelism: Int) async -> [Finding] {
        var findings = Array(repeating: Finding.cutShort, count: wanted.count)
        var open = Array(wanted.indices)
        var passed = Duration.zero
        for wait in Self.waits(within: wanted.map(\.window).max() ?? .zero) where !open.isEmpty {
            let sleptWell = await stop.sleep(for: wait, on: clock)
            passed += wait
            for (index, finding) in await look(for: open.map { ($0, wanted[$0].intent) }, atOnce: parallelism) {
                let isEarly = !sleptWell || passed < wanted[index].window
                findings[index] = finding == .absent && isEarly ? .cutShort : finding
            }
            if !sleptWell || findings.contains(where: \.isRefusal) { break }
            open.removeAll { findings[$0].isFinal }
        }
        return findings
    }

    /// Looks once for each, so many at once; for no more of them once a look was refused.
    private func look(for intents: [(Int, Intent)], atOnce parallelism: Int) async -> [(Int, Finding)] {
        var findings: [(Int, Finding)] = []
        await withBoundedTasks(over: intents, atOnce: parallelism) { index, intent in
            (index, await look(for: intent))
        } take: { finding in
            findings.append(finding)
        } until: {
            findings.last?.1.isRefusal ?? false
        }
        return findings
    }

    /// Looks once.
    package func look(for intent: Intent) async -> Finding {
        do throws(ListingFailure) {
            let listing = try await reader.list(intent.query, as: intent.owner)
            let results = listing.dialogs.filter(intent.canHaveMade)
            if results.count > 1 { return .several(results) }
            return results.first.map(Finding.found) ?? .absent
        } catch {
            return .unreadable(error)
        }
    }

    /// The waits between looks: a second at first, doubled each time, the last one up to the end of the window.
    package static func waits(within window: Duration) -> [Duration] {
        guard window > .zero else { return [.zero] }
        var waits: [Duration] = []
        var passed = Duration.zero
        var wait = Duration.seconds(1)
        // A remainder that is shorter than twice the next wait is one wait.
        while passed + wait + wait <= window {
            waits.append(wait)
            passed += wait
            wait += wait
        }
        return waits + [window - passed]
    }
}

extension OutcomeSearch.Finding {
    /// Whether the server refused to tell.
    fileprivate var isRefusal: Bool { if case .unreadable(.refused) = self { true } else { false } }

    /// Whether another look could say nothing else.
    fileprivate var isFinal: Bool {
        switch self {
        case .found, .several, .absent: true
        case .cutShort, .unreadable: false
        }
    }
}

extension Intent {
    /// The question whose answer contains the intent's dialog.
    fileprivate var query: DialogQuery { DialogQuery(type: type, name: name, occupants: members) }

    /// Whether the live dialog is just what was asked for, and was not there before.
    fileprivate func canHaveMade(_ live: LiveDialog) -> Bool {
        !known.contains(live.id) && live.type == type
            && (type == .private || live.name == name)
            && (type == .public || live.occupants == members)
    }

    /// The identity of the dialog that was asked for.
    package var identity: NaturalIdentity {
        switch type {
        case .public: .public(name: name ?? "")
        case .group: .group(name: name ?? "", members: members)
        case .private: .private(pair: members)
        }
    }
}
