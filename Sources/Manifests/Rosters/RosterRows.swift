internal import CSV
internal import Diagnostics
internal import Dialogs
internal import YAML

/// The dialogs that the rows of a roster become: one each, or one for all rows with the same values in some columns.
struct RosterRows {
    /// Whether a dialog is made of several rows, so that none is done before the last row.
    let isGrouped: Bool
    /// Whom the entry names for each dialog.
    private let sameOccupants: Members
    private let sameAdmins: Members
    /// Where each group is among the open ones.
    private var indices: [ExactText: Int] = [:]
    private(set) var open: [Made] = []
    /// Where conditions on members are that no row has met.
    private(set) var unmet: Set<SourceLocation>

    /// A dialog in the making.
    struct Made {
        let document: Document
        var occupants: Members
        var admins: Members
        /// Whether something is wrong with it, which is reported.
        var isBroken = false
    }

    init(_ roster: borrowing RosterDeclaration) {
        isGrouped = roster.groupBy != nil
        unmet = Set((roster.occupants + roster.admins).compactMap { $0.place?.location })
        sameOccupants = roster.same.occupants.value ?? Members()
        sameAdmins = roster.same.admins.value ?? Members()
    }

    /// The dialog of one row; `nil` for a mistake, which is reported.
    mutating func made(of row: CSVRow, _ layout: RosterLayout, _ reader: inout ValueReader) -> Made? {
        guard !layout.reportsDamage(of: row, &reader),
            let document = layout.document(of: row, &reader)
        else { return nil }
        var made = Made(document: document, occupants: sameOccupants, admins: sameAdmins)
        if !layout.occupants.isEmpty { reader.spend(on: sameOccupants, at: document.withRoot(\.place)) }
        if !layout.admins.isEmpty { reader.spend(on: sameAdmins, at: document.withRoot(\.place)) }
        return layout.addMembers(of: row, to: &made, &unmet, &reader) ? made : nil
    }

    /// Takes a row into its group.
    mutating func add(_ row: CSVRow, _ layout: RosterLayout, _ reader: inout ValueReader) {
        guard let group = layout.group(of: row, &reader) else { return }
        guard let index = indices[group] else {
            indices[group] = open.count
            if let made = made(of: row, layout, &reader) {
                open.append(made)
            } else {
                var builder = DocumentBuilder(path: layout.path)
                builder.beginMap(line: row.line, column: 1)
                builder.endMap()
                open.append(Made(document: builder.document(), occupants: Members(), admins: Members(), isBroken: true))
            }
            return
        }
        guard !layout.reportsDamage(of: row, &reader),
            let document = layout.document(of: row, &reader)
        else {
            open[index].isBroken = true
            return
        }
        if !open[index].isBroken, reportsDifference(of: document, from: open[index].document, &reader) {
            open[index].isBroken = true
        }
        if !layout.addMembers(of: row, to: &open[index], &unmet, &reader) { open[index].isBroken = true }
    }

    private func reportsDifference(of document: Document, from other: Document, _ reader: inout ValueReader) -> Bool {
        guard let (own, first) = document.firstDifference(from: other) else { return false }
        let note = Diagnostic.Note("first here", at: first.place.location)
        reader.mistakes.report(.varies(own.text, first.text), at: own.place, notes: [note])
        return true
    }
}

extension RosterLayout {
    /// The values that tell to which dialog a row belongs; `nil` for an empty cell, which is reported.
    fileprivate func group(of row: CSVRow, _ reader: inout ValueReader) -> ExactText? {
        var text: [UInt8] = []
        for column in groupBy {
            let cell = row.text[row.cells[column].content]
            guard !cell.isEmpty else {
                reader.mistakes.report(header.emptyGroupCell(column), at: place(of: column, in: row))
                return nil
            }
            text += cell
            text.append(0)
        }
        return ExactText(String(decoding: text, as: UTF8.self))
    }

    /// Adds whom a row names to its dialog; false for a mistake, which is reported.
    ///
    /// It is no method of the rows, which would hold the list of open dialogs a second time and so copy it for each
    /// row.
    fileprivate func addMembers(
        of row: CSVRow,
        to made: inout RosterRows.Made,
        _ unmet: inout Set<SourceLocation>,
        _ reader: inout ValueReader
    ) -> Bool {
        let areGood = add(occupants, of: row, to: &made.occupants, &unmet, &reader)
        return add(admins, of: row, to: &made.admins, &unmet, &reader) && areGood
    }
}

extension ValueReader {
    /// Counts members that are copied for one more dialog.
    fileprivate mutating func spend(on members: Members, at place: @autoclosure () -> NodePlace) {
        _ = budget.spend(on: members, at: place(), reportingTo: &mistakes)
    }
}

extension Diagnostic.Message {
    fileprivate static func varies(_ text: String, _ first: String) -> Self {
        "\(text.quoted) differs from \(first.quoted) in another row of the same dialog"
    }
}
