import TestSupport

extension Faults {
    /// Draws what goes wrong with deletions, of runs and of people.
    static func ofDeletions(_ generator: inout SeededGenerator) -> [String] {
        let all = [
            "504 after delete at #1", "504 before delete at #1-2", "reset after delete at #2",
            "truncate on delete at #1",
            "join 5 before delete at #1", "503 on delete at #1-4", "html after delete at #1",
        ]
        return Array(all.shuffled(using: &generator).prefix(Int.random(in: 0...2, using: &generator)))
    }
}
