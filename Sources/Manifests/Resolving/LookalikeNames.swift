internal import Diagnostics
internal import Dialogs
internal import YAML

/// Finds dialogs of a set whose names look the same and are not: they differ in characters that nobody sees, or in
/// their Unicode form.
struct LookalikeNames {
    /// How many are told of one set: one wrong column makes every name of a roster look like another.
    private static let most = 100

    private var names: [SeenName] = []

    init(dialogCount: Int) {
        names.reserveCapacity(dialogCount)
    }

    /// Takes a name in.
    mutating func add(_ name: SeenName) {
        names.append(name)
    }

    /// A warning for each name that looks like one before it.
    func warnings() -> [Diagnostic] {
        // Most names are spelt as one spells them, and different ones of those look different.
        guard names.contains(where: { !$0.isSurelyDistinct }) else { return [] }
        var warnings = DiagnosticCollector()
        var firsts: [Appearance: SeenName] = [:]
        firsts.reserveCapacity(names.count)
        var told: [Appearance: Set<ExactText>] = [:]
        for name in names {
            let text = name.node.text
            let appearance = Appearance(type: name.type, audience: name.audience, form: text.visibleForm)
            // Nearly every name is new, so that one look at the table is enough.
            guard let first = firsts.updateValue(name, forKey: appearance) else { continue }
            firsts[appearance] = first
            // One text is told once, however many groups have it.
            let isNew = ExactText(text) != ExactText(first.node.text)
            guard isNew, told[appearance, default: []].insert(ExactText(text)).inserted else { continue }
            guard warnings.found.count < Self.most else {
                warnings.warn(.tooManyLookalikes(Self.most), at: name.node)
                break
            }
            warnings.warn(text, at: name.node, like: first.node)
        }
        return warnings.found
    }

    /// What people see of a dialog.
    private struct Appearance: Hashable {
        let type: DialogType
        let audience: SeenName.Audience
        /// The name without what is not seen; strings are equal whatever their Unicode form.
        let form: String
    }
}

extension DiagnosticCollector {
    fileprivate mutating func warn(_ text: String, at node: Node, like first: Node) {
        var own: Diagnostic.Message?
        var other: Diagnostic.Message = "the other is here"
        switch UnseenDifference(text, from: first.text) {
        case .hidden(let hidden, let otherHidden):
            own = hidden.map { "\($0.sentence)" }
            if let otherHidden { other = "the other is here, with \(otherHidden.description)" }
        case .spelling(let letter, let here, let there):
            own = "\(letter.quoted) is \(here) here, and \(there) there"
        case nil: break
        }
        let notes = [own.map { Diagnostic.Note($0) }, Diagnostic.Note(other, at: first.location)]
        warn(.lookalike(text), at: node, notes: notes.compactMap(\.self))
    }
}

extension Diagnostic.Message {
    fileprivate static func lookalike(_ name: String) -> Self {
        "the name \(name.quoted) looks the same as another, so that nobody can tell the two dialogs apart"
    }

    fileprivate static func tooManyLookalikes(_ count: Int) -> Self {
        "\(count) names before this one look the same as others, and no more are told"
    }
}
