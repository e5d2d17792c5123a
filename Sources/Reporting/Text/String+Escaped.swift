extension String {
    /// The text, with each character for which there is a replacement replaced.
    ///
    /// - Parameter replacement: The replacement of a character; `nil` to keep the character.
    /// - Returns: The text with the replacements.
    func escaped(_ replacement: (Unicode.Scalar) -> String?) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            if let replacement = replacement(scalar) {
                escaped.append(contentsOf: replacement.unicodeScalars)
            } else {
                escaped.append(scalar)
            }
        }
        return String(escaped)
    }
}

extension Unicode.Scalar {
    /// The reference for a character that is markup in HTML and XML; `nil` for any other.
    var markupReference: String? {
        switch self {
        case "&": "&amp;"
        case "<": "&lt;"
        case ">": "&gt;"
        case "\"": "&quot;"
        case "'": "&#39;"
        default: nil
        }
    }
}
