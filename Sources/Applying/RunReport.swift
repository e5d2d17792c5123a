package import Dialogs
package import Planning

/// What a run did, with one outcome for each entry of the plan that it carried out, in the plan's order.
package struct RunReport: Hashable, Sendable {
    /// The entries with their outcomes.
    package let results: [Result]
    /// Why the run gave up on dialogs that had not had their turn; `nil` where it did not.
    package let earlyEnd: EarlyEnd?
    /// What a last look said of the dialogs that were created.
    package let verification: Verification
    /// What became of dialogs, each kind once.
    private let kinds: Set<ApplyOutcome.Kind>

    /// One planned dialog and what became of it.
    package struct Result: Hashable, Sendable {
        /// The entry of the plan.
        package let entry: PlanEntry
        /// What apply did about it.
        package let outcome: ApplyOutcome

        /// Creates a result.
        package init(entry: PlanEntry, outcome: ApplyOutcome) {
            self.entry = entry
            self.outcome = outcome
        }
    }

    /// Creates a report.
    ///
    /// An early end counts only where some dialog was not tried, or where it says that something is wrong.
    package init(results: [Result], earlyEnd: EarlyEnd? = nil, verification: Verification = .notNeeded) {
        self.results = results
        self.verification = verification
        // With very many results each look at all of them takes a while, so one look tells all.
        kinds = Set(results.indices.lazy.map { results[$0].outcome.kind })
        if case .canaryFailed = earlyEnd {
            self.earlyEnd = earlyEnd
        } else {
            self.earlyEnd = kinds.contains(.notTried) ? earlyEnd : nil
        }
    }
}

extension RunReport {
    /// The results of the dialogs that the plan wanted to create.
    package var creates: [Result] { results.filter { $0.entry.action.kind == .create } }

    /// Whether the outcome of some create is unknown.
    package var hasUnknown: Bool { kinds.contains(.unknown) }

    /// Whether some dialog exists more than once, which a person must mend.
    package var hasDoubled: Bool { kinds.contains(.doubled) }

    /// Whether some create was rejected or failed.
    package var hasFailures: Bool { !kinds.isDisjoint(with: [.rejected, .failed]) }

    /// Whether some dialog is not as declared, and not apply's to change.
    package var hasLeftAlone: Bool { kinds.contains(.leftAlone) }

    /// Whether the run was told to stop before every dialog had its turn.
    package var wasStopped: Bool { earlyEnd == nil && kinds.contains(.notTried) }

    /// Whether the run ended because its first dialogs are not what was declared.
    package var failedItsCanary: Bool {
        if case .canaryFailed = earlyEnd { true } else { false }
    }

    /// Whether no create got through to the server: all that were tried failed before it would take one, and none was
    /// refused on its own account.
    package var failedAsAWhole: Bool { kinds.subtracting([.notTried, .unchanged, .leftAlone]) == [.failed] }
}

extension RunReport {
    /// The outcomes by the keys of their dialogs; of several with one key, the first.
    package var outcomesByKey: [ExactText: ApplyOutcome] {
        Dictionary(results.map { ($0.entry.desired.key, $0.outcome) }) { first, _ in first }
    }
}
