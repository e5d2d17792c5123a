internal import Diagnostics

extension String {
    /// The text in lines that fit into so many columns, broken between words alone: what a terminal would tear apart,
    /// such as an ID or an address, stays whole.
    ///
    /// The rest of a line stands below its words, and colours take no columns.
    package func wrapped(to width: Int) -> String {
        guard utf8.split(separator: 0x0A).contains(where: { $0.count > width }) else { return self }
        let lines = split(separator: "\n", omittingEmptySubsequences: false)
        return lines.map { $0.utf8.count > width ? LineWrapping(of: $0, to: width).text : String($0) }
            .joined(separator: "\n")
    }
}

/// Breaks one line where it is too long.
private struct LineWrapping {
    /// Where the last column of a table that is not indented begins at the latest.
    private static let lastTableColumn = 30

    private(set) var text = ""
    private let width: Int
    private var indent: Int
    /// The column after the last word.
    private var column = 0
    private var isAtStart = true

    init(of line: Substring, to width: Int) {
        self.width = width
        indent = Self.indent(of: line)
        var rest = line
        while !rest.isEmpty {
            let gap = rest.prefix { $0 == " " }
            rest = rest[gap.endIndex...]
            let word = rest.prefix { $0 != " " }
            rest = rest[word.endIndex...]
            add(word, after: gap)
        }
    }

    /// Where the rest of a line stands: below the words of a table's last column, or of a dialog's details.
    private static func indent(of line: Substring) -> Int {
        let leading = line.prefix { $0 == " " }.count
        guard leading == 0 else { return leading < EntryText.detailIndent ? EntryText.detailIndent : leading + 2 }
        let start = line.prefix(lastTableColumn)
        return start.ranges(of: "  ").last.map { start.distance(from: start.startIndex, to: $0.upperBound) } ?? 0
    }

    private mutating func add(_ word: Substring, after gap: Substring) {
        let columns = Self.columns(of: word)
        defer { if columns > 0 { isAtStart = false } }
        if isAtStart, gap.count > EntryText.detailIndent, gap.count + columns > width {
            // What stands below a column that is too far to the right for it.
            indent = EntryText.detailIndent
            put(word, columns, after: indent)
            return
        }
        let start = max(0, min(indent, width - columns))
        if !isAtStart, column + gap.count + columns > width, start < column + gap.count {
            text += "\n"
            column = 0
            put(word, columns, after: start)
        } else {
            put(word, columns, after: gap.count)
        }
    }

    private mutating func put(_ word: Substring, _ columns: Int, after gap: Int) {
        text += String(repeating: " ", count: gap) + word
        column += gap + columns
    }

    /// The columns of a word without its colours (`ESC [ … m`).
    private static func columns(of word: Substring) -> Int {
        guard word.utf8.contains(0x1B) else { return String(word).columns }
        let parts = word.split(separator: "\u{1B}[", omittingEmptySubsequences: false)
        let plain = parts.prefix(1) + parts.dropFirst().map { $0.drop { $0 != "m" }.dropFirst() }
        return plain.reduce(0) { $0 + String($1).columns }
    }
}
