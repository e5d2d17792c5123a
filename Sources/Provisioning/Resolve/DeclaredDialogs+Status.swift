package import Applying
package import Planning

extension DeclaredDialogs {
    /// What a run ends with that showed a plan and did not apply it.
    ///
    /// - Parameters:
    ///   - plan: The plan.
    ///   - review: What became stale of a plan that was kept.
    ///   - detailed: Whether a difference between declared and live counts.
    package func status(of plan: Plan, _ review: PlanReview? = nil, detailed: Bool) -> RunStatus {
        .worst(of: [status, RunStatus(of: plan, detailed: detailed), RunStatus(of: review)])
    }

    /// What a run ends with that applied a plan.
    ///
    /// - Parameters:
    ///   - report: What became of the plan.
    ///   - review: What became stale of a plan that was kept.
    ///   - detailed: Whether a difference that was left alone counts.
    package func status(of report: RunReport, _ review: PlanReview, detailed: Bool) -> RunStatus {
        .worst(of: [status, RunStatus(of: report, detailed: detailed), RunStatus(of: review)])
    }
}

extension RunStatus {
    fileprivate init(of review: PlanReview?) {
        self = review?.stale.isEmpty ?? true ? .done : .decisionNeeded
    }
}
