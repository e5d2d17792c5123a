package import Applying
package import Dialogs
package import Planning

/// The status of a run; the raw value is the exit code.
package enum RunStatus: Int32, Sendable {
    /// Done, or nothing to do.
    case done = 0
    /// The network or the credentials failed, and nothing was written.
    case externalFailure = 1
    /// Live dialogs differ from declared ones; only if that status was requested.
    case drift = 2
    /// The manifests are invalid, as can be proved without a request.
    case wrongInput = 3
    /// The user must decide about a dialog.
    case decisionNeeded = 4
    /// A safety rail stopped the run.
    case stoppedBySafetyRail = 5
    /// Some dialogs were rejected, failed, or were created or changed otherwise than declared, or a file could not be
    /// written after something was created; the others are done.
    case someFailed = 6
    /// Some creates may or may not have happened.
    case someUnknown = 7
    /// The command line or the environment is wrong.
    case usage = 64
    /// Interrupted, cleanly.
    case interrupted = 130
}

extension RunStatus {
    /// The statuses from worst to best; if several apply to a run, it ends with the first.
    private static let fromWorst: [Self] = [
        .someUnknown, .interrupted, .someFailed, .stoppedBySafetyRail, .decisionNeeded, .wrongInput, .usage,
        .externalFailure, .drift, .done,
    ]

    /// The worst of several statuses.
    package static func worst(of statuses: [Self]) -> Self { fromWorst.first(where: statuses.contains) ?? .done }

    /// The status of a failed listing.
    package init(of failure: ListingFailure) {
        self =
            switch failure {
            case .unreachable, .refused, .unreadable: .externalFailure
            case .incomplete: .stoppedBySafetyRail
            case .cancelled: .interrupted
            }
    }

    /// The status of a plan that was shown and not applied.
    init(of plan: Plan, failing rule: FailureRule, detailed: Bool) {
        self = .worst(
            of: [
                plan.fails(rule) ? .decisionNeeded : .done,
                detailed && plan.hasDrift ? .drift : .done,
            ]
        )
    }

    /// The status of a plan that was applied.
    package init(of report: RunReport, failing rule: FailureRule, detailed: Bool) {
        let left = report.leftAlone
        let differs = left.contains(.differs) || report.hasStaying
        let failure: Self = report.failedAsAWhole ? .externalFailure : .someFailed
        self = .worst(
            of: [
                report.hasUnknown ? .someUnknown : .done,
                report.wasStopped ? .interrupted : .done,
                report.hasFailures ? failure : .done,
                // A canary that is not as declared stops the run, which says more: nothing else was tried.
                report.hasCreatedOtherwise && !report.failedItsCanary ? .someFailed : .done,
                report.hasUpdatedOtherwise ? .someFailed : .done,
                report.failedItsCanary ? .stoppedBySafetyRail : .done,
                report.hasStale || report.hasDoubled ? .decisionNeeded : .done,
                !left.isDisjoint(with: rule.causes) || differs && rule.causes.contains(.differs)
                    ? .decisionNeeded : .done,
                detailed && differs ? .drift : .done,
            ]
        )
    }
}

extension RunStatus {
    /// The status of a run that did something and then failed to write a file, or to print.
    ///
    /// - Parameter report: What the run did; `nil` if it did nothing.
    /// - Returns: The status; never that nothing was written, where a dialog was or may have been created.
    package func having(done report: RunReport?) -> Self {
        guard self == .externalFailure, report?.mayHaveWritten ?? false else { return self }
        return .someFailed
    }
}

extension RunReport {
    /// Why dialogs were left alone.
    fileprivate var leftAlone: Set<FailureRule.Cause> {
        hasLeftAlone
            ? Set(results.lazy.filter { $0.outcome == .leftAlone }.compactMap(\.entry.action.failureCause)) : []
    }

    /// Whether some dialog was or may have been created or changed.
    fileprivate var mayHaveWritten: Bool { results.contains { $0.outcome.effect != .none } }
}
