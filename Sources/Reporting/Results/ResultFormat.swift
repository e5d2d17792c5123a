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
    package func line(_ row: ResultRow) -> String {
        switch self {
        case .csv: ResultRow.Column.allCases.map { row.cell($0).csv }.joined(separator: ",") + "\r\n"
        case .jsonLines: jsonLine(row)
        }
    }

    /// All rows.
    package func text(_ rows: [ResultRow]) -> String { header + rows.map(line).joined() }

    /// All rows for a terminal, without control characters.
    package func shown(_ rows: [ResultRow]) -> String {
        let lines = ([header] + rows.map(line)).map(\.withoutLineEnd.displaySafe)
        return lines.filter { !$0.isEmpty }.map { $0 + "\n" }.joined()
    }

    private func jsonLine(_ row: ResultRow) -> String {
        var writer = JSONWriter(reservingCapacity: 400)
        writer.beginObject()
        for column in ResultRow.Column.allCases {
            writer.key(column.rawValue)
            switch row.cell(column) {
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
    /// The cell in a comma-separated row, quoted if necessary.
    fileprivate var csv: String {
        switch self {
        case .nothing: return ""
        case .number(let number): return String(number)
        case .text(let text):
            guard text.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) || text.hasEdgeSpace else {
                return text
            }
            let doubled = text.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined()
            return "\"\(doubled)\""
        }
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
