package import Dialogs
package import Journal
package import Pacing
package import Platform

/// Looks up the dialog of a create that had no clear response: it may have been created, and a listing may show it
/// late.
package struct OutcomeSearch: Sendable {
    let reader: any DialogReader
    let others: OtherDialogs
    private let clock: any Clock<Duration>
    private let stop: StopFlag
    let now: @Sendable () -> Moment

    /// What a search found.
    package enum Finding: Hashable, Sendable {
        /// Exactly one new dialog.
        case found(LiveDialog)
        /// Several new dialogs.
        case several([LiveDialog])
        /// No dialog by the end of the window.
        case absent
        /// The search was stopped before the end of the window and had found none.
        case cutShort
        /// The last lookup failed, so nothing is known.
        case unreadable(ListingFailure)
    }

    /// What was to be created, from when on, and how long from now a listing may take to show it.
    struct Wanted {
        let intent: Intent
        let begun: Moment
        let window: Duration
    }

    /// Creates a search.
    ///
    /// - Parameters:
    ///   - reader: Lists dialogs.
    ///   - clock: Measures the waits.
    ///   - stop: Ends the waiting; one last lookup follows.
    ///   - now: The time, with which the server's times are compared.
    ///   - others: What no search takes for its result.
    package init(
        reader: any DialogReader,
        clock: any Clock<Duration>,
        stop: StopFlag,
        now: @escaping @Sendable () -> Moment,
        besides others: OtherDialogs = OtherDialogs()
    ) {
        self.reader = reader
        self.others = others
        self.clock = clock
        self.stop = stop
        self.now = now
    }

    /// Looks the dialog up at growing intervals until it is found or the window is over.
    ///
    /// A dialog is the result of the create if it is new, and what was to be created, including all members. Before
    /// none is said to be there, it is looked for by its mark, and among new ones by a name that is near.
    ///
    /// - Parameters:
    ///   - intent: What was to be created.
    ///   - begun: When it was recorded.
    ///   - window: How long from now a listing may take to show it.
    /// - Returns: The finding of the last lookup.
    package func find(resultOf intent: Intent, begun: Moment, within window: Duration) async -> Finding {
        await find(resultsOf: [Wanted(intent: intent, begun: begun, window: window)], atOnce: 1)[0]
    }

    /// Looks up the dialogs of several creates, which wait together: many take no longer than the longest of their
    /// windows.
    ///
    /// A refused lookup ends the search, since the next would be refused too.
    ///
    /// - Parameters:
    ///   - wanted: What was to be created.
    ///   - parallelism: How many lookups may run at once.
    /// - Returns: The finding of the last lookup for each, in the same order; `cutShort` where there was none.
    func find(resultsOf wanted: [Wanted], atOnce parallelism: Int) async -> [Finding] {
        var findings = Array(repeating: Finding.cutShort, count: wanted.count)
        var open = Array(wanted.indices)
        var passed = Duration.zero
        for wait in Self.waits(within: wanted.map(\.window).max() ?? .zero) where !open.isEmpty {
            let sleptWell = await stop.sleep(for: wait, on: clock)
            passed += wait
            let looks = open.map { place in
                let isLast = sleptWell && passed >= wanted[place].window
                return Look(place: place, wanted: wanted[place], isLast: isLast)
            }
            for (look, finding) in await lookUp(looks, atOnce: parallelism) {
                findings[look.place] = finding == .absent && !look.isLast ? .cutShort : finding
            }
            if !sleptWell || findings.contains(where: \.isRefusal) { break }
            open.removeAll { findings[$0].isFinal }
        }
        return findings
    }

    /// One lookup of a search for several dialogs.
    private struct Look {
        /// The place of the dialog among those that are searched for.
        let place: Int
        let wanted: Wanted
        /// Whether its window is over.
        let isLast: Bool
    }

    /// Looks each up once, `parallelism` at a time; starts no more lookups once one was refused.
    private func lookUp(_ looks: [Look], atOnce parallelism: Int) async -> [(Look, Finding)] {
        var findings: [(Look, Finding)] = []
        await withBoundedTasks(over: looks, atOnce: parallelism) { look in
            (look, await lookUp(resultOf: look.wanted, inEveryWay: look.isLast))
        } take: { finding in
            findings.append(finding)
        } until: {
            findings.last?.1.isRefusal ?? false
        }
        return findings
    }

    /// The waits between lookups: one second at first, doubled each time, the last one until the end of the window.
    package static func waits(within window: Duration) -> [Duration] {
        guard window > .zero else { return [.zero] }
        var waits: [Duration] = []
        var passed = Duration.zero
        var wait = Duration.seconds(1)
        // A remainder shorter than twice the next wait becomes one wait.
        while passed + wait + wait <= window {
            waits.append(wait)
            passed += wait
            wait += wait
        }
        return waits + [window - passed]
    }
}

extension OutcomeSearch.Finding {
    /// The finding of a lookup that was answered with these new dialogs.
    init(_ results: [LiveDialog]) {
        self = results.count > 1 ? .several(results) : results.first.map(Self.found) ?? .absent
    }

    /// The new dialogs that were found.
    var dialogs: [LiveDialog] {
        switch self {
        case .found(let live): [live]
        case .several(let live): live
        case .absent, .cutShort, .unreadable: []
        }
    }

    /// Whether the server refused the lookup.
    var isRefusal: Bool { if case .unreadable(.refused) = self { true } else { false } }

    /// Whether another lookup could not change the finding.
    fileprivate var isFinal: Bool {
        switch self {
        case .found, .several, .absent: true
        case .cutShort, .unreadable: false
        }
    }
}
