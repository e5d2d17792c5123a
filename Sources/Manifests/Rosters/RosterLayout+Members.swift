internal import CSV
internal import Diagnostics
internal import Dialogs
internal import YAML

extension RosterLayout {
    /// Adds whom a row names; false for a mistake, which is reported.
    func add(
        _ named: [BoundMember],
        of row: CSVRow,
        to members: inout Members,
        _ unmet: inout Set<SourceLocation>,
        _ reader: inout ValueReader
    ) -> Bool {
        let found = reader.mistakes.found.count
        for member in named {
            if let conditions = member.conditions {
                guard meets(conditions, row, &reader) else { continue }
                if !unmet.isEmpty, let place = member.place { unmet.remove(place.location) }
            }
            let template = member.template
            do throws(EmptyCell) {
                if reportsDamage(of: template, of: row, &reader) { continue }
                if let column = template.column, reportsBrokenNumber(column, of: row, &reader) { continue }
                for text in try template.texts(of: row, separator) {
                    add(text, template.column ?? 0, of: row, to: &members, &reader)
                }
            } catch {
                reader.mistakes.report(header.emptyCell(error.column), at: place(of: error.column, in: row))
            }
        }
        return reader.mistakes.found.count == found
    }

    /// Whether a cell that names members is damaged; reports each that is.
    func reportsDamage(of template: BoundTemplate, of row: CSVRow, _ reader: inout ValueReader) -> Bool {
        var isDamaged = false
        for column in template.columns where reportsDamage(ofMembersIn: column, of: row, &reader) { isDamaged = true }
        return isDamaged
    }

    private func add(
        _ text: [UInt8],
        _ column: Int,
        of row: CSVRow,
        to members: inout Members,
        _ reader: inout ValueReader
    ) {
        // Most rosters have IDs, and millions of them.
        if let id = UserID(digits: text) {
            members.insert(id)
            guard !reader.departed.isEmpty else { return }
            let origin = header.origin(of: column)
            reader.noteDeparted(.id(id), at: NodePlace(location: place(of: column, in: row), origin: origin))
            return
        }
        let cell = row.cells[column]
        var builder = DocumentBuilder(path: path)
        builder.scalar(text, line: cell.line, column: cell.column)
        let origin = header.origin(of: column)
        let isMeant = damage.allows(row.string(column), in: column)
        let (reference, mistakes) = builder.document(origins: [origin]).withRoot { node in
            var mistakes = DiagnosticCollector()
            return (mistakes.reference(node, isMeant: isMeant), mistakes.found)
        }
        reader.mistakes.append(contentsOf: mistakes)
        reader.add(reference, at: NodePlace(location: place(of: column, in: row), origin: origin), to: &members)
    }

    private func reportsBrokenNumber(_ column: Int, of row: CSVRow, _ reader: inout ValueReader) -> Bool {
        guard separator.mayBreakNumber(row.text[row.cells[column].content]) else { return false }
        let message = Diagnostic.Message.brokenNumber(row.string(column))
        reader.mistakes.report("\(header.origin(of: column)): \(message.text)", at: place(of: column, in: row))
        return true
    }
}

extension UserID {
    /// Reads an ID of digits only, the first of them no zero.
    fileprivate init?(digits: [UInt8]) {
        guard (1...18).contains(digits.count), digits[0] != UInt8(ascii: "0") else { return nil }
        var number = 0
        for digit in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            number = number * 10 + Int(digit - UInt8(ascii: "0"))
        }
        self.init(rawValue: number)
    }
}

extension Diagnostic.Message {
    fileprivate static func brokenNumber(_ text: String) -> Self {
        "\(text.quoted) may be one number or several: write one without separators, and put ';' or '|' between several"
    }
}
