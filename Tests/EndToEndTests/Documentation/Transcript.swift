import Foundation

/// What a page says that a command prints, beside what it printed.
///
/// A line of the page that is `…` stands for any lines, and `…` within a line for any text. What differs from run to run
/// (the number of a port, an `_id` that a server gave, a time, milliseconds) may be anything of its kind.
struct Transcript {
    /// The lines of the page.
    let expected: [String]

    /// What was printed.
    let printed: [String]

    /// Whether the page tells the truth.
    var isTrue: Bool { Self.matches(expected[...], printed[...]) }

    /// Whether the page leaves anything out.
    var isAbridged: Bool { expected.contains { $0.contains("…") } && !printed.contains { $0.contains("…") } }

    private static func matches(_ expected: ArraySlice<String>, _ printed: ArraySlice<String>) -> Bool {
        guard let line = expected.first else { return printed.isEmpty }
        if line == "…" {
            return (printed.startIndex...printed.endIndex).contains { matches(expected.dropFirst(), printed[$0...]) }
        }
        guard let other = printed.first, isSame(line, other) else { return false }
        return matches(expected.dropFirst(), printed.dropFirst())
    }

    private static func isSame(_ line: String, _ other: String) -> Bool {
        let (line, other) = (withoutChance(line), withoutChance(other))
        if line == other { return true }
        let parts = line.split(separator: "…", omittingEmptySubsequences: false)
        guard parts.count > 1, let first = parts.first, let last = parts.last, other.hasPrefix(first) else {
            return false
        }
        var rest = other.dropFirst(first.count)
        for part in parts.dropFirst().dropLast() where !part.isEmpty {
            guard let range = rest.range(of: part) else { return false }
            rest = rest[range.upperBound...]
        }
        return rest.hasSuffix(last)
    }

    private static func withoutChance(_ line: String) -> String {
        var line = line
        line.replace(/127\.0\.0\.1(:|%3a)[0-9]+/) { "127.0.0.1\($0.output.1)PORT" }
        line.replace(/[0-9a-f]{24}/, with: "ID")
        line.replace(/[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?Z/, with: "TIME")
        line.replace(/[0-9]+ ms/, with: "N ms")
        while let end = line.last, end == " " { line.removeLast() }
        return line
    }
}
