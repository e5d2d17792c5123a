internal import Diagnostics
internal import Glibc

/// Text that is equal to other text only when both have the same Unicode scalars.
///
/// Swift's `String` calls canonically equivalent texts equal; the API compares names by their bytes, so two names that
/// look alike may be two dialogs.
package struct ExactText: Sendable {
    /// The text.
    package let string: String

    /// Wraps a text.
    package init(_ string: String) {
        self.string = string
    }
}

extension ExactText: Hashable {
    package static func == (first: Self, second: Self) -> Bool {
        let (own, other) = (first.string.utf8.span, second.string.utf8.span)
        return own.count == other.count && own.order(to: other, of: own.count) == 0
    }

    package func hash(into hasher: inout Hasher) {
        unsafe string.utf8.span.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
        hasher.combine(0xFF as UInt8)
    }
}

extension ExactText: Comparable {
    package static func < (first: Self, second: Self) -> Bool {
        let (own, other) = (first.string.utf8.span, second.string.utf8.span)
        let order = own.order(to: other, of: min(own.count, other.count))
        return order < 0 || (order == 0 && own.count < other.count)
    }
}

extension Span<UInt8> {
    /// How the first bytes of both compare, as `memcmp` has it.
    fileprivate func order(to other: borrowing Self, of count: Int) -> Int32 {
        unsafe withUnsafeBytes { own in
            unsafe other.withUnsafeBytes { other in
                guard let start = own.baseAddress, let otherStart = other.baseAddress else { return 0 }
                return unsafe memcmp(start, otherStart, count)
            }
        }
    }
}

extension ExactText: ExpressibleByStringLiteral, CustomStringConvertible {
    package init(stringLiteral value: String) {
        self.init(value)
    }

    package var description: String { string }
}

extension ExactText {
    /// Whether the other text differs, and only in case, white space, invisible characters or Unicode normalization.
    package func isSimilar(to other: Self) -> Bool {
        // Strings compare by canonical equivalence, which is what normalization leaves to compare.
        self != other && folded == other.folded
    }

    /// What remains of the text when case, white space and invisible characters are left out; compare it with `==` of
    /// `String`.
    package var folded: String {
        let bytes = string.utf8
        guard bytes.allSatisfy({ $0 < 0x80 }) else { return foldedByUnicode }
        return String(decoding: bytes.lazy.filter { !$0.isASCIISpace }.map { $0.lowercasedASCII }, as: UTF8.self)
    }

    /// A hash of what remains: texts that are similar have one, but for the few letters of ASCII that have a twin
    /// beyond it.
    package var foldedHash: Int {
        let bytes = string.utf8
        guard bytes.allSatisfy({ $0 < 0x80 }) else {
            let folded = foldedByUnicode
            return folded.utf8.allSatisfy { $0 < 0x80 } ? folded.utf8.hashOfFolded : folded.hashValue
        }
        return bytes.hashOfFolded
    }

    private var foldedByUnicode: String {
        var visible = String.UnicodeScalarView()
        for scalar in string.unicodeScalars where !scalar.isInvisible && !scalar.properties.isWhitespace {
            visible.append(scalar)
        }
        return String(visible).lowercased()
    }
}

extension String.UTF8View {
    /// The FNV-1a hash of ASCII text without spaces and capitals.
    fileprivate var hashOfFolded: Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in self where !byte.isASCIISpace {
            hash = (hash ^ UInt64(byte.lowercasedASCII)) &* 0x100_0000_01B3
        }
        return Int(bitPattern: UInt(hash))
    }
}

extension UInt8 {
    fileprivate var isASCIISpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
    fileprivate var lowercasedASCII: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
}
