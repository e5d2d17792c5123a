/// How the value of a field is compared by the search operators.
enum ValueTest<Value: Hashable & Comparable & Sendable>: Hashable {
    case below(Value)
    case atMost(Value)
    case above(Value)
    case atLeast(Value)
    case oneOf(Set<Value>)
    case noneOf(Set<Value>)

    /// Creates the test of an operator; `nil` if the operator is none that compares.
    ///
    /// - Parameters:
    ///   - name: The operator, such as `lte`.
    ///   - values: What the field is compared with: one value, or those of a list; none if no dialog can have it.
    init?(_ name: String, _ values: [Value]) {
        switch name {
        case "lt": self = values.first.map(Self.below) ?? .never
        case "lte": self = values.first.map(Self.atMost) ?? .never
        case "gt": self = values.first.map(Self.above) ?? .never
        case "gte": self = values.first.map(Self.atLeast) ?? .never
        case "in": self = .oneOf(Set(values))
        case "ne", "nin": self = .noneOf(Set(values))
        default: return nil
        }
    }

    /// A test that no value passes.
    private static var never: Self { .oneOf([]) }

    /// Whether a value passes; a missing one passes only `noneOf`.
    func passes(_ value: Value?) -> Bool {
        guard let value else {
            if case .noneOf = self { return true }
            return false
        }
        return switch self {
        case .below(let limit): value < limit
        case .atMost(let limit): value <= limit
        case .above(let limit): value > limit
        case .atLeast(let limit): value >= limit
        case .oneOf(let values): values.contains(value)
        case .noneOf(let values): !values.contains(value)
        }
    }
}
