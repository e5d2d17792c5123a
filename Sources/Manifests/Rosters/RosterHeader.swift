internal import CSV
internal import Diagnostics
internal import YAML

/// The first row of a roster: the names of its columns.
struct RosterHeader {
    /// The names, in order; one may be empty, or stand twice.
    let names: [String]
    private let places: [SourceLocation]
    private let indices: [String: [Int]]
    /// The names that the entry gives to columns.
    private var given: [String: Int] = [:]

    init(_ row: CSVRow, at path: String) {
        places = row.cells.map { SourceLocation(path: path, line: $0.line, column: $0.column) }
        names = row.cells.indices.map { row.string($0) }
        indices = Dictionary(names.enumerated().map { ($0.element, [$0.offset]) }, uniquingKeysWith: +)
    }

    /// The columns whose names are damaged.
    private var damages: [(column: Int, damage: CellDamage)] {
        names.enumerated().compactMap { column, name in
            CellDamage(in: Array(name.utf8)[...], isIdentity: false).map { (column, $0) }
        }
    }

    /// How many damaged names are told of a header in which a name is not found.
    private static let mostDamages = 3

    /// What the entry calls a column.
    func name(of column: Int) -> String { given.first { $0.value == column }?.key ?? names[column] }

    /// Gives a column another name.
    mutating func name(_ column: Int, _ name: String) { given[name] = column }

    /// The column of a name; `nil` where there is none, or where there are several, which is reported.
    func index(
        of name: String,
        at node: Node,
        isOptional: Bool = false,
        reportingTo mistakes: inout DiagnosticCollector
    ) -> Int? {
        if let index = given[name] { return index }
        let found = (indices[name] ?? []).filter { names[$0].utf8.elementsEqual(name.utf8) }
        if found.count == 1 { return found[0] }
        if found.count > 1 {
            mistakes.report(.doubledColumn(name, found.map { $0 + 1 }), at: node)
        } else if !isOptional {
            reportUnknown(name, at: node, to: &mistakes)
        }
        return nil
    }

    /// Reports that no column has a name; where one had it until it was damaged, that, once.
    private func reportUnknown(_ name: String, at node: Node, to mistakes: inout DiagnosticCollector) {
        guard let column = damages.first(where: { $0.damage.mayHaveBeen(name, in: names[$0.column]) }) else {
            return mistakes.report(.unknownColumn(name), at: node, notes: notes(on: name))
        }
        let mistake = Diagnostic(message(of: column), at: places[column.column])
        if !mistakes.found.contains(mistake) { mistakes.append(contentsOf: [mistake]) }
    }

    private func message(of damaged: (column: Int, damage: CellDamage)) -> Diagnostic.Message {
        "the name of column \(damaged.column + 1): \(damaged.damage.message(names[damaged.column]).text)"
    }

    /// Which column was probably meant by a name that none has.
    private func notes(on unknown: String) -> [Diagnostic.Note] {
        let form = unknown.visibleForm
        if let twin = names.firstIndex(where: { $0.visibleForm == form }) {
            return .unseen(in: unknown, not: names[twin], of: "the roster", at: places[twin])
        }
        if let near = nearest(to: unknown) { return [Diagnostic.Note(.didYouMean(near))] }
        let damaged = damages.prefix(Self.mostDamages).map { Diagnostic.Note(message(of: $0), at: places[$0.column]) }
        return [Diagnostic.Note(.columns(names))] + damaged
    }

    private func nearest(to name: String) -> String? {
        let names = given.keys.sorted() + names
        return names.first { $0.lowercased() == name.lowercased() } ?? Diagnostics.nearest(to: name, among: names)
    }
}

extension CellDamage {
    /// Whether a damaged name may have been this one.
    fileprivate func mayHaveBeen(_ name: String, in damaged: String) -> Bool {
        switch self {
        case .wrongEncoding(let original): original == name
        case .lostLetters:
            // A letter of several bytes leaves a sign for each of them.
            if let rest = damaged.split(separator: "\u{FFFD}", omittingEmptySubsequences: false).lostIn {
                name.hasPrefix(rest.first) && name.hasSuffix(rest.last) && name.count >= rest.count
            } else {
                false
            }
        case .rounded, .lostDigits, .failedFormula, .tooNarrow, .date: false
        }
    }
}

extension [Substring] {
    /// What stands before and behind letters that are lost, and how many symbols a name has at least; `nil` where
    /// nothing is left of it.
    fileprivate var lostIn: (first: Substring, last: Substring, count: Int)? {
        guard let first, let last, count > 1, !first.isEmpty || !last.isEmpty else { return nil }
        return (first, last, first.count + last.count + 1)
    }
}

extension Diagnostic.Message {
    fileprivate static func unknownColumn(_ name: String) -> Self { "the roster has no column \(name.quoted)" }

    fileprivate static func doubledColumn(_ name: String, _ places: [Int]) -> Self {
        let places = places.map { "\($0)" }.joined(separator: " and ")
        return "the roster has several columns \(name.quoted), the columns \(places): rename all but one"
    }

    fileprivate static func columns(_ names: [String]) -> Self {
        let named = names.filter { !$0.isEmpty }
        let shown = named.prefix(20).map(\.shortened).joined(separator: ", ")
        return named.isEmpty
            ? "its first line names no columns"
            : "its first line names the columns \(shown)\(named.count > 20 ? ", …" : "")"
    }
}
