internal import CSV
internal import Diagnostics
internal import Dialogs
internal import YAML

extension Resolution {
    /// How many mistakes of one roster are told: a wrong column is wrong in each row.
    private static let mostMistakes = 100

    /// Makes the dialogs of one entry; what is wrong with the entry itself is told once, and not for each row.
    mutating func makeDialogs(of node: Node, _ defaults: borrowing DialogDeclaration, from rosters: RosterFolder) {
        let before = mistakeCount
        var outline = DialogDeclaration(node: node)
        let roster = reader.roster(node, outline: &outline)
        if let place = roster.combine { takeInEntries(&outline, defaults, at: place) }
        resolver.check(outline, defaults: defaults)
        guard mistakeCount == before, case .value(let name, let pair) = roster.file else {
            declaredCount += 1
            return
        }
        do throws(RosterFailure) {
            let bytes = try rosters.open(name.string)
            let path = rosters.path(of: name.string)
            uses.append(RosterUse(roster, path: path))
            madeByEntry = 0
            uniqueness.maker = roster.groupBy == nil ? .rows(of: path) : .groups(of: path)
            defer { uniqueness.maker = .manifest }
            read(RosterStream(bytes, path: path), roster, defaults, path)
            if madeByEntry == 0, mistakeCount == before {
                reader.mistakes.report(.noRows(isFiltered: !roster.conditions.isEmpty), at: pair.value)
            }
        } catch {
            declaredCount += 1
            reader.mistakes.report(error.message, at: pair.value)
        }
    }

    private var mistakeCount: Int {
        reader.mistakes.found.count + reader.unknownNames.count + resolver.mistakes.found.count
            + uniqueness.mistakes.found.count
    }

    private mutating func read(
        _ stream: consuming RosterStream,
        _ roster: borrowing RosterDeclaration,
        _ defaults: borrowing DialogDeclaration,
        _ path: String
    ) {
        guard let header = header(&stream, at: path),
            let layouts = layouts(roster, header, at: path)
        else { return }
        var rows = RosterRows(roster)
        let fields = roster.combine == nil ? nil : SharedFields(roster.same)
        var lookalikes = Lookalikes()
        let before = mistakeCount
        while true {
            switch stream.next() {
            case .failed(let failure): return reader.mistakes.append(contentsOf: [failure])
            case .end:
                for made in rows.open { add(made, roster, fields, defaults, &lookalikes) }
                warn(of: rows.unmet, in: roster)
                return
            case .row: break
            }
            let row = stream.row
            if let conflict = row.conflict(at: path) { return reader.mistakes.append(contentsOf: [conflict]) }
            guard mistakeCount - before < Self.mostMistakes else {
                let place = SourceLocation(path: path, line: row.line, column: 1)
                return reader.mistakes.report(.tooManyMistakes(Self.mostMistakes), at: place)
            }
            guard isWhole(row, layouts[0]) else { continue }
            for layout in layouts where layout.wants(row, &reader) {
                if rows.isGrouped {
                    rows.add(row, layout, &reader)
                } else if let made = rows.made(of: row, layout, &reader) {
                    add(made, roster, fields, defaults, &lookalikes)
                }
            }
        }
    }

    /// How rows become dialogs, once for each of the columns that are read in turn; `nil` for a mistake, which is
    /// reported.
    private mutating func layouts(
        _ roster: borrowing RosterDeclaration,
        _ header: RosterHeader,
        at path: String
    ) -> [RosterLayout]? {
        let headers = header.alternatives(roster.columns, reportingTo: &reader.mistakes)
        var layouts: [RosterLayout] = []
        for header in headers {
            guard let layout = RosterLayout(roster, header, path: path, reportingTo: &reader.mistakes) else {
                return nil
            }
            layouts.append(layout)
        }
        return layouts.isEmpty ? nil : layouts
    }

    /// Warns of conditions on members that no row met: a wrong word there leaves people out, silently.
    private mutating func warn(of unmet: Set<SourceLocation>, in roster: borrowing RosterDeclaration) {
        for member in roster.occupants + roster.admins {
            guard let place = member.place, unmet.contains(place.location) else { continue }
            reader.warnings.warn(.unmet, at: place)
        }
    }

