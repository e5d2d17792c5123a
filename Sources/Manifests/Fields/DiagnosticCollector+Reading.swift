internal import Diagnostics
internal import YAML

extension DiagnosticCollector {
    /// Whether a field's value is of this kind; reports one that is not, in the words for what it should be.
    mutating func expect(_ kind: Node.Kind, _ words: String? = nil, in pair: Pair) -> Bool {
        let value = pair.value
        if value.kind == kind { return true }
        if value.kind != .invalid {
            report(.wrongKind(of: pair.key.text, words ?? kind.words, kind, not: value), at: value)
        }
        return false
    }
}

extension Node.Kind {
    /// What a node of this kind is, with an article where there is one.
    var words: String {
        switch self {
        case .scalar, .invalid: "text"
        case .sequence: "a list"
        case .mapping: "a map"
        }
    }
}

extension Diagnostic.Message {
    fileprivate static func wrongKind(
        of field: String,
        _ words: String,
        _ kind: Node.Kind,
        not value: Node
    ) -> Self {
        let name = field.quoted
        if value.isNull { return "\(name) is empty: it must be \(words), or left out" }
        let example: String =
            switch kind {
            case .sequence where value.kind == .scalar: ": write \("[\(value.text)]".quoted)"
            case .sequence, .mapping, .scalar, .invalid: ""
            }
        return "\(name) must be \(words), not \(value.kind.words)\(example)"
    }
}
