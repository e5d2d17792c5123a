internal import Diagnostics
internal import Dialogs
internal import YAML

/// The `values` of a set: what fields of dialogs refer to by name, so that it can differ between environments.
struct DeclaredValues {
    /// The definitions; those that are wrong are `nil`.
    private var definitions: [ExactText: Pair?] = [:]
    /// Whether every file of the set can be read, so that a name that is not here is nowhere.
    private let isComplete: Bool

    init(isComplete: Bool = false) { self.isComplete = isComplete }

    /// Takes in the values of one file, each a text, a number or a boolean.
    mutating func read(_ section: Pair, reportingTo mistakes: inout DiagnosticCollector) {
        for pair in section.value.pairs {
            let name = ExactText(pair.key.text)
            if let first = definitions[name] {
                let note = Diagnostic.Note("first here", at: first?.key.location)
                mistakes.report(.secondValue(name), at: pair.key, notes: [note])
            } else if let message = Diagnostic.Message.unprintable(name.string, "the name of a value") {
                mistakes.report(message, at: pair.key)
            } else {
                definitions[name] = mistakes.isScalar(pair) ? pair : .some(nil)
            }
        }
    }

    /// What defines the value that a field refers to; `nil` for a mistake, which is reported.
    fileprivate func definition(of name: Node, reportingTo mistakes: inout DiagnosticCollector) -> Pair? {
        let word = ExactText(name.text)
        if let known = definitions[word] { return known }
        guard isComplete else { return nil }
        let near = nearest(to: word.string.visibleForm, among: definitions.keys.sorted().lazy.map(\.string))
        mistakes.report(
            .unknownValue(word),
            at: name,
            notes: near.map { [Diagnostic.Note(.didYouMean($0))] } ?? []
        )
        return nil
    }
}

extension ValueReader {
    /// What a field holds: itself, or the definition of the value that it refers to as `{value: NAME}`; `nil` for a
    /// mistake, which is reported.
    mutating func content(of pair: Pair) -> Pair? {
        guard let name = pair.value.referredValue else { return pair }
        return values.definition(of: name, reportingTo: &mistakes)
    }
}

extension Node {
    /// The name in `{value: NAME}`.
    fileprivate var referredValue: Node? {
        guard kind == .mapping, contentCount == 2, let only = pairs.first(where: { _ in true }),
            only.key.text == "value", only.value.kind == .scalar, !only.value.isNull
        else { return nil }
        return only.value
    }
}

extension DiagnosticCollector {
    /// Whether a value is a text, a number or a boolean; reports one that is not.
    fileprivate mutating func isScalar(_ pair: Pair) -> Bool {
        guard expect(.scalar, in: pair) else { return false }
        guard pair.value.isNull else { return true }
        report(.emptyValue(pair.key.text), at: pair.value)
        return false
    }
}

extension Diagnostic.Message {
    fileprivate static func unknownValue(_ name: ExactText) -> Self {
        "unknown value \(name.string.quoted): define it under 'values'"
    }

    fileprivate static func secondValue(_ name: ExactText) -> Self {
        "value \(name.string.quoted) is defined twice"
    }

    fileprivate static func emptyValue(_ name: String) -> Self {
        "value \(name.quoted) is empty: write '' for an empty text, or remove it"
    }
}
