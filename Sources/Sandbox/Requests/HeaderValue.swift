/// The value of a header with parameters, such as `form-data; name="user[login]"` (RFC 9110, section 5.6.6).
struct HeaderValue: Hashable {
    /// What stands before the parameters, in lower case.
    let value: String
    private var parameters: [String: String] = [:]

    /// Reads the value of a header; `nil` if it is malformed, or has a parameter twice.
    init?(_ text: String) {
        var rest = Substring(text).utf8
        value = Self.text(rest.prefix { $0 != UInt8(ascii: ";") }).trimmed.lowercased()
        rest = rest.drop { $0 != UInt8(ascii: ";") }
        while rest.popFirst() != nil {
            rest = rest.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
            // A semicolon may stand at the end.
            if rest.isEmpty { break }
            let name = Self.text(rest.prefix { $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: ";") })
            rest = rest.dropFirst(name.utf8.count)
            guard rest.popFirst() == UInt8(ascii: "="), let value = Self.takeValue(&rest) else { return nil }
            guard parameters.updateValue(value, forKey: name.trimmed.lowercased()) == nil else { return nil }
            rest = rest.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
            guard rest.isEmpty || rest.first == UInt8(ascii: ";") else { return nil }
        }
    }

    /// A parameter, whose name is to be given in lower case.
    subscript(name: String) -> String? { parameters[name] }

    /// Takes a token or a quoted string from the front; `nil` if a quoted string has no end.
    private static func takeValue(_ rest: inout Substring.UTF8View) -> String? {
        guard rest.first == UInt8(ascii: "\"") else {
            let token = rest.prefix { $0 != UInt8(ascii: ";") }
            rest = rest.dropFirst(token.count)
            return text(token).trimmed
        }
        rest = rest.dropFirst()
        var bytes: [UInt8] = []
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "\"") { return String(decoding: bytes, as: UTF8.self) }
            guard byte == UInt8(ascii: "\\"), let escaped = rest.popFirst() else {
                bytes.append(byte)
                continue
            }
            bytes.append(escaped)
        }
        return nil
    }

    private static func text(_ bytes: Substring.UTF8View) -> String { String(Substring(bytes)) }
}
