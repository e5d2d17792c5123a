internal import JSON

extension Finding {
    /// What was observed of each point of a profile, and what was not.
    static func observed(_ observation: Observation) -> [Self] {
        observation.points.map { name, value in
            switch value {
            case nil: .ok(name, "cannot be seen in what is there; a profile keeps what it says of it")
            case .array(let filters)? where filters.isEmpty: .ok(name, "none of those that were tried")
            case .array(let filters)?: .ok(name, filters.compactMap(\.text).joined(separator: ", "))
            case let value?: .ok(name, value.text ?? value.integer.map { "\($0)" } ?? "")
            }
        }
    }
}
