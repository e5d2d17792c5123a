internal import Planning

/// How many requests a plan took, and what for.
struct RequestCount {
    private let plan: Plan

    init(of plan: Plan) {
        self.plan = plan
    }

    /// The number, with what each way of looking took of it where there were several.
    var text: String {
        let ways = plan.requestsByWay.sorted { $0.key < $1.key }.map { (name: $0.key.rawValue, requests: $0.value) }
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
