internal import Diagnostics

/// Short texts on as few lines as they take.
struct PackedLines {
    private(set) var lines: [String] = []
    private var line = ""
    private var columns = 0
    private let width: Int

    /// Packs texts into lines of so many columns.
    init(width: Int) {
        self.width = width
    }

    /// Adds a text, on a line of its own where it does not fit, whole in any case.
    mutating func add(_ text: String) {
        let needed = text.columns
        if columns > 0, columns + 1 + needed > width { end() }
        line += columns > 0 ? " \(text)" : text
        columns += (columns > 0 ? 1 : 0) + needed
    }

    /// Ends the last line.
    mutating func end() {
        if columns > 0 { lines.append(line) }
        (line, columns) = ("", 0)
    }
}

extension PackedLines {
    /// Items, each in parts between which a line may end: `ops: ann, ben; dev: cem`.
    ///
    /// - Parameters:
    ///   - items: The items.
    ///   - width: How many columns a line takes.
    ///   - most: How many lines there may be.
    /// - Returns: The lines, and how many of the items are on them, whole.
    static func items(_ items: [[String]], width: Int, most: Int = .max) -> (lines: [String], told: Int) {
        var packed = PackedLines(width: width)
        for (place, parts) in items.enumerated() {
            let end = place == items.count - 1 ? "" : ";"
            for (number, part) in parts.enumerated() { packed.add(part + (number == parts.count - 1 ? end : ",")) }
            if packed.lines.count >= most { return (Array(packed.lines.prefix(most)), place) }
        }
        packed.end()
        return (packed.lines, items.count)
    }
}
