/// One row of a table: the concatenated bytes of all its cells, without quotes, and where each cell is.
package struct CSVRow: Sendable {
    /// The UTF-8 bytes of the cells, concatenated.
    package internal(set) var text: [UInt8] = []
    /// The cells, in order.
    package internal(set) var cells: [Cell] = []

    /// One cell.
    package struct Cell: Hashable, Sendable {
        /// Where its bytes are in the row's text, without surrounding white space.
        package let content: Range<Int>
        /// The line in which it begins, from 1.
        package let line: Int
        /// The column in which it begins, in Unicode scalars from 1.
        package let column: Int
    }

    /// The line in which the row begins.
    package var line: Int { cells.first?.line ?? 1 }

    /// The text of a cell; empty where the row has no such cell.
    package func string(_ index: Int) -> String {
        index < cells.count ? String(decoding: text[cells[index].content], as: UTF8.self) : ""
    }

    /// Whether all cells are empty.
    package var isBlank: Bool { cells.allSatisfy { $0.content.isEmpty } }

    mutating func removeAll() {
        text.removeAll(keepingCapacity: true)
        cells.removeAll(keepingCapacity: true)
    }
}

extension CSVRow {
    /// The range without the white space at its ends, and without what looks like it: no-break spaces, which copied
    /// texts have, and zero-width characters.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var start = range.lowerBound
        var end = range.upperBound
        while start < end, let length = blank(startingAt: start, before: end) { start += length }
        while start < end, let length = blank(endingAt: end, behind: start) { end -= length }
        return start..<end
    }

    /// The length of the blank that starts here: ASCII white space, U+00A0, U+200B or U+FEFF.
    private func blank(startingAt start: Int, before end: Int) -> Int? {
        switch text[start] {
        case 0x09...0x0D, 0x20: 1
        case 0xC2 where end - start >= 2 && text[start + 1] == 0xA0: 2
        case 0xE2 where end - start >= 3 && text[start + 1] == 0x80 && text[start + 2] == 0x8B: 3
        case 0xEF where end - start >= 3 && text[start + 1] == 0xBB && text[start + 2] == 0xBF: 3
        default: nil
        }
    }

    private func blank(endingAt end: Int, behind start: Int) -> Int? {
        for length in 1...3 where end - length >= start {
            if blank(startingAt: end - length, before: end) == length { return length }
        }
        return nil
    }
}