    private mutating func header(_ stream: inout RosterStream, at path: String) -> RosterHeader? {
        switch stream.next() {
        case .row:
            guard let conflict = stream.row.conflict(at: path) else { return RosterHeader(stream.row, at: path) }
            reader.mistakes.append(contentsOf: [conflict])
        case .end: reader.mistakes.report(.emptyRoster, at: SourceLocation(path: path, line: 1, column: 1))
        case .failed(let failure): reader.mistakes.append(contentsOf: [failure])
        }
        return nil
    }

    /// Whether a row has the cells that the header promises.
    private mutating func isWhole(_ row: CSVRow, _ layout: RosterLayout) -> Bool {
        let expected = layout.header.names.count
        guard row.cells.count != expected else { return true }
        if row.cells.count > expected, row.cells[expected...].allSatisfy(\.content.isEmpty) { return true }
        let place = SourceLocation(path: layout.path, line: row.line, column: 1)
        reader.mistakes.report(.ragged(row.cells.count, expected), at: place)
        return false
    }

    private mutating func add(
        _ made: RosterRows.Made,
        _ roster: borrowing RosterDeclaration,
        _ fields: SharedFields?,
        _ defaults: borrowing DialogDeclaration,
        _ lookalikes: inout Lookalikes
    ) {
        madeByEntry += 1
        if let fields { return combined.add(made, fields) }
        declaredCount += 1
        guard !made.isBroken else { return }
        let node = scope.root(of: made.document)
        let candidate = resolver.candidate(for: reader.dialog(node, made, roster.same), defaults: defaults)
        add(candidate, comparing: &lookalikes)
    }

    /// Takes in a dialog that rosters made, and compares its key with those of others.
    mutating func add(_ candidate: ResolvedDialog, comparing lookalikes: inout Lookalikes) {
        add(candidate)
        if let key = candidate.key, let other = lookalikes.lookalike(of: key.text, at: key.node.location) {
            let note = Diagnostic.Note("first here", at: other)
            reader.mistakes.report(.lookalike(key.text), at: key.node, notes: [note])
        }
    }
}

extension CSVRow {
    /// The marker of a conflict that git wrote in place of a row.
    fileprivate func conflict(at path: String) -> Diagnostic? {
        guard let cell = cells.first, let first = text[cell.content].first, first == UInt8(ascii: "<"),
            let marker = ConflictMarker(text[cell.content])
        else { return nil }
        return Diagnostic(marker.message, at: SourceLocation(path: path, line: cell.line, column: cell.column))
    }
}

extension ValueReader {
    /// The declaration of a dialog that rows made.
    mutating func dialog(
        _ node: Node,
        _ made: RosterRows.Made,
        _ same: borrowing DialogDeclaration
    ) -> DialogDeclaration {
        var declaration = DialogDeclaration(node: node)
        for pair in node.pairs {
            switch DialogField.table.field(named: pair.key) {
            case .managed(.occupants): declaration.occupants = .value(made.occupants, in: pair)
            case .managed(.admins): declaration.admins = .value(made.admins, in: pair)
            case let field?: read(field, pair, into: &declaration)
            case nil: break
            }
        }
        declaration.takeOver(same)
        return declaration
    }
}

extension Diagnostic.Message {
    fileprivate static let emptyRoster: Self = "the roster is empty: its first line must name the columns"

    fileprivate static func noRows(isFiltered: Bool) -> Self {
        isFiltered ? "no row of the roster is as 'where' wants it" : "the roster has no rows"
    }

    fileprivate static let unmet: Self = "no row is as this 'where' wants it, so that it names nobody"

    fileprivate static func tooManyMistakes(_ count: Int) -> Self {
        "the roster has \(count) mistakes before this row, and is not read on"
    }

    fileprivate static func ragged(_ count: Int, _ expected: Int) -> Self {
        let cells = "\(count) \(count == 1 ? "cell" : "cells")"
        return "this row has \(cells), and the header \(expected): is a separator missing, or a quote?"
    }

    fileprivate static func lookalike(_ key: ExactText) -> Self {
        let text = key.string.quoted
        return "the key \(text) differs from another in its Unicode form only, which nobody can see: write both alike"
    }
}
