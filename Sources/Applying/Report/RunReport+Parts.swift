internal import Dialogs
package import Planning

extension RunReport {
    /// Combines the reports on the parts of a plan that were carried out one after the other.
    ///
    /// - Parameters:
    ///   - plan: The whole plan; a create that is in no part was not tried.
    ///   - parts: The reports on its parts, in their order.
    ///   - earlyEnd: Why the rest was not tried, unless a part says so.
    package init(on plan: Plan, of parts: [Self], earlyEnd: EarlyEnd? = nil) {
        let reported = parts.flatMap(\.results).map { ($0.entry.desired.key, $0) }
        let results = Dictionary(reported) { first, later in later.outcome == .notTried ? first : later }
        self.init(
            results: plan.entries.map { entry in
                results[entry.desired.key] ?? Result(entry: entry, outcome: entry.action.outcomeWithoutRequest)
            },
            earlyEnd: parts.lazy.compactMap(\.reasonToEnd).first ?? earlyEnd,
            verification: parts.map(\.verification).reduce(.notNeeded) { $0.combined(with: $1) }
        )
    }
}

extension Verification {
    fileprivate func combined(with other: Self) -> Self {
        switch (self, other) {
        case (.failed, _), (_, .notNeeded): self
        case (_, .failed), (.notNeeded, _): other
        case (.done(let first), .done(let second)): .done(requests: first + second)
        }
    }
}
