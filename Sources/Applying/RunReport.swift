package import Planning

/// What a run did, with one outcome for each entry of the plan that it carried out, in the plan's order.
package struct RunReport: Hashable, Sendable {
    /// The entries with their outcomes.
    package let results: [Result]
    /// Why the run gave up on dialogs that had not had their turn; `nil` where it did not.
    package let earlyEnd: EarlyEnd?
    /// What a last look said of the dialogs that were created.
    package let verification: Verification

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
        let isCut = results.contains { $0.outcome == .notTried }
        if case .canaryFailed = earlyEnd { self.earlyEnd = earlyEnd } else { self.earlyEnd = isCut ? earlyEnd : nil }
    }
}

extension RunReport {
    /// The results of the dialogs that the plan wanted to create.
    package var creates: [Result] { results.filter { $0.entry.action == .create } }

    /// Whether the outcome of some create is unknown.
    package var hasUnknown: Bool {
        results.contains { if case .unknown = $0.outcome { true } else { false } }
    }

    /// Whether some dialog exists more than once, which a person must mend.
    package var hasDoubled: Bool {
        results.contains { if case .doubled = $0.outcome { true } else { false } }
    }

    /// Whether some create was rejected or failed.
    package var hasFailures: Bool {
        results.contains {
            switch $0.outcome {
            case .rejected, .failed: true
            case .unchanged, .leftAlone, .created, .recovered, .alreadyExisted, .unknown, .doubled, .notTried: false
            }
        }
    }

    /// Whether the run was told to stop before every dialog had its turn.
    package var wasStopped: Bool { earlyEnd == nil && results.contains { $0.outcome == .notTried } }

    /// Whether the run ended because its first dialogs are not what was declared.
    package var failedItsCanary: Bool {
        if case .canaryFailed = earlyEnd { true } else { false }
    }

    /// Whether no create got through to the server: all that were tried failed before it would take one, and none was
    /// refused on its own account.
    package var failedAsAWhole: Bool {
        let tried = creates.map(\.outcome).filter { $0 != .notTried }
        return !tried.isEmpty && tried.allSatisfy { if case .failed = $0 { true } else { false } }
    }
}
