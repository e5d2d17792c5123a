/// A file's text and where its lines start, to show places in it.
package struct SourceText: Sendable {
    private let bytes: [UInt8]
    private let starts: [Int]

    /// Finds the lines of a text, which may end as on any system.
    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
        // A byte order mark is in no column.
        var starts = [bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0]
        for (index, byte) in bytes.enumerated() where byte.endsLine {
            let isFirstOfTwo = byte == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
            if !isFirstOfTwo { starts.append(index + 1) }
        }
        self.starts = starts
    }

    /// How many bytes of a line are looked at on each side of a place: more than any terminal shows.
    private static let reach = 4096

    /// What stands in a line before a place and behind it; `nil` where there is no such line.
    ///
    /// - Parameters:
    ///   - line: The line, from 1.
    ///   - column: The column in Unicode scalars, from 1; one behind the end of the line is the end.
    /// - Returns: The texts, of a very long line what is near, and whether something is missing at the start.
    func surroundings(line: Int, column: Int) -> (before: String, behind: String, isCut: Bool)? {
        guard starts.indices.contains(line - 1) else { return nil }
        let start = starts[line - 1]
        let end = bytes[start...].firstIndex(where: \.endsLine) ?? bytes.count
        var place = start
        var left = column - 1
        while left > 0, place < end {
            place = next(after: place, before: end)
            left -= 1
        }
        var first = max(start, place - Self.reach)
        while first < place, bytes[first].continuesScalar { first += 1 }
        var last = min(end, place + Self.reach)
        while last > place, last < end, bytes[last].continuesScalar { last -= 1 }
        return (text(first..<place), text(place..<last), first > start)
    }

    private func next(after place: Int, before end: Int) -> Int {
        var next = place + 1
        while next < end, bytes[next].continuesScalar { next += 1 }
        return next
    }

    private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}

extension UInt8 {
    fileprivate var endsLine: Bool { self == 0x0A || self == 0x0D }
    fileprivate var continuesScalar: Bool { self & 0xC0 == 0x80 }
}
