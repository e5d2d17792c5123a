internal import Dialogs

extension ExactText {
    /// The text as a YAML scalar: bare where it is surely read as text, else in double quotes.
    var yaml: String { isBare ? string : "\"\(string.unicodeScalars.map(\.quotedYAML).joined())\"" }

    /// Whether the text is words of ASCII letters, which no reader takes for anything else.
    private var isBare: Bool {
        guard let first = string.utf8.first, first.isLetter, let last = string.utf8.last, last != UInt8(ascii: " ")
        else { return false }
        return string.utf8.allSatisfy { $0.isLetter || $0.isDigit || " _-/.".utf8.contains($0) }
            && !["null", "true", "false", "yes", "no", "on", "off", "y", "n"].contains(string.lowercased())
    }
}

extension UInt8 {
    fileprivate var isLetter: Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
    }

    fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}

extension Unicode.Scalar {
    /// The scalar between double quotes; what is no printable character of YAML, or breaks a line, is escaped.
    fileprivate var quotedYAML: String {
        switch value {
        case 0x22: "\\\""
        case 0x5C: "\\\\"
        case 0x20...0x7E, 0xA0...0x2027, 0x202F...0x2065, 0x206A...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD,
            0x10000...0x10FFFF:
            String(self)
        default: "\\U\(String(repeating: "0", count: 8 - String(value, radix: 16).count))\(String(value, radix: 16))"
        }
    }
}
