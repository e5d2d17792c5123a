internal import Diagnostics
internal import JSON

/// The format of results for another system: one line for each dialog.
package enum ResultFormat: String, CaseIterable, Sendable {
    /// RFC 4180, with a header row.
    case csv
    /// One JSON object on each line.
    case jsonLines = "jsonl"

    /// The format for a file name extension; `nil` for any other.
    package init?(path: String) {
        guard let dot = path.lastIndex(of: ".") else { return nil }
        self.init(rawValue: path[path.index(after: dot)...].lowercased())
    }

    /// The text before the first row.
    package var header: String {
        switch self {
        case .csv: ResultRow.Column.allCases.map(\.rawValue).joined(separator: ",") + "\r\n"
        case .jsonLines: ""
        }
    }

    /// One row with its line ending.
    ///
    /// - Parameters:
    ///   - row: The row.
    ///   - redacted: Removes credentials from a text.
    /// - Returns: The line.
    package func line(_ row: ResultRow, redacted: (_ text: String) -> String = { $0 }) -> String {
        let cells = ResultRow.Column.allCases.map { row.cell($0).mapped(redacted) }
        return switch self {
        case .csv: cells.map(\.csv).joined(separator: ",") + "\r\n"
        case .jsonLines: jsonLine(cells)
        }
    }

    /// All rows; credentials are removed from them.
    package func text(_ rows: [ResultRow], redacted: (_ text: String) -> String = { $0 }) -> String {
        header + rows.map { line($0, redacted: redacted) }.joined()
    }

    /// All rows for a terminal, without credentials and control characters.
    package func shown(_ rows: [ResultRow], redacted: (_ text: String) -> String = { $0 }) -> String {
        let lines = ([header] + rows.map { line($0, redacted: redacted) }).map(\.withoutLineEnd.displaySafe)
        return lines.filter { !$0.isEmpty }.map { $0 + "\n" }.joined()
    }

    private func jsonLine(_ cells: [ResultRow.Cell]) -> String {
        var writer = JSONWriter(reservingCapacity: 400)
        writer.beginObject()
        for (column, cell) in zip(ResultRow.Column.allCases, cells) {
            writer.key(column.rawValue)
            switch cell {
            case .text(let text): writer.string(text)
            case .number(let number): writer.integer(number)
            case .nothing: writer.null()
            }
        }
        writer.endObject()
        return String(decoding: writer.bytes, as: UTF8.self) + "\n"
    }
}

extension ResultRow.Cell {
    /// The cell with its text changed.
    fileprivate func mapped(_ change: (_ text: String) -> String) -> Self {
        if case .text(let text) = self { .text(change(text)) } else { self }
    }

    /// The cell in a comma-separated row, quoted if necessary.
    fileprivate var csv: String {
        switch self {
        case .nothing: ""
        case .number(let number): String(number)
        case .text(let text): text.csvCell
        }
    }
}

extension String {
    /// The text as a cell of comma-separated values: in quotes where it takes them, and never run by a spreadsheet.
    var csvCell: String { notRun.csvField }

    /// The text with an apostrophe before what spreadsheets would run as a formula
    /// (https://owasp.org/www-community/attacks/CSV_Injection).
    fileprivate var notRun: String {
        switch unicodeScalars.first {
        case "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠": "'" + self
        default: self
        }
    }

    /// The text as a field, in quotes where anything in it could end the field.
    fileprivate var csvField: String {
        guard utf8.contains(where: { [0x09, 0x0A, 0x0D, 0x22, 0x2C, 0x3B].contains($0) }) || hasEdgeSpace else {
            return self
        }
        let doubled = unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined()
        return "\"\(doubled)\""
    }
}

extension String {
    fileprivate var withoutLineEnd: String {
        var scalars = unicodeScalars
        while let last = scalars.last, last == "\r" || last == "\n" { scalars.removeLast() }
        return String(scalars)
    }

    fileprivate var hasEdgeSpace: Bool { first?.isWhitespace == true || last?.isWhitespace == true }
}
