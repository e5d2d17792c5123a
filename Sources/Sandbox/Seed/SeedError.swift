/// Why a seed is invalid, and in which line.
package struct SeedError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The line, from 1.
    package let line: Int
    /// What is wrong, in words.
    package let reason: String

    /// The line and the reason: `line 3: '_id' is missing`.
    package var description: String { "line \(line): \(reason)" }
}
