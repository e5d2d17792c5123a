internal import Diagnostics
internal import YAML

/// A name for several columns: each row is read once for each of them.
struct ColumnName {
    let name: String
    let node: Node
    /// The columns, in the order in which they are read.
    let columns: [(name: String, node: Node)]
}

extension DiagnosticCollector {
    /// Reads `group_by`: a list of columns, which may be empty.
    mutating func groupColumns(_ pair: Pair) -> [(name: String, node: Node)]? {
        guard expect(.sequence, in: pair) else { return nil }
        return columns(pair.value)
    }

    /// Reads `columns`: a map from names to lists of columns, all of one length.
    mutating func columnNames(_ pair: Pair) -> [ColumnName] {
        guard expect(.mapping, in: pair) else { return [] }
        var names: [ColumnName] = []
        for entry in pair.value.pairs {
            guard expect(.sequence, in: entry) else { continue }
            let columns = columns(entry.value)
            if let first = names.first, first.columns.count != columns.count {
                let note = Diagnostic.Note("the other is here", at: first.node.location)
                report(
                    .unequal(entry.key.text, columns.count, first.name, first.columns.count),
                    at: entry.key,
                    notes: [note]
                )
                continue
            }
            if columns.isEmpty { report(.noColumns(entry.key.text), at: entry.value) }
            names.append(ColumnName(name: entry.key.text, node: entry.key, columns: columns))
        }
        return names
    }

    private mutating func columns(_ list: Node) -> [(name: String, node: Node)] {
        list.elements.compactMap { node in columnName(node).map { (name: $0, node: node) } }
    }

    private mutating func columnName(_ node: Node) -> String? {
        guard node.kind == .scalar, !node.text.isEmpty else {
            if node.kind != .invalid { report(.noColumnName, at: node) }
            return nil
        }
        return node.text
    }
}

extension RosterHeader {
    /// The header once for each of the columns that the names stand for; itself where there are none.
    func alternatives(_ names: [ColumnName], reportingTo mistakes: inout DiagnosticCollector) -> [Self] {
        guard let first = names.first else { return [self] }
        let taken = names.filter { self.names.contains($0.name) }
        for name in taken { mistakes.report(.taken(name.name), at: name.node) }
        guard taken.isEmpty else { return [] }
        return first.columns.indices.map { place in
            var header = self
            for name in names {
                let column = name.columns[place]
                if let index = index(of: column.name, at: column.node, reportingTo: &mistakes) {
                    header.name(index, name.name)
                }
            }
            return header
        }
    }
}

extension Diagnostic.Message {
    fileprivate static let noColumnName: Self = "a column is named by its name in the roster's first line"

    fileprivate static func noColumns(_ name: String) -> Self {
        "\(name.quoted) names no column: name those that it stands for, or remove it"
    }

    fileprivate static func unequal(_ name: String, _ count: Int, _ first: String, _ firstCount: Int) -> Self {
        "\(name.quoted) stands for \(count) columns, and \(first.quoted) for \(firstCount): they are read side by side"
    }

    fileprivate static func taken(_ name: String) -> Self {
        "the roster has a column \(name.quoted) already: give those that are read in turn another name"
    }
}
