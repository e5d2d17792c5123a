/// The header fields of an answer as they came, line by line.
///
/// They are read once somebody asks for them, since most answers are of no interest but for their body.
struct HTTPHeaderLines: Hashable, Sendable {
    private var text: [UInt8] = []

    /// Takes a line in, its end included.
    mutating func append(_ line: some Collection<UInt8>) {
        // Room for what a header mostly takes.
        if text.isEmpty { text.reserveCapacity(512) }
        text.append(contentsOf: line)
    }

    /// The fields, in their order; a line that begins with white space goes on with the one before (RFC 9112, 5.2), and
    /// one without a colon is none.
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

    /// The text without white space around it.
    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        guard let start = bytes.firstIndex(where: { !$0.isWhiteSpace }),
            let end = bytes.lastIndex(where: { !$0.isWhiteSpace })
        else { return "" }
        return String(decoding: bytes[start...end], as: UTF8.self)
    }
}

extension HTTPHeaderLines {
    /// The lines that say the fields.
    init(_ fields: [HTTPHeader]) {
        for field in fields { append("\(field.name): \(field.value)\r\n".utf8) }
    }
}

extension UInt8 {
    fileprivate var isWhiteSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0D || self == 0x0A }
}
