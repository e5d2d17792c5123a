internal import CSV
package import Diagnostics
internal import Dialogs
internal import YAML

/// A roster of which an entry makes dialogs, for those who write an `id` into it.
package struct RosterUse: Hashable, Sendable {
    /// The path of the roster.
    package let path: String
    /// Where the entry is.
    package let entry: SourceLocation
    /// The column whose cell alone is the `id` of a dialog; `nil` where there is none.
    package let idColumn: String?
    /// The columns that tell one dialog from another; `nil` where each row is one.
    private let groupBy: [String]?

    init(_ roster: borrowing RosterDeclaration, path: String) {
        self.path = path
        entry = roster.node.location
        groupBy = roster.groupBy?.map(\.name)
        let id = roster.texts.first { $0.field == .id }?.template
        // Where columns are read in turn, one row is of several dialogs.
        idColumn =
            if let id, id.parts.count == 1, case .column(let column) = id.parts[0], roster.columns.isEmpty {
                column.name
            } else {
                nil
            }
    }
}

extension RosterUse {
    /// A cell of a roster.
    package struct Cell: Hashable, Sendable {
        /// The line in which it begins, from 1.
        package let line: Int
        /// The column in which it begins, in Unicode scalars from 1.
        package let column: Int
        /// What is in it.
        package let text: String
    }

    /// The cells for the `id` of a dialog, in order: one in each row that is of it.
    ///
    /// - Parameters:
    ///   - bytes: The roster.
    ///   - line: The line of the first row of the dialog.
    /// - Returns: The cells; none where the roster has no such row or column.
    package func idCells(in bytes: [UInt8], ofRowIn line: Int) -> [Cell] {
        var stream = RosterStream(RosterBytes(bytes), path: path)
        guard let idColumn, case .row = stream.next() else { return [] }
        let header = RosterHeader(stream.row, at: path)
        guard let id = header.place(of: idColumn) else { return [] }
        let groups = groupBy?.compactMap { header.place(of: $0) }
        var first: [String]?
        var cells: [Cell] = []
        while case .row = stream.next() {
            let row = stream.row
            let values = groups?.map { row.string($0) }
            if row.line == line { first = values ?? [] } else if first == nil || values == nil { continue }
            guard values == nil || values == first, row.cells.count > id else { continue }
            cells.append(Cell(line: row.cells[id].line, column: row.cells[id].column, text: row.string(id)))
        }
        return cells
    }
}

extension RosterHeader {
    /// The one column of a name.
    fileprivate func place(of name: String) -> Int? {
        let places = names.indices.filter { names[$0] == name }
        return places.count == 1 ? places[0] : nil
    }
}
