extension JSONValue {
    /// The value as JSON for people to read: two spaces per level, a list of scalars on one line, and a line feed at
    /// the end.
    package var indented: String { text(at: 0) + "\n" }

    private func text(at level: Int) -> String {
        switch self {
        case .null, .boolean, .integer, .decimal, .string: compact
        case .array(let values) where values.allSatisfy(\.isScalar):
            "[\(values.map(\.compact).joined(separator: ", "))]"
        case .array(let values): Self.lines(values.map { $0.text(at: level + 1) }, in: ("[", "]"), at: level)
        case .object(let object) where object.isEmpty: "{}"
        case .object(let object):
            Self.lines(
                object.members.map { "\(JSONValue.string($0.key).compact): \($0.value.text(at: level + 1))" },
                in: ("{", "}"),
                at: level
            )
        }
    }

    private static func lines(_ lines: [String], in brackets: (String, String), at level: Int) -> String {
        let margin = "\n" + String(repeating: "  ", count: level)
        return brackets.0 + lines.map { "\(margin)  \($0)" }.joined(separator: ",") + margin + brackets.1
    }

    private var compact: String { String(decoding: serialized(), as: UTF8.self) }

    private var isScalar: Bool {
        switch self {
        case .null, .boolean, .integer, .decimal, .string: true
        case .array, .object: false
        }
    }
}
