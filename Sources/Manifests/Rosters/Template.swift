internal import Diagnostics
internal import YAML

/// A text that takes in columns of a roster: `{column}`, or `{column?}` where the column or its cell may be missing;
/// `{{` and `}}` stand for braces.
struct Template {
    /// Where it is written.
    let node: Node
    let parts: [Part]

    enum Part {
        case text([UInt8])
        case column(Column)
    }

    struct Column {
        let name: String
        let isOptional: Bool
    }

    /// Whether a text has to be read as a template.
    static func isOne(_ node: Node) -> Bool {
        node.kind == .scalar
            && node.withBytes { bytes in
                for index in 0..<bytes.count {
                    if bytes[index] == UInt8(ascii: "{") || bytes[index] == UInt8(ascii: "}") { return true }
                }
                return false
            }
    }
}

extension DiagnosticCollector {
    /// Reads a template; `nil` for a mistake, which is reported.
    mutating func template(_ node: Node) -> Template? {
        var parts: [Template.Part] = []
        var text: [UInt8] = []
        var rest = node.text.utf8[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "{") where rest.first == byte, UInt8(ascii: "}") where rest.first == byte:
                rest.removeFirst()
                text.append(byte)
            case UInt8(ascii: "{"):
                guard let column = column(&rest, node) else { return nil }
                if !text.isEmpty { parts.append(.text(text)) }
                text = []
                parts.append(.column(column))
            case UInt8(ascii: "}"):
                report(.loneBrace, at: node)
                return nil
            default: text.append(byte)
            }
        }
        if !text.isEmpty { parts.append(.text(text)) }
        return Template(node: node, parts: parts)
    }

    private mutating func column(_ rest: inout Substring.UTF8View, _ node: Node) -> Template.Column? {
        guard let end = rest.firstIndex(of: UInt8(ascii: "}")) else {
            report(.openBrace, at: node)
            return nil
        }
        var name = Substring(rest[..<end])
        rest = rest[rest.index(after: end)...]
        let isOptional = name.hasSuffix("?")
        if isOptional { name.removeLast() }
        guard name.contains(where: { !$0.isWhitespace }) else {
            report(.namelessColumn, at: node)
            return nil
        }
        return Template.Column(name: String(name), isOptional: isOptional)
    }
}

extension Diagnostic.Message {
    fileprivate static let loneBrace: Self = "a '}' without a '{' before it: write '}}' for the brace itself"

    fileprivate static let openBrace: Self = "a '{' without a '}' behind it: write '{{' for the brace itself"

    fileprivate static let namelessColumn: Self = "the name of a column is missing between '{' and '}'"
}
