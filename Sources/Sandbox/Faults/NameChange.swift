/// How a server stores another name than it was sent.
enum NameChange: Hashable, Sendable {
    /// White space at both ends is removed, and within the name becomes one space.
    case trimmed
    /// The characters that mean something in HTML are written as references.
    case escaped
    /// Each scalar above U+FFFF becomes a question mark.
    case withoutEmoji
    /// The name ends after so many scalars.
    case cut(Int)
    /// All letters are lower-case.
    case lowerCase

    /// The name that is stored.
    func stored(_ name: String) -> String {
        switch self {
        case .trimmed: Self.trimmed(name)
        case .escaped: name.unicodeScalars.map(Self.escaped).joined()
        case .withoutEmoji: Self.text(name.unicodeScalars.map { $0.value > 0xFFFF ? "?" : $0 })
        case .cut(let length): Self.text(name.unicodeScalars.prefix(length))
        case .lowerCase: name.lowercased()
        }
    }

    private static func trimmed(_ name: String) -> String {
        let words = name.unicodeScalars.split(whereSeparator: \.properties.isWhitespace)
        return words.map { String($0) }.joined(separator: " ")
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "&": "&amp;"
        case "<": "&lt;"
        case ">": "&gt;"
        case "\"": "&quot;"
        case "'": "&#x27;"
        default: String(scalar)
        }
    }

    private static func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }
}
