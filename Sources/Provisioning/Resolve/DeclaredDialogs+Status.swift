package import Applying
package import Planning

extension DeclaredDialogs {
    /// The status of a run that showed a plan and did not apply it.
    ///
    /// - Parameters:
    ///   - plan: The plan.
    ///   - review: The review of a saved plan, if there is one.
    ///   - detailed: Whether a difference between declared and live dialogs counts.
    /// - Returns: The worst status that applies.
    package func status(of plan: Plan, _ review: PlanReview? = nil, detailed: Bool) -> RunStatus {
        .worst(of: [status, RunStatus(of: plan, detailed: detailed), RunStatus(of: review)])
    }

    /// The status of a run that applied a plan.
    ///
    /// - Parameters:
    ///   - report: The report of the run.
    ///   - review: The review of a saved plan, if there is one.
    ///   - detailed: Whether a remaining difference counts.
    /// - Returns: The worst status that applies.
    package func status(of report: RunReport, _ review: PlanReview, detailed: Bool) -> RunStatus {
        .worst(of: [status, RunStatus(of: report, detailed: detailed), RunStatus(of: review)])
    }
}

extension RunStatus {
    fileprivate init(of review: PlanReview?) {
        self = review?.stale.isEmpty ?? true ? .done : .decisionNeeded
    }
}
