import JSON

/// Decodes the `application/x-www-form-urlencoded` text of a query or a body into nested parameters.
///
/// Brackets nest as in Rails, raw or percent-encoded: `data[class_name]=x` is an object in an object, `a[]=1&a[]=2` an
/// array. Every value is a string. Empty pieces and keys without `=` are not errors.
struct FormDecoder {
    /// The limit on the nesting of brackets.
    static let depthLimit = 32

    private let root = Node()

    /// The parameters of a form.
    ///
    /// - Throws: `ParameterError` if the decoded text is not UTF-8, or is nested too deeply.
    static func parameters(of form: some Collection<UInt8>) throws(ParameterError) -> JSONObject {
        let decoder = FormDecoder()
        for piece in form.split(separator: UInt8(ascii: "&")) {
            try decoder.add(piece)
        }
        return decoder.root.object
    }

    /// The parameters of names and values that are decoded already.
    ///
    /// - Throws: `ParameterError` if they are nested too deeply.
    static func parameters(of pairs: [(name: String, value: String)]) throws(ParameterError) -> JSONObject {
        let decoder = FormDecoder()
        for pair in pairs { try decoder.add(pair.name, pair.value) }
        return decoder.root.object
    }

    private func add(_ piece: some Collection<UInt8>) throws(ParameterError) {
        let end = piece.firstIndex(of: UInt8(ascii: "=")) ?? piece.endIndex
        let key = try FormText.decoded(piece[..<end])
        try add(key, try FormText.decoded(piece[end...].dropFirst()))
    }

    private func add(_ key: String, _ value: String) throws(ParameterError) {
        let path = Self.path(of: key)
        guard path.count <= Self.depthLimit else { throw ParameterError("parameters are nested too deeply") }
        var node = root
        for step in path { node = node.child(step) }
        node.text = value
    }

    /// The steps of a key such as `a[b][]`: `a`, `b`, and an empty step, which appends.
    private static func path(of key: String) -> [String] {
        guard let open = key.utf8.firstIndex(of: UInt8(ascii: "[")), open > key.startIndex else { return [key] }
        var steps = [String(key[..<open])]
        var rest = key[open...]
        while rest.utf8.first == UInt8(ascii: "["), let close = rest.utf8.firstIndex(of: UInt8(ascii: "]")) {
            steps.append(String(rest[..<close].dropFirst()))
            rest = rest[close...].dropFirst()
        }
        return rest.isEmpty ? steps : [key]
    }
}

/// A node in a tree of parameters under construction; a class, so that adding to it copies nothing.
private final class Node {
    var text: String?
    private var elements: [Node] = []
    private var members: [(key: String, node: Node)] = []
    private var positions: [String: Int] = [:]

    func child(_ step: String) -> Node {
        if !step.isEmpty, let position = position(of: step) { return members[position].node }
        let node = Node()
        if step.isEmpty {
            elements.append(node)
        } else {
            if members.count >= Self.fewMembers { positions[step] = members.count }
            members.append((step, node))
        }
        return node
    }

    /// The first few members are found by linear search, which is faster than a dictionary; the others by dictionary.
    private func position(of step: String) -> Int? {
        members.prefix(Self.fewMembers).firstIndex { $0.key == step } ?? positions[step]
    }

    private static let fewMembers = 8

    var object: JSONObject {
        JSONObject(members.map { JSONObject.Member(key: $0.key, value: $0.node.value) })
    }

    private var value: JSONValue {
        if !members.isEmpty { return .object(object) }
        if !elements.isEmpty { return .array(elements.map(\.value)) }
        return .string(text ?? "")
    }
}
