internal import CSV
internal import Diagnostics
internal import YAML

/// A template whose columns are found in the header of a roster.
struct BoundTemplate {
    private let parts: [Part]
    /// The first column, which a mistake in the text is blamed on.
    let column: Int?
    /// The columns that it takes in, in its order.
    let columns: [Int]
    /// How many columns it takes in.
    private var columnCount: Int { columns.count }

    private enum Part {
        case text([UInt8])
        case cell(Int, isOptional: Bool)
    }

    init?(_ template: Template, _ header: RosterHeader, reportingTo mistakes: inout DiagnosticCollector) {
        var parts: [Part] = []
        for part in template.parts {
            switch part {
            case .text(let bytes): parts.append(.text(bytes))
            case .column(let column):
                let found = mistakes.found.count
                let index = header.index(
                    of: column.name,
                    at: template.node,
                    isOptional: column.isOptional,
                    reportingTo: &mistakes
                )
                guard mistakes.found.count == found else { return nil }
                if let index { parts.append(.cell(index, isOptional: column.isOptional)) }
            }
        }
        self.parts = parts
        columns = parts.compactMap { if case .cell(let index, _) = $0 { index } else { nil } }
        column = columns.first
    }

    /// The text with a row's cells in it; empty where nothing but missing cells would be in it.
    ///
    /// - Throws: The index of an empty cell that must not be.
    func text(of row: CSVRow) throws(EmptyCell) -> [UInt8] {
        var text: [UInt8] = []
        var hasCell = columnCount == 0
        for part in parts {
            switch part {
            case .text(let bytes): text += bytes
            case .cell(let index, let isOptional):
                let cell = row.text[row.cells[index].content]
                guard !cell.isEmpty || isOptional else { throw EmptyCell(column: index) }
                hasCell = hasCell || !cell.isEmpty
                text += cell
            }
        }
        return hasCell ? text : []
    }

    /// The texts with each item of the list that the one column's cell holds.
    ///
    /// - Throws: The index of an empty cell that must not be.
    func texts(of row: CSVRow, _ separator: ListSeparator) throws(EmptyCell) -> [[UInt8]] {
        guard columnCount == 1, let column else {
            let text = try text(of: row)
            return text.isEmpty ? [] : [text]
        }
        let items = separator.items(of: row.text[row.cells[column].content])
        guard !items.isEmpty else {
            // Throws where the cell must hold something; one that holds nothing but separators holds nothing.
            guard try text(of: row).isEmpty else { throw EmptyCell(column: column) }
            return []
        }
        guard parts.count > 1 else { return items.map(Array.init) }
        return items.map { item in
            parts.reduce(into: []) { text, part in
                switch part {
                case .text(let bytes): text += bytes
                case .cell: text += item
                }
            }
        }
    }
}

/// A cell that is empty and must not be.
struct EmptyCell: Error {
    let column: Int
}
