internal import CSV
internal import Diagnostics
internal import Dialogs
internal import YAML

/// How the rows of one roster become dialogs: what the entry says, with its columns found in the header.
///
/// It is a class since each of millions of rows would copy all that it holds.
final class RosterLayout {
    /// The path that names the roster.
    let path: String
    let header: RosterHeader
    let groupBy: [Int]
    let texts: [(field: DialogField, template: BoundTemplate)]
    let data: [(name: String, template: BoundTemplate)]
    let occupants: [BoundMember]
    let admins: [BoundMember]
    let separator: ListSeparator
    /// Which rows count.
    let conditions: BoundConditions
    /// Which rows are of dialogs that are to be absent; `nil` where no condition says so.
    let absence: BoundConditions?
    /// Which cells must not be damaged.
    let damage: DamageCheck
    private let hasOccupants: Bool
    private let hasAdmins: Bool
    /// Where the text of each node of a row's document comes from, in words.
    private let origins: [String?]

    /// Finds the columns; `nil` where one is missing, which is reported.
    init?(
        _ roster: borrowing RosterDeclaration,
        _ header: RosterHeader,
        path: String,
        reportingTo mistakes: inout DiagnosticCollector
    ) {
        let found = mistakes.found.count
        self.path = path
        self.header = header
        separator = roster.separator
        groupBy = (roster.groupBy ?? []).compactMap { header.index(of: $0.name, at: $0.node, reportingTo: &mistakes) }
        conditions = BoundConditions(roster.conditions, header, reportingTo: &mistakes)
        absence = roster.absence.map { BoundConditions($0, header, reportingTo: &mistakes) }
        texts = roster.texts.compactMap { text in
            BoundTemplate(text.template, header, reportingTo: &mistakes).map { (text.field, $0) }
        }
        data = roster.data.compactMap { field in
            BoundTemplate(field.template, header, reportingTo: &mistakes).map { (field.key.text, $0) }
        }
        occupants = roster.occupants.compactMap { BoundMember($0, header, reportingTo: &mistakes) }
        admins = roster.admins.compactMap { BoundMember($0, header, reportingTo: &mistakes) }
        var columns: [Int: Bool] = Dictionary(groupBy.map { ($0, true) }) { first, _ in first }
        for text in texts {
            for column in text.template.columns {
                columns[column] = columns[column, default: false] || text.field.isIdentity
            }
        }
        for column in data.flatMap(\.template.columns) where columns[column] == nil { columns[column] = false }
        damage = DamageCheck(
            columns,
            roster.allowances,
            at: roster.node.location,
            header,
            reportingTo: &mistakes
        )
        hasOccupants = !roster.same.occupants.isAbsent
        hasAdmins = !roster.same.admins.isAbsent
        let named = { (template: BoundTemplate) in template.column.map { header.origin(of: $0) } }
        var origins: [String?] = [nil]
        for text in texts { origins += [named(text.template), named(text.template)] }
        if let column = absence?.firstColumn { origins += [header.origin(of: column), header.origin(of: column)] }
        if !data.isEmpty { origins += [nil, nil] }
        for field in data { origins += [named(field.template), named(field.template)] }
        self.origins = origins
        guard mistakes.found.count == found else { return nil }
    }

    /// The place of a cell.
    func place(of column: Int, in row: CSVRow) -> SourceLocation {
        SourceLocation(path: path, line: row.cells[column].line, column: row.cells[column].column)
    }

    /// The texts of a row as the map of a dialog, members left out; `nil` for a mistake, which is reported.
    func document(of row: CSVRow, _ reader: inout ValueReader) -> Document? {
        let state = state(of: row, &reader)
        return document(of: row, state, reportingTo: &reader.mistakes)
    }

    private func document(
        of row: CSVRow,
        _ state: DialogState?,
        reportingTo mistakes: inout DiagnosticCollector
    ) -> Document? {
        let found = mistakes.found.count
        var builder = DocumentBuilder(path: path)
        builder.beginMap(line: row.line, column: row.cells.first?.column ?? 1)
        for text in texts { add(text.template, text.field.rawValue, of: row, to: &builder, reportingTo: &mistakes) }
        if let state, let column = absence?.firstColumn { add(state, from: row.cells[column], to: &builder) }
        if !data.isEmpty {
            builder.scalar(ManagedField.data.name.utf8, line: row.line, column: 1)
            builder.beginMap(line: row.line, column: 1)
            for field in data { add(field.template, field.name, of: row, to: &builder, reportingTo: &mistakes) }
            builder.endMap()
        }
        if hasOccupants { addMembers(.occupants, of: row, to: &builder) }
        if hasAdmins { addMembers(.admins, of: row, to: &builder) }
        builder.endMap()
        return mistakes.found.count == found ? builder.document(origins: origins) : nil
    }

    private func add(
        _ template: BoundTemplate,
        _ name: String,
        of row: CSVRow,
        to builder: inout DocumentBuilder,
        reportingTo mistakes: inout DiagnosticCollector
    ) {
        let cell = row.cells[template.column ?? 0]
        do throws(EmptyCell) {
            let text = try template.text(of: row)
            builder.scalar(name.utf8, line: cell.line, column: cell.column, isLeftOut: text.isEmpty)
            builder.scalar(text, line: cell.line, column: cell.column)
        } catch {
            mistakes.report(header.emptyCell(error.column), at: place(of: error.column, in: row))
        }
    }

    private func add(_ state: DialogState, from cell: CSVRow.Cell, to builder: inout DocumentBuilder) {
        builder.scalar(DialogField.state.rawValue.utf8, line: cell.line, column: cell.column)
        builder.scalar(state.rawValue.utf8, line: cell.line, column: cell.column)
    }

    /// A field whose value is read apart, since each row of a group adds to it.
    private func addMembers(_ field: ManagedField, of row: CSVRow, to builder: inout DocumentBuilder) {
        builder.scalar(field.name.utf8, line: row.line, column: row.cells.first?.column ?? 1)
        builder.scalar([], line: row.line, column: row.cells.first?.column ?? 1)
    }
}

extension DialogField {
    /// Whether a text of the field tells one dialog or person from another.
    fileprivate var isIdentity: Bool {
        switch self {
        case .key, .id, .owner: true
        case .type, .match, .update, .unlisted, .unlistedAdmins, .state, .managed: false
        }
    }
}

extension RosterHeader {
    /// A column, in words that go in front of a mistake.
    func origin(of column: Int) -> String { "column \(names[column].quoted)" }

    /// The mistake that a row belongs to no dialog.
    func emptyGroupCell(_ column: Int) -> Diagnostic.Message {
        """
        \(origin(of: column)): the cell is empty, so the row belongs to no dialog: fill it in, or leave such rows out \
        with 'where: {\(name(of: column).flowKey): {not: \"\"}}'
        """
    }

    /// The mistake that a cell is empty.
    func emptyCell(_ column: Int) -> Diagnostic.Message {
        """
        \(origin(of: column)): the cell is empty: fill it in, or write '{\(name(of: column).shortened)?}' where it may \
        be
        """
    }
}
