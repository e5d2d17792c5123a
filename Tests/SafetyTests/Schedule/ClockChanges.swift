import TestSupport

extension ManualTime.Change {
    /// How the clocks change before and during a run, by its moments; mostly not at all.
    static func some(_ generator: inout SeededGenerator) -> [Int: Self] {
        var changes: [Int: Self] = [:]
        if Int.random(in: 0..<4, using: &generator) == 0 { changes[0] = one(&generator) }
        if Int.random(in: 0..<4, using: &generator) == 0 {
            // Nothing starts a system anew under a run that goes on.
            changes[Int.random(in: 1...12, using: &generator)] = step(&generator)
        }
        return changes
    }

    private static func one(_ generator: inout SeededGenerator) -> Self {
        Int.random(in: 0..<3, using: &generator) == 0 ? .restart : step(&generator)
    }

    private static func step(_ generator: inout SeededGenerator) -> Self {
        let seconds = [3600, -3600, 40, -40, 86_400, -86_400].randomElement(using: &generator) ?? 3600
        return .step(.seconds(seconds))
    }

    /// What it is called where it is counted.
    var row: String {
        switch self {
        case .step: "clocks set"
        case .restart: "systems started anew"
        }
    }
}
