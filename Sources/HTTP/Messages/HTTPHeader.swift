/// One header field of a request or a response.
package struct HTTPHeader: Hashable, Sendable {
    /// The name, which is case-insensitive.
    package let name: String
    /// The value, without surrounding white space.
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

/// The header fields of a response as they came, line by line.
///
/// They are parsed only on demand, since for most responses only the body matters.
struct HTTPHeaderLines: Hashable, Sendable {
    private var text: [UInt8] = []

    /// Appends a line, including its line end.
    mutating func append(_ line: some Collection<UInt8>) {
        // Room for a typical header.
        if text.isEmpty { text.reserveCapacity(512) }
        text.append(contentsOf: line)
    }

    /// The fields, in their order; a line that begins with white space continues the one before (RFC 9112, 5.2), and a
    /// line without a colon is ignored.
    var fields: [HTTPHeader] {
        var fields: [HTTPHeader] = []
        for line in text.split(separator: UInt8(ascii: "\n")) {
            if let first = line.first, first.isWhiteSpace {
                guard let last = fields.popLast() else { continue }
                let rest = Self.text(line)
                fields.append(HTTPHeader(last.name, last.value.isEmpty ? rest : "\(last.value) \(rest)"))
            } else if let colon = line.firstIndex(of: UInt8(ascii: ":")) {
                fields.append(HTTPHeader(Self.text(line[..<colon]), Self.text(line[(colon + 1)...])))
            }
        }
        return fields
    }

    /// The text without surrounding white space.
    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        guard let start = bytes.firstIndex(where: { !$0.isWhiteSpace }),
            let end = bytes.lastIndex(where: { !$0.isWhiteSpace })
        else { return "" }
        return String(decoding: bytes[start...end], as: UTF8.self)
    }
}

extension HTTPHeaderLines {
    /// Creates the lines of these fields.
    init(_ fields: [HTTPHeader]) {
        for field in fields { append("\(field.name): \(field.value)\r\n".utf8) }
    }
}

extension UInt8 {
    fileprivate var isWhiteSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0D || self == 0x0A }
}

/// The header of a response, taken in line by line as libcurl delivers it.
///
/// libcurl can return the fields itself, but takes much longer: it compares each with all others.
struct ResponseHeader {
    /// The fields of the last response that began: a 1xx response is followed by another.
    private(set) var lines = HTTPHeaderLines()
    /// Whether the empty line after the last response's header has come.
    private(set) var isComplete = false
    /// How many bytes came in total.
    private(set) var byteCount = 0

    /// Takes a line, including its line end.
    mutating func take(_ line: UnsafeRawBufferPointer) {
        byteCount += line.count
        let isEmpty = unsafe line.count <= 2 && line.last == UInt8(ascii: "\n")
        if isEmpty {
            isComplete = true
        } else if unsafe line.first == UInt8(ascii: "H"), unsafe line.starts(with: "HTTP/".utf8) {
            lines = HTTPHeaderLines()
            isComplete = false
        } else if !isComplete {
            // What comes after the header is a trailer.
            unsafe lines.append(line)
        }
    }
}
