internal import Diagnostics

extension Diagnostic.Message {
    /// What is wrong with a text that people must be able to read: nothing in it, or a character that moves the cursor.
    ///
    /// The subject says whose text it is, and is made only where it is needed.
    static func unprintable(_ text: String, _ subject: @autoclosure () -> String) -> Self? {
        if isPlain(text.utf8.span) { return nil }
        if let scalar = text.unicodeScalars.first(where: \.isControl) { return .control(scalar, in: subject()) }
        return text.unicodeScalars.allSatisfy(\.properties.isWhitespace) ? .blank(subject()) : nil
    }

    /// Whether a text is printable ASCII and more than spaces, as most texts are.
    private static func isPlain(_ bytes: Span<UInt8>) -> Bool {
        var hasInk = false
        for index in bytes.indices {
            guard (0x20...0x7E).contains(bytes[index]) else { return false }
            hasInk = hasInk || bytes[index] != 0x20
        }
        return hasInk
    }

    private static func blank(_ subject: String) -> Self { "\(subject) must not be empty" }

    private static func control(_ scalar: Unicode.Scalar, in subject: String) -> Self {
        if scalar == "\n" || scalar == "\r" { return "\(subject) must not have a line break" }
        return "\(subject) must not have control characters, such as U+\(scalar.codePoint)"
    }
}

extension Unicode.Scalar {
    /// Whether this is a control character or breaks a line.
    fileprivate var isControl: Bool {
        switch value {
        case 0x00...0x1F, 0x7F...0x9F, 0x2028, 0x2029: true
        default: false
        }
    }

    fileprivate var codePoint: String {
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
