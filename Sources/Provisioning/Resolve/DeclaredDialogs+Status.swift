package import Applying
package import Planning

extension DeclaredDialogs {
    /// The status of a run that showed a plan and did not apply it.
    ///
    /// - Parameters:
    ///   - plan: The plan.
    ///   - review: The review of a saved plan, if there is one.
    ///   - rule: What makes the run fail.
    ///   - detailed: Whether a difference between declared and live dialogs counts.
    /// - Returns: The worst status that applies.
    package func status(
        of plan: Plan,
        _ review: PlanReview? = nil,
        failing rule: FailureRule = .standard,
        detailed: Bool
    ) -> RunStatus {
        .worst(of: [status(rule, plan), RunStatus(of: plan, failing: rule, detailed: detailed), RunStatus(of: review)])
    }

    /// The status of a run that applied a plan.
    ///
    /// - Parameters:
    ///   - report: The report of the run.
    ///   - review: The review of a saved plan, if there is one.
    ///   - rule: What makes the run fail.
    ///   - detailed: Whether a remaining difference counts.
    /// - Returns: The worst status that applies.
    package func status(
        of report: RunReport,
        _ review: PlanReview,
        failing rule: FailureRule = .standard,
        detailed: Bool
    ) -> RunStatus {
        let undeclared: RunStatus =
            rule.causes.contains(.undeclared) && review.current.undeclared.areThere ? .decisionNeeded : .done
        let status = RunStatus(of: report, failing: rule, detailed: detailed)
        return .worst(of: [self.status(rule, review.current), status, RunStatus(of: review), undeclared])
    }

    /// The best status with which the run can end, unless missing people are no reason for it to fail: those who were
    /// not found, and those who departed and whom the application did not let anybody look up.
    private func status(_ rule: FailureRule, _ plan: Plan) -> RunStatus {
        guard rule.causes.contains(.missingPeople) else { return .done }
        return .worst(of: [status, plan.departures.haveRefused ? .decisionNeeded : .done])
    }
}

extension RunStatus {
    fileprivate init(of review: PlanReview?) {
        self = review?.stale.isEmpty ?? true ? .done : .decisionNeeded
    }
}
