internal import Glibc

/// Where a long text is cut in two, so that two threads can read it: in front of an entry of a long list of blocks.
///
/// It is a guess by what the lines look like; `ParallelParsing` finds out whether it is right.
struct SplitPoint {
    /// The byte in front of which the later part begins, at the start of a line.
    let offset: Int
    /// How many spaces stand in front of the dash of an entry.
    let indentation: Int

    /// Looks for an entry of the outermost list in what stands behind the middle; nothing but its entries may follow.
    init?(in text: Span<UInt8>) {
        let middle = text.count / 2
        let reach = min(text.count, middle + Self.reach)
        var found: (offset: Int, indentation: Int)?
        var line = Self.lineBehind(middle, in: text)
        while line < reach {
            if let indentation = Self.indentationOfEntry(at: line, in: text),
                indentation < found?.indentation ?? .max
            {
                found = (line, indentation)
            }
            line = Self.lineBehind(line, in: text)
        }
        guard let found, Self.isIndented(text, from: found.offset, orBegunByDash: found.indentation == 0) else {
            return nil
        }
        offset = found.offset
        indentation = found.indentation
    }

    /// How many bytes are looked through for the least indented entry.
    private static let reach = 1 << 16
}

extension SplitPoint {
    /// Where the next line begins; the end where there is none.
    private static func lineBehind(_ offset: Int, in text: Span<UInt8>) -> Int {
        unsafe text.withUnsafeBytes { bytes in
            guard offset < bytes.count, let start = bytes.baseAddress,
                let found = unsafe memchr(start + offset, CInt(UInt8(ascii: "\n")), bytes.count - offset)
            else { return bytes.count }
            return unsafe UnsafeRawPointer(found) - start + 1
        }
    }

    /// How many spaces stand in front of the dash of a line; `nil` where there is no dash behind spaces.
    private static func indentationOfEntry(at line: Int, in text: Span<UInt8>) -> Int? {
        var index = line
        while index < text.count, text[index] == UInt8(ascii: " ") { index += 1 }
        guard index + 1 < text.count, text[index] == UInt8(ascii: "-"), text[index + 1] == UInt8(ascii: " ") else {
            return nil
        }
        return index - line
    }

    /// Whether every line begins as one inside a list does: another section of the file would end the list.
    private static func isIndented(_ text: Span<UInt8>, from start: Int, orBegunByDash allowsDash: Bool) -> Bool {
        var line = start
        while line < text.count {
            switch text[line] {
            case UInt8(ascii: " "), UInt8(ascii: "#"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): break
            case UInt8(ascii: "-") where allowsDash: break
            default: return false
            }
            line = lineBehind(line, in: text)
        }
        return true
    }
}
