/// The number of an intent in its journal; numbers ascend, and none is used twice.
package struct IntentNumber: RawRepresentable, Hashable, Comparable, Sendable {
    /// The number, from 1 to 2^53 - 1.
    package let rawValue: Int

    /// The first number of a new journal.
    static let first = Self(1)

    /// The numbers that every JSON reader takes exactly (RFC 8259, section 6).
    private static let range = 1...(1 << 53 - 1)

    /// Wraps a number in range; anything else numbers no intent.
    package init?(rawValue: Int) {
        guard Self.range.contains(rawValue) else { return nil }
        self.rawValue = rawValue
    }

    private init(_ rawValue: Int) {
        self.rawValue = rawValue
    }

    /// The next number; the last one repeats, which no run lives to see.
    var successor: Self { Self(min(rawValue + 1, Self.range.upperBound)) }

    package static func < (first: Self, second: Self) -> Bool { first.rawValue < second.rawValue }
}

extension IntentNumber: CustomStringConvertible {
    package var description: String { String(rawValue) }
}
