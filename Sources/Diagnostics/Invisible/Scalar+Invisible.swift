extension Unicode.Scalar {
    /// Whether nothing is seen of the scalar by itself, or nothing that tells it from a plain space.
    ///
    /// These are the characters that displays ignore by default, format characters but for those that are drawn, and
    /// every white space other than the plain one and controls; and the empty Braille pattern. Some are seen in what
    /// they join or select: see `VisibleText`.
    package var isInvisible: Bool {
        switch value {
        // Most letters lie in these ranges.
        case 0x00...0x9F, 0xAE...0x34E, 0x350...0x61B, 0x3165...0xFDFF, 0x20000...0xDFFFF: false
        case 0xA0, 0xAD, 0x34F, 0x61C, 0x115F...0x1160, 0x1680, 0x17B4...0x17B5, 0x180B...0x180F: true
        case 0x2000...0x200F, 0x2028...0x202F, 0x205F...0x206F, 0x2800, 0x3000, 0x3164: true
        case 0xFE00...0xFE0F, 0xFEFF, 0xFFA0, 0xFFF0...0xFFFB: true
        case 0x13430...0x1343F, 0x1BCA0...0x1BCA3, 0x1D173...0x1D17A, 0xE0000...0xE0FFF: true
        default: false
        }
    }

    /// Whether the scalar looks like a space.
    var isBlank: Bool {
        switch value {
        case 0x20, 0x09...0x0D, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        // The empty Braille pattern and the fillers of Hangul.
        case 0x2800, 0x3164, 0xFFA0: true
        default: false
        }
    }

    /// Whether the scalar is a control character: C0, DEL or C1.
    var isControl: Bool { value < 0x20 || (0x7F...0x9F).contains(value) }

    /// The scalar as U+XXXX.
    package var codePoint: String {
        let digits = String(value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
