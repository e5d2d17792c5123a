/// A path of the table of what is served, split at its slashes.
struct PathPattern {
    private let steps: [Step]

    /// What one part of a path is to be.
    private enum Step {
        case text(String)
        /// Any value, with something behind it, such as `.json`.
        case value(ending: String)
    }

    /// Reads a path such as `/users/{id}.json`.
    init(_ path: String) {
        steps = path.split(separator: "/").map { part in
            guard part.first == "{", let end = part.firstIndex(of: "}") else { return .text(String(part)) }
            return .value(ending: String(part[end...].dropFirst()))
        }
    }

    /// The number of parts.
    var count: Int { steps.count }

    /// Whether the path has no values.
    var isFixed: Bool {
        steps.allSatisfy { step in
            if case .text = step { true } else { false }
        }
    }

    /// The values in a path with the same number of parts, as they were sent; `nil` if it does not fit.
    ///
    /// A value that begins with `by_` is none: the reference has such paths for what users can be found by, and one
    /// that is not served is not to be taken for an ID.
    func values(in parts: [Substring]) -> [String]? {
        var values: [String] = []
        for (step, part) in zip(steps, parts) {
            switch step {
            case .text(let text): guard part.utf8.elementsEqual(text.utf8) else { return nil }
            case .value(let ending):
                let value = part.dropLast(ending.utf8.count)
                guard part.hasSuffix(ending), !value.isEmpty, !value.hasPrefix("by_") else { return nil }
                values.append(String(value))
            }
        }
        return values
    }
}
