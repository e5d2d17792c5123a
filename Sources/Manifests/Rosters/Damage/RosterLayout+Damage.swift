internal import CSV
internal import Diagnostics
internal import Dialogs
internal import YAML

/// Which cells of a roster are looked at for damage, and which are meant as they are.
struct DamageCheck {
    /// The columns that make texts of a dialog.
    let columns: [(column: Int, isIdentity: Bool)]
    /// What is taken as it is; a column without values is as a whole.
    private let allowed: [Int: Set<ExactText>?]
    /// Where the entry is that can say so.
    let entry: SourceLocation

    init(
        _ columns: [Int: Bool],
        _ allowances: [RosterAllowance],
        at entry: SourceLocation,
        _ header: RosterHeader,
        reportingTo mistakes: inout DiagnosticCollector
    ) {
        self.columns = columns.sorted { $0.key < $1.key }.map { (column: $0.key, isIdentity: $0.value) }
        var allowed: [Int: Set<ExactText>?] = [:]
        for allowance in allowances {
            guard let column = header.index(of: allowance.column, at: allowance.node, reportingTo: &mistakes) else {
                continue
            }
            allowed.updateValue(allowance.values, forKey: column)
        }
        self.allowed = allowed
        self.entry = entry
    }

    /// Whether a text of a column is meant as it is.
    func allows(_ text: @autoclosure () -> String, in column: Int) -> Bool {
        guard !allowed.isEmpty, let values = allowed[column] else { return false }
        return values?.contains(ExactText(text())) ?? true
    }

    /// What is wrong with a text of a column; `nil` where nothing is, or where it is meant.
    func damage(in bytes: ArraySlice<UInt8>, of column: Int, isIdentity: Bool) -> CellDamage? {
        guard let damage = CellDamage(in: bytes, isIdentity: isIdentity) else { return nil }
        return allows(String(decoding: bytes, as: UTF8.self), in: column) ? nil : damage
    }
}

extension RosterLayout {
    /// Whether the entry wants the row; a row of which damage leaves that open is reported.
    func wants(_ row: CSVRow, _ reader: inout ValueReader) -> Bool { meets(conditions, row, &reader) }

    /// Whether a row is as conditions want it; a row of which damage leaves that open is reported.
    func meets(_ conditions: BoundConditions, _ row: CSVRow, _ reader: inout ValueReader) -> Bool {
        let answer = conditions.answer(for: row) { column in
            damage.damage(in: row.text[row.cells[column].content], of: column, isIdentity: false) != nil
        }
        switch answer {
        case .counts: return true
        case .isLeftOut: return false
        case .isDoubtful(let columns):
            for column in columns { _ = reportsDamage(in: column, of: row, isIdentity: false, &reader) }
            return false
        }
    }

    /// Whether a cell that a dialog's texts are made of is damaged; reports each that is, and those then that name
    /// members, since nobody looks at these any more.
    func reportsDamage(of row: CSVRow, _ reader: inout ValueReader) -> Bool {
        var isDamaged = false
        for (column, isIdentity) in damage.columns {
            if reportsDamage(in: column, of: row, isIdentity: isIdentity, &reader) { isDamaged = true }
        }
        guard isDamaged else { return false }
        for member in occupants + admins where member.conditions.map({ meets($0, row, &reader) }) ?? true {
            _ = reportsDamage(of: member.template, of: row, &reader)
        }
        return true
    }

    /// Whether a cell that names members is damaged, as a whole or in an item of its list; reports what is.
    func reportsDamage(ofMembersIn column: Int, of row: CSVRow, _ reader: inout ValueReader) -> Bool {
        let cell = row.text[row.cells[column].content]
        if reportsDamage(in: column, of: row, isIdentity: true, &reader) { return true }
        guard separator.stands(in: cell) else { return false }
        var isDamaged = false
        for item in separator.items(of: cell) {
            guard let found = damage.damage(in: item, of: column, isIdentity: true) else { continue }
            report(found, item, in: column, of: row, &reader)
            isDamaged = true
        }
        return isDamaged
    }

    private func reportsDamage(in column: Int, of row: CSVRow, isIdentity: Bool, _ reader: inout ValueReader) -> Bool {
        let cell = row.text[row.cells[column].content]
        guard let found = damage.damage(in: cell, of: column, isIdentity: isIdentity) else { return false }
        report(found, cell, in: column, of: row, &reader)
        return true
    }

    /// Reports damage; for the first of a column it is said how to allow what is meant.
    private func report(
        _ found: CellDamage,
        _ bytes: ArraySlice<UInt8>,
        in column: Int,
        of row: CSVRow,
        _ reader: inout ValueReader
    ) {
        let text = String(decoding: bytes, as: UTF8.self)
        let isFirst = reader.toldAllowances.insert("\(column) \(damage.entry)").inserted
        let note = Diagnostic.Note(.allowance(header.name(of: column), text), at: damage.entry)
        let message = "\(header.origin(of: column)): \(found.message(text).text)"
        reader.mistakes.report(
            Diagnostic.Message(stringLiteral: message),
            at: place(of: column, in: row),
            notes: isFirst ? [note] : []
        )
    }
}

extension Diagnostic.Message {
    fileprivate static func allowance(_ column: String, _ text: String) -> Self {
        "where such a value is meant, write here 'allow: {\(column.flowKey): [\(text.yamlQuoted)]}'"
    }
}

extension String {
    /// The text as a YAML scalar between quotes.
    fileprivate var yamlQuoted: String { "\"\(replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\"" }

    /// The text as the key of a flow map.
    var flowKey: String {
        let isPlain = unicodeScalars.allSatisfy { $0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "_" }
        return isPlain ? self : yamlQuoted
    }
}
