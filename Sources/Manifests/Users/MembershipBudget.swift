internal import Diagnostics
internal import YAML

/// How many users the groups of a set may stand for, counted at each use: a few lines can name a group of thousands
/// thousands of times.
struct MembershipBudget {
    private let limit: Int
    private var left: Int
    private var isReported = false

    init(limit: Int = 10_000_000) {
        self.limit = limit
        left = limit
    }

    /// The group, where the budget allows one more use of it; else nobody, which is reported the first time.
    mutating func spend(
        on group: Members,
        at place: @autoclosure () -> NodePlace,
        reportingTo mistakes: inout DiagnosticCollector
    ) -> Members {
        guard left < group.count else {
            left -= group.count
            return group
        }
        left = 0
        if !isReported { mistakes.report(.tooManyMembers(limit: limit), at: place()) }
        isReported = true
        return Members(isComplete: false)
    }
}

extension Diagnostic.Message {
    fileprivate static func tooManyMembers(limit: Int) -> Self {
        "the groups that the manifests use stand for more than \(limit) members in all"
    }
}
