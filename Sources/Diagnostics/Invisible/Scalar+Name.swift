extension Unicode.Scalar {
    /// The scalar for people who cannot see it, with an article: `a no-break space (U+00A0)`.
    var describedUnseen: String {
        guard let unseenName else { return "the invisible character \(codePoint)" }
        let isVowel = unseenName.first.map { "aeiouA".contains($0) } ?? false
        return "\(isVowel ? "an" : "a") \(unseenName) (\(codePoint))"
    }

    /// Several such scalars: `2 no-break spaces (U+00A0)`.
    func describedUnseen(_ count: Int) -> String {
        "\(count) \(unseenName.map { "\($0)s (\(codePoint))" } ?? "invisible characters \(codePoint)")"
    }

    /// The names that people know; `nil` for any other scalar.
    private var unseenName: String? {
        switch value {
        case 0x09: "tab"
        case 0x20: "space"
        case 0xA0: "no-break space"
        case 0xAD: "soft hyphen"
        case 0x34F: "combining grapheme joiner"
        case 0x61C: "Arabic letter mark"
        case 0x3164: "Hangul filler"
        case 0x2002: "en space"
        case 0x2003: "em space"
        case 0x2007: "figure space"
        case 0x2009: "thin space"
        case 0x200A: "hair space"
        case 0x200B: "zero width space"
        case 0x200C: "zero width non-joiner"
        case 0x200D: "zero width joiner"
        case 0x200E: "left-to-right mark"
        case 0x200F: "right-to-left mark"
        case 0x202A...0x202E, 0x2066...0x2069: "bidirectional control"
        case 0x202F: "narrow no-break space"
        case 0x2060: "word joiner"
        case 0x3000: "ideographic space"
        case 0xFE00...0xFE0F, 0xE0100...0xE01EF: "variation selector"
        case 0xFEFF: "byte order mark"
        case 0xE0020...0xE007F: "tag character"
        default: nil
        }
    }
}
