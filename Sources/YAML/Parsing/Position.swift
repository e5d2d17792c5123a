internal import Diagnostics

/// A place in a text.
struct Position: Hashable {
    /// The line, from 1.
    let line: Int
    /// The column in Unicode scalars, from 1.
    let column: Int

    func location(in path: String) -> SourceLocation {
        SourceLocation(path: path, line: line, column: column)
    }
}

extension Position: Comparable {
    static func < (first: Self, second: Self) -> Bool {
        (first.line, first.column) < (second.line, second.column)
    }
}

extension Position {
    /// The place of a byte, counted as libyaml counts: what stands before it is UTF-8 already.
    init(ofByte offset: Int, in text: Span<UInt8>) {
        var counter = LineCounter()
        for index in 0..<min(offset, text.count) { counter.read(text[index]) }
        self.init(line: counter.line, column: counter.column)
    }
}

/// Counts the lines and columns of the bytes before a place; the line breaks of Unicode count, as they do for libyaml.
private struct LineCounter {
    private(set) var line = 1
    private(set) var column = 1
    private var last: UInt8 = 0
    private var beforeLast: UInt8 = 0

    mutating func read(_ byte: UInt8) {
        defer { (beforeLast, last) = (last, byte) }
        switch byte {
        case UInt8(ascii: "\n") where last == UInt8(ascii: "\r"): break
        case UInt8(ascii: "\n"), UInt8(ascii: "\r"): beginLine()
        // Next line (U+0085), line separator (U+2028) and paragraph separator (U+2029).
        case 0x85 where last == 0xC2: beginLine()
        case 0xA8 where (beforeLast, last) == (0xE2, 0x80), 0xA9 where (beforeLast, last) == (0xE2, 0x80): beginLine()
        case 0x80...0xBF: break
        default: column += 1
        }
    }

    private mutating func beginLine() {
        line += 1
        column = 1
    }
}
