internal import Diagnostics

/// What texts QuickBlox and its users can do with: something must be seen of them, on one line, and not too much.
package struct TextRule: Hashable, Sendable {
    /// The most symbols, which are Unicode scalars; `nil` where nobody counts them.
    package let mostSymbols: Int?
    /// Whether no text at all is a value too, which says that there is to be none.
    package let mayBeEmpty: Bool

    /// Creates a rule.
    package init(mostSymbols: Int?, mayBeEmpty: Bool = false) {
        self.mostSymbols = mostSymbols
        self.mayBeEmpty = mayBeEmpty
    }

    /// Any text that people can read.
    package static let printable = TextRule(mostSymbols: nil)
    /// The most symbols that QuickBlox keeps of a name.
    package static let longestName = 200

    /// What is wrong with a text; `nil` where it is good.
    package func problem(with text: String) -> TextProblem? {
        // Most texts are short in bytes already, and few bytes are few scalars.
        if let mostSymbols, text.utf8.count > mostSymbols {
            let count = text.unicodeScalars.count
            if count > mostSymbols { return .tooLong(count, limit: mostSymbols) }
        }
        if mayBeEmpty, text.isEmpty { return nil }
        return Self.unprintable(text)
    }

    private static func unprintable(_ text: String) -> TextProblem? {
        if isPlain(text.utf8.span) { return nil }
        if let scalar = text.unicodeScalars.first(where: \.isControl) { return .control(scalar) }
        return text.unicodeScalars.allSatisfy(\.properties.isWhitespace) ? .blank : nil
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
}

/// What is wrong with a text.
package enum TextProblem: Hashable, Sendable {
    /// There is nothing in it, or nothing to see.
    case blank
    /// It has a character that moves the cursor.
    case control(Unicode.Scalar)
    /// It has more symbols than the limit.
    case tooLong(Int, limit: Int)
}

extension TextProblem {
    /// The problem as a sentence without its full stop.
    ///
    /// - Parameter subject: Whose text it is, as a sentence begins.
    /// - Returns: The sentence.
    package func sentence(of subject: String) -> String {
        switch self {
        case .blank: "\(subject) must not be empty"
        case .control("\n"), .control("\r"): "\(subject) must not have a line break"
        case .control(let scalar): "\(subject) must not have control characters, such as \(scalar.codePoint)"
        case .tooLong(let count, let limit): "\(subject) has \(count) symbols; QuickBlox takes at most \(limit)"
        }
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
}
