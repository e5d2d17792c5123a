extension String {
    /// The text, escaped for XML 1.0 as character data or as an attribute value.
    ///
    /// Characters that XML cannot contain, not even as references, are written as `\u{…}`
    /// (https://www.w3.org/TR/xml/#charsets).
    var xmlEscaped: String {
        escaped { scalar in
            switch scalar {
            case "\t", "\n", "\r": "&#\(scalar.value);"
            case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": "\\u{\(String(scalar.value, radix: 16))}"
            default: scalar.markupReference
            }
        }
    }
}
