internal import Diagnostics
internal import Dialogs
internal import JSON

/// Lays out the text of a document: a member a line, and of a long list an element a line, so that any two texts can be
/// compared line by line.
struct DocumentText {
    private(set) var bytes: [UInt8] = [UInt8(ascii: "{")]
    private var isEmpty = true

    /// Adds a member in one line.
    mutating func add(_ key: String, _ value: JSONValue) {
        begin(key)
        append(value)
    }

    /// Adds a list with a line for each element; one element's tree is held at a time.
    mutating func add<Element>(_ key: String, _ elements: [Element], _ json: (Element) -> JSONValue) {
        begin(key)
        bytes.append(UInt8(ascii: "["))
        for (index, element) in elements.enumerated() {
            bytes.append(contentsOf: (index == 0 ? "\n    " : ",\n    ").utf8)
            append(json(element))
        }
        bytes.append(contentsOf: (elements.isEmpty ? "]" : "\n  ]").utf8)
    }

    /// Adds the names of people by their numbers, a line for each; nothing where nobody has one.
    mutating func add(_ key: String, _ names: [(user: UserID, name: ExactText)]) {
        guard !names.isEmpty else { return }
        begin(key)
        let sorted = names.map { ($0.user.description, $0.name) }
            .sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
        for (index, (user, name)) in sorted.enumerated() {
            bytes.append(contentsOf: "\(index == 0 ? "{" : ",")\n    \"\(user)\": ".utf8)
            append(.text(name))
        }
        bytes.append(contentsOf: "\n  }".utf8)
    }

    /// The whole text, ending in a line feed.
    func finished() -> [UInt8] { bytes + Array("\n}\n".utf8) }

    private mutating func begin(_ key: String) {
        bytes.append(contentsOf: "\(isEmpty ? "" : ",")\n  \"\(key)\": ".utf8)
        isEmpty = false
    }

    /// Appends a value; what could steer a terminal is escaped, which changes nothing of what it says.
    private mutating func append(_ value: JSONValue) {
        let text = value.serialized()
        guard text.contains(where: { $0 >= 0x7F }) else { return bytes.append(contentsOf: text) }
        for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
            if scalar.steersDisplay {
                bytes.append(contentsOf: scalar.jsonEscape.utf8)
            } else {
                bytes.append(contentsOf: scalar.utf8)
            }
        }
    }
}

extension Unicode.Scalar {
    /// The scalar as `\uXXXX`; all that steer a display are in the basic plane.
    fileprivate var jsonEscape: String {
        let digits = String(value, radix: 16)
        return "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
