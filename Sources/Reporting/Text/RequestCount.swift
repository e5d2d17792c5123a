internal import Planning

/// The number of requests that a plan took, and what they were for.
struct RequestCount {
    private let plan: Plan

    init(of plan: Plan) {
        self.plan = plan
    }

    /// The number of requests, with the share of each lookup strategy if there were several.
    var text: String {
        let ways = plan.requestsByStrategy.sorted { $0.key < $1.key }.map {
            (name: $0.key.rawValue, requests: $0.value)
        }
        let others = plan.requests - ways.reduce(0) { $0 + $1.requests }
        let parts = (others > 0 ? [(name: "session", requests: others)] : []) + ways
        let total = count(plan.requests, "request")
        switch parts.count {
        case 0: return total
        case 1: return "\(total), \(parts[0].name)"
        default: return "\(total): \(parts.map { "\($0.requests) \($0.name)" }.joined(separator: ", "))"
        }
    }
}
