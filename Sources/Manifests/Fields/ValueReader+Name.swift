internal import Diagnostics
internal import Dialogs
internal import YAML

extension ValueReader {
    /// A name, as people will see it.
    mutating func name(_ pair: Pair) -> FieldValue<ExactText> {
        guard let pair = content(of: pair) else { return .mistaken }
        warnOfName(pair.value)
        return text(pair, ManagedField.name.textRule)
    }

    /// Warns of a name with what another program would have replaced or taken away, and this one does not.
    mutating func warnOfName(_ node: Node) {
        guard node.kind == .scalar, node.withBytes({ $0.mayBeUnintended }) else { return }
        let name = node.text
        if let variable = name.firstVariable {
            warnings.warn(.variable(variable), at: node)
        } else if name.isInCurlyQuotes {
            warnings.warn(.curlyQuotes(name), at: node)
        }
    }
}

extension Span<UInt8> {
    /// Whether a text has a `$`, or begins as typographic quotation marks do.
    fileprivate var mayBeUnintended: Bool {
        if let first = indices.first, self[first] == 0xE2 { return true }
        for index in indices where self[index] == UInt8(ascii: "$") { return true }
        return false
    }
}

extension String {
    /// The first `${...}` in a text.
    fileprivate var firstVariable: String? {
        guard let start = firstRange(of: "${"), let end = self[start.upperBound...].firstIndex(of: "}") else {
            return nil
        }
        return String(self[start.lowerBound...end])
    }

    fileprivate var isInCurlyQuotes: Bool {
        guard unicodeScalars.count > 1, let first = unicodeScalars.first, let last = unicodeScalars.last else {
            return false
        }
        let marks: Set<Unicode.Scalar> = ["“", "”", "„", "‟", "‘", "’", "‚", "‛"]
        return marks.contains(first) && marks.contains(last)
    }
}

extension Diagnostic.Message {
    fileprivate static func variable(_ text: String) -> Self {
        "the name has \(text.quoted), which nothing replaces: write what it stands for"
    }

    fileprivate static func curlyQuotes(_ name: String) -> Self {
        "the curly quotes around \(name.quoted) are part of the name: write plain quotes, or none"
    }
}
