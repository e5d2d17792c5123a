/// One header field of a request or a response.
package struct HTTPHeader: Hashable, Sendable {
    /// The name, which counts in any case.
    package let name: String
    /// The value, without white space around it.
    package let value: String

    /// Creates a header field.
    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

extension HTTPHeader {
    /// Whether the field can be sent: the name is a token, and the value has no control character that would end the
    /// line and begin another (RFC 9110, sections 5.1 and 5.5).
    package var isSendable: Bool {
        !name.isEmpty && name.utf8.allSatisfy(\.isTokenCharacter) && value.utf8.allSatisfy(\.isFieldCharacter)
    }
}

extension UInt8 {
    fileprivate var isTokenCharacter: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: "!#$%&'*+-.^_`|~".utf8.contains(self)
        }
    }

    fileprivate var isFieldCharacter: Bool { self == 0x09 || (self >= 0x20 && self != 0x7F) }
}

extension HTTPHeader: CustomStringConvertible, CustomReflectable {
    /// The name alone: the value may be a credential, and a dump must not show it.
    package var description: String { "\(name): …" }

    package var customMirror: Mirror { Mirror(self, children: ["name": name]) }
}
