package import Dialogs
package import Planning

/// What a run did, with one outcome for each entry of the plan that it carried out, in the plan's order.
package struct RunReport: Hashable, Sendable {
    /// The entries with their outcomes.
    package let results: [Result]
    /// Why the run gave up before every dialog was tried; `nil` where it did not.
    package let earlyEnd: EarlyEnd?
    /// Why the run gave up, even where this left nothing untried: a report on what comes after it says so.
    let reasonToEnd: EarlyEnd?
    /// Whether the created dialogs were listed once more afterwards.
    package let verification: Verification
    /// The kinds of outcome that occur.
    private let kinds: Set<ApplyOutcome.Kind>

    /// One planned dialog and its outcome.
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
    /// It ended early only if some dialog was not tried, or if its canary failed.
    package init(results: [Result], earlyEnd: EarlyEnd? = nil, verification: Verification = .notNeeded) {
        self.results = results
        self.verification = verification
        reasonToEnd = earlyEnd
        // One pass for all properties below: with very many results, each pass takes a while.
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

    /// The results of the dialogs that the plan wanted to create or to change.
    package var carriedOut: [Result] { results.filter(\.entry.action.kind.isCarriedOut) }

    /// Whether the outcome of some create is unknown.
    package var hasUnknown: Bool { kinds.contains(.unknown) }

    /// Whether some dialog exists more than once, which a person must resolve.
    package var hasDoubled: Bool { kinds.contains(.doubled) }

    /// Whether some create or update was rejected or failed, or an update was made in part or has an unknown outcome.
    package var hasFailures: Bool {
        !kinds.isDisjoint(with: [.rejected, .failed, .partlyUpdated, .updateUnknown, .deleteUnknown])
    }

    /// Whether the server created some dialog otherwise than it is declared.
    package var hasCreatedOtherwise: Bool { kinds.contains(.createdOtherwise) }

    /// Whether the server changed some dialog otherwise than it is declared.
    package var hasUpdatedOtherwise: Bool { kinds.contains(.updatedOtherwise) }

    /// Whether some dialog was not changed, since it is not any more as the plan saw it.
    package var hasStale: Bool { kinds.contains(.stale) }

    /// Whether some dialog was updated and differs still, in what cannot be changed.
    package var hasStaying: Bool {
        kinds.contains(.updated)
            && results.contains { result in
                if case .update(_, let update) = result.entry.action { !update.staying.isEmpty } else { false }
            }
    }

    /// Whether some dialog is not as declared and apply must not change it.
    package var hasLeftAlone: Bool { kinds.contains(.leftAlone) }

    /// Whether the run gave up, so that nothing else is to be tried.
    package var gaveUp: Bool { reasonToEnd != nil }

    /// Whether the run was told to stop before every dialog was tried.
    package var wasStopped: Bool { earlyEnd == nil && kinds.contains(.notTried) }

    /// Whether the run ended because its first dialogs are not what was declared.
    package var failedItsCanary: Bool {
        if case .canaryFailed = earlyEnd { true } else { false }
    }

    /// Whether no create got through to the server: all that were tried failed, and none was rejected for a reason of
    /// its own.
    package var failedAsAWhole: Bool { kinds.subtracting([.notTried, .unchanged, .leftAlone]) == [.failed] }
}

extension RunReport {
    /// The outcomes by the keys of their dialogs; of several with one key, the first.
    package var outcomesByKey: [ExactText: ApplyOutcome] {
        Dictionary(results.map { ($0.entry.desired.key, $0.outcome) }) { first, _ in first }
    }
}
