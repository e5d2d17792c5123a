internal import Manifests
internal import YAML

/// Whether two documents read the same, but for the order of fields and of people.
enum SameContent {
    static func of(_ first: Document, _ second: Document) -> Bool {
        NodeScope.withScope { scope in
            areSame(scope.root(of: first), scope.root(of: second), .manifest)
        }
    }

    private static func areSame(_ first: Node, _ second: Node, _ role: FormatRole) -> Bool {
        guard first.kind == second.kind else { return false }
        return switch first.kind {
        case .invalid: false
        case .scalar: scalar(first) == scalar(second)
        case .sequence: areSame(Array(first.elements), Array(second.elements), role)
        case .mapping: areSame(fields(of: first), fields(of: second), role)
        }
    }

    /// What a scalar reads as; nothing is written in several ways.
    private static func scalar(_ node: Node) -> Scalar {
        let value = node.coreValue
        return Scalar(value: value, text: value == .null ? "" : node.text)
    }

    private struct Scalar: Hashable {
        let value: CoreValue
        let text: String

        static func == (first: Self, second: Self) -> Bool {
            first.value == second.value && first.text.utf8.elementsEqual(second.text.utf8)
        }

        func hash(into hasher: inout Hasher) { for byte in text.utf8 { hasher.combine(byte) } }
    }

    private static func areSame(_ first: [Node], _ second: [Node], _ role: FormatRole) -> Bool {
        guard first.count == second.count else { return false }
        if role == .people, first.allSatisfy({ $0.kind == .scalar }), second.allSatisfy({ $0.kind == .scalar }) {
            return counts(of: first) == counts(of: second)
        }
        return zip(first, second).allSatisfy { areSame($0, $1, role.itemRole) }
    }

    private static func counts(of people: [Node]) -> [Scalar: Int] {
        Dictionary(people.map { (scalar($0), 1) }, uniquingKeysWith: +)
    }

    private static func fields(of map: Node) -> [[UInt8]: Node] {
        Dictionary(map.pairs.map { (Array($0.key.text.utf8), $0.value) }) { first, _ in first }
    }

    private static func areSame(_ first: [[UInt8]: Node], _ second: [[UInt8]: Node], _ role: FormatRole) -> Bool {
        guard first.count == second.count else { return false }
        return first.allSatisfy { name, value in
            guard let other = second[name] else { return false }
            return areSame(value, other, role.role(ofField: String(decoding: name, as: UTF8.self)))
        }
    }
}
