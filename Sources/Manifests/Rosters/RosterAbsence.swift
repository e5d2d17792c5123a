internal import CSV
internal import Diagnostics
internal import Dialogs
internal import YAML

extension DiagnosticCollector {
    /// Reads `state: {absent: ...}`: the values of columns in the rows of dialogs that are to be absent.
    mutating func absence(_ node: Node) -> [RosterCondition]? {
        var conditions: [RosterCondition]?
        for pair in node.pairs {
            guard pair.key.text == DialogState.absent.rawValue else {
                let near = nearest(to: pair.key.text, among: [DialogState.absent.rawValue])
                report(.noAbsence(pair.key.text), at: pair.key, notes: near.map { [.init(.didYouMean($0))] } ?? [])
                return nil
            }
            conditions = self.conditions(pair)
            // Without a condition each row would be one of those that go, and so with one that every value meets.
            if pair.value.kind == .mapping, pair.value.contentCount == 0 { report(.emptyAbsence, at: pair.value) }
            for condition in conditions ?? [] where condition.values.isEmpty {
                report(.emptyAbsence, at: condition.node)
            }
        }
        if conditions == nil { report(.emptyAbsence, at: node) }
        return conditions
    }
}

extension RosterLayout {
    /// What a condition says of the dialog of a row; `nil` where none does.
    func state(of row: CSVRow, _ reader: inout ValueReader) -> DialogState? {
        absence.map { meets($0, row, &reader) ? .absent : .present }
    }
}

extension Diagnostic.Message {
    fileprivate static func noAbsence(_ name: String) -> Self {
        "unknown state \(name.quoted): write '{absent: {column: value}}', and what is not so is present"
    }

    fileprivate static let emptyAbsence: Self =
        "'absent' names no column: write '{absent: {column: value}}' with the values of what is to go"
}
