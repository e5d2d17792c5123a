/// What the first bytes of a table say about the rest: the separator, and where the header begins.
struct CSVDialect {
    /// The separator between cells.
    let separator: UInt8
    /// How many bytes precede the header: a byte order mark, and the line `sep=;` that Excel writes and reads.
    let length: Int
    /// The line number of the header.
    let line: Int

    /// How many bytes of a header are examined.
    static let reach = 1 << 16

    /// Reads the start of a text; `nil` if its header continues after these bytes.
    init?(of bytes: [UInt8], isWhole: Bool) {
        var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        guard isWhole || bytes.count >= Self.reach || Self.hasRow(bytes[start...]) else { return nil }
        if let (separator, length) = Self.hint(bytes[start...]) {
            start += length
            self.init(separator: separator, length: start, line: 2)
        } else {
            self.init(separator: Self.guess(bytes[start...]), length: start, line: 1)
        }
    }

    private init(separator: UInt8, length: Int, line: Int) {
        self.separator = separator
        self.length = length
        self.line = line
    }

    private static func hasRow(_ bytes: ArraySlice<UInt8>) -> Bool { header(bytes).count < bytes.count }

    /// The separator in a first line like `sep=;`, and the length of that line.
    private static func hint(_ bytes: ArraySlice<UInt8>) -> (separator: UInt8, length: Int)? {
        let line = Array(bytes.prefix(7))
        guard line.count >= 6, line[..<4].map({ $0 | 0x20 }).elementsEqual("sep=".utf8.map { $0 | 0x20 }) else {
            return nil
        }
        let separator = line[4]
        guard ",;\t|:".utf8.contains(separator) else { return nil }
        switch line[5] {
        case UInt8(ascii: "\n"): return (separator, 6)
        case UInt8(ascii: "\r"): return (separator, line.count > 6 && line[6] == UInt8(ascii: "\n") ? 7 : 6)
        default: return nil
        }
    }

    /// The separator that is most frequent in the header; between equals, the one that is rarer in texts.
    private static func guess(_ bytes: ArraySlice<UInt8>) -> UInt8 {
        let header = header(bytes)
        var counts: [UInt8: Int] = [:]
        var isQuoted = false
        for byte in header {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() } else if !isQuoted { counts[byte, default: 0] += 1 }
        }
        var best = UInt8(ascii: ",")
        for separator in ";\t".utf8 where counts[separator, default: 0] > 0 {
            if counts[separator, default: 0] >= counts[best, default: 0] { best = separator }
        }
        return best
    }

    /// The first line that is not empty, as far as it is present.
    private static func header(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let rows = bytes.drop { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
        var isQuoted = false
        let end = rows.firstIndex { byte in
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            return !isQuoted && (byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r"))
        }
        return bytes[bytes.startIndex..<(end ?? bytes.endIndex)]
    }
}
