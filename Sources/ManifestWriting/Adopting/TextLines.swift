/// The lines of a file as it is, with their ends.
struct TextLines {
    private let bytes: [UInt8]
    /// Where each line starts.
    private let starts: [Int]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        // A byte order mark is in no column.
        var starts = [bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0]
        for (index, byte) in bytes.enumerated() where byte.endsLine {
            let isFirstOfTwo = byte == UInt8(ascii: "\r") && bytes[(index + 1)...].first == UInt8(ascii: "\n")
            if !isFirstOfTwo { starts.append(index + 1) }
        }
        self.starts = starts
    }

    /// The place of a line and a column, both from 1, columns in Unicode scalars; `nil` where there is none.
    func offset(line: Int, column: Int) -> Int? {
        guard starts.indices.contains(line - 1) else { return nil }
        var place = starts[line - 1]
        for _ in 1..<column {
            guard place < bytes.count, !bytes[place].endsLine else { return nil }
            place += 1
            while place < bytes.count, bytes[place] & 0xC0 == 0x80 { place += 1 }
        }
        return place
    }

    /// Where the line ends, before its line end.
    func end(ofLine line: Int) -> Int? {
        guard let start = offset(line: line, column: 1) else { return nil }
        return bytes[start...].firstIndex(where: \.endsLine) ?? bytes.count
    }

    /// The line end that the line has; the last one may have none, and takes the first one's.
    func lineEnd(ofLine line: Int) -> [UInt8] {
        guard let end = end(ofLine: line), end < bytes.count else {
            return line > 1 ? lineEnd(ofLine: 1) : [UInt8(ascii: "\n")]
        }
        return bytes[end...].starts(with: [UInt8(ascii: "\r"), UInt8(ascii: "\n")])
            ? [UInt8(ascii: "\r"), UInt8(ascii: "\n")] : [bytes[end]]
    }
}

extension UInt8 {
    fileprivate var endsLine: Bool { self == UInt8(ascii: "\n") || self == UInt8(ascii: "\r") }
}
