extension String {
    /// What is seen of the text: two texts that look the same have forms that are equal by `==` of `String`.
    ///
    /// Invisible characters are left out, and spaces of any kind and number are one plain space, with none at the ends.
    /// Letters keep their case.
    package var visibleForm: String { hidesNothing ? self : VisibleText(self).form }

    /// Whether surely nothing in the text is hidden.
    private var hidesNothing: Bool {
        if isPlainlySeen { return true }
        var isBehindSpace = true
        for scalar in unicodeScalars {
            let isSpace = scalar.value == 0x20
            if scalar.isInvisible || scalar.isControl || (isSpace && isBehindSpace) { return false }
            isBehindSpace = isSpace
        }
        return !isBehindSpace
    }

    /// Whether the text is printable ASCII without spaces that nobody sees: at its ends, or side by side.
    package var isPlainlySeen: Bool { utf8.span.isPlainlySeen }

    /// Whether no other text of which this holds looks the same.
    ///
    /// Nothing in it is hidden, and Unicode normalization leaves it as it is; there are more such texts.
    package var isSurelyDistinct: Bool {
        if isPlainlySeen { return true }
        var isBehindSpace = true
        for scalar in unicodeScalars {
            let isSpace = scalar.value == 0x20
            guard isSpace ? !isBehindSpace : scalar.isStable else { return false }
            isBehindSpace = isSpace
        }
        return !isBehindSpace
    }
}

extension Span<UInt8> {
    /// Whether the bytes are printable ASCII without spaces that nobody sees: at the ends, or side by side.
    package var isPlainlySeen: Bool {
        var last: UInt8 = 0x20
        for index in indices {
            let byte = self[index]
            guard byte > 0x20 || (byte == 0x20 && last != 0x20), byte < 0x7F else { return false }
            last = byte
        }
        return last != 0x20 || isEmpty
    }
}

extension Unicode.Scalar {
    /// Whether the scalar is seen, and canonical composition leaves it as it is, whatever stands before it: true of the
    /// letters of most living languages, false where that would take a look at Unicode's tables.
    package var isStable: Bool {
        switch value {
        // ASCII and Latin letters, Chinese characters, kana and syllables of Hangul.
        case 0x21...0x7E, 0xA1...0xAC, 0xAE...0x02FF, 0x4E00...0x9FFF, 0x3041...0x3096, 0x30A0...0x30FF: true
        case 0xAC00...0xD7A3: true
        // Greek, Cyrillic, Armenian, Hebrew and Arabic letters.
        case 0x0388...0x0482, 0x048A...0x058F, 0x05D0...0x05EA, 0x0620...0x064A, 0x0660...0x066F: true
        // Punctuation and signs, rare Chinese characters, full width forms, emoji.
        case 0x2010...0x2027, 0x2030...0x205E, 0x2190...0x2328, 0x2600...0x27BF, 0x3001...0x3029: true
        case 0x3400...0x4DBF, 0xFF01...0xFF5E, 0x1F300...0x1FAFF: true
        default: false
        }
    }
}
