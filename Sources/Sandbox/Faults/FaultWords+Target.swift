extension FaultWords {
    /// Parses `on`, `before` or `after`, if one of them is next.
    mutating func takeStage(standard: FaultStage) -> FaultStage? {
        if skip("on") { return standard }
        if skip("before") { return .before }
        return skip("after") ? .after : nil
    }

    /// Parses the name of a target, a method, a path, or a method and a path.
    mutating func takeTarget() throws(FaultError) -> FaultTarget {
        let word = try take("a target such as create")
        switch word.lowercased() {
        case "any": return .any
        case "read": return .reads
        case "write": return .writes
        default: break
        }
        if word.hasPrefix("/") { return .request(method: nil, path: word) }
        // Methods are in upper case, as `delete` and `get` are names of routes.
        if ["DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT"].contains(word) {
            return .request(method: word, path: next?.hasPrefix("/") == true ? try take("a path") : nil)
        }
        if let route = Route(rawValue: word.lowercased()) { return .route(route) }
        let routes = Route.allCases.map(\.rawValue).joined(separator: ", ")
        throw error("'\(word)' is no target; write any, read, write, \(routes), a method or a path")
    }

    /// Parses `at` and what follows it, if it is next.
    mutating func takeSelection() throws(FaultError) -> FaultSelection {
        guard skip("at") else { return .always }
        let word = try take("an occasion such as 2% or #3")
        if let percent = word.hasSuffix("%") ? Double(word.dropLast()) : nil, percent > 0, percent <= 100 {
            return .probability(percent / 100)
        }
        let ranges = word.split(separator: ",", omittingEmptySubsequences: false).map(Self.ordinals)
        let valid = ranges.compactMap(\.self)
        guard valid.count == ranges.count else {
            throw error("'\(word)' is no share such as 2% and no number of a request such as #3, #3-#5 or #3-")
        }
        return .ordinals(valid)
    }

    /// Parses `#3`, `#3-5`, `#3-#5` or `#3-`.
    private static func ordinals(_ part: Substring) -> ClosedRange<UInt64>? {
        guard part.hasPrefix("#") else { return nil }
        let bounds = part.dropFirst().split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = UInt64(bounds[0]), first > 0 else { return nil }
        guard bounds.count == 2 else { return first...first }
        let end = bounds[1].hasPrefix("#") ? bounds[1].dropFirst() : bounds[1]
        guard let last = end.isEmpty ? .max : UInt64(end), first <= last else { return nil }
        return first...last
    }
}
