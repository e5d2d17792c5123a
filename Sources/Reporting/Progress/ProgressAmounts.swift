package import Applying

/// How far a stage of a run has got.
package struct ProgressAmounts: Hashable, Sendable {
    /// The stage.
    package let stage: ProgressStage
    /// How much is done.
    package let done: Int
    /// How much there is to do, as far as it is known; 0 if it is not.
    package let total: Int
    /// What is counted, where the stage alone does not say it.
    package let unit: String?
    /// What became of creates, and how often.
    package let outcomes: [ApplyOutcome.Kind: Int]
    /// How many creates had no clear response and are looked for.
    package let searches: Int
    /// How long the stage, or a search, may wait at most from now on; `nil` where it waits for nothing.
    package let longestWait: Duration?

    /// Creates amounts.
    package init(
        _ stage: ProgressStage,
        _ done: Int = 0,
        of total: Int = 0,
        unit: String? = nil,
        outcomes: [ApplyOutcome.Kind: Int] = [:],
        searches: Int = 0,
        longestWait: Duration? = nil
    ) {
        self.stage = stage
        self.done = done
        self.total = total
        self.unit = unit
        self.outcomes = outcomes
        self.searches = searches
        self.longestWait = longestWait
    }

    /// What became of creates other than what was asked for, in the words of the summary.
    var remarks: [String] {
        let counted = ReportedOutcome.allCases.filter { $0 != .created }.compactMap { outcome in
            outcomes[outcome.kind].map { "\($0) \(outcome.word)" }
        }
        return searches > 0 ? counted + ["\(searches) looked for"] : counted
    }
}
