internal import Diagnostics
internal import Dialogs
internal import YAML

/// Dialogs of which one of several entries says something and no other the rest.
///
/// Exports have such: a course without people, or people of a course that is not listed. They are warned of, and not
/// made.
struct LeftOutDialogs {
    private var groups: [Group] = []

    private struct Group {
        /// The entry that says something of them.
        let entry: Node
        let field: DialogField
        let first: ExactText?
        var count = 1
    }

    /// Takes in a dialog that lacks a field.
    mutating func add(_ part: CombinedDialogs.Part, lacking field: DialogField) {
        let entry = part.fields.fields.node
        if let index = groups.firstIndex(where: { $0.field == field && $0.entry.location == entry.location }) {
            groups[index].count += 1
        } else {
            groups.append(Group(entry: entry, field: field, first: part.key))
        }
    }

    /// A warning for each entry and field.
    var warnings: [Diagnostic] {
        var warnings = DiagnosticCollector()
        for group in groups { warnings.warn(.leftOut(group.count, group.first, group.field), at: group.entry) }
        return warnings.found
    }
}

extension Diagnostic.Message {
    fileprivate static func leftOut(_ count: Int, _ first: ExactText?, _ field: DialogField) -> Self {
        let first = (first?.string ?? "").quoted
        let others = count == 1 ? "" : " and \(count - 1) more"
        let verb = count == 1 ? "is" : "are"
        return """
            \(first)\(others) \(verb) left out, since no entry of this file with 'combine' gives \
            \(field.rawValue.quoted) for \(count == 1 ? "it" : "them")
            """
    }
}
