/// A text in UTF-8 that was read in an older encoding, and kept as it looked then: `MÃ¼ller`.
struct GarbledText {
    /// The text before; `nil` where that cannot be told.
    let original: String?

    /// Finds letters that are most likely no others than those of such a text; `nil` where there are none.
    init?(_ text: String) {
        let scalars = Array(text.unicodeScalars)
        if Self.isWestern(scalars) {
            original = Self.original(scalars)
        } else if Self.isOfMacintosh(scalars) {
            original = nil
        } else {
            return nil
        }
    }

    /// Whether there is what Windows-1252 makes of UTF-8.
    ///
    /// A French `« É »` could be such a text, too, so that only those beginnings count by themselves that few texts
    /// have; of the others it takes two letters in a row.
    private static func isWestern(_ scalars: [Unicode.Scalar]) -> Bool {
        var last: (end: Int, isSure: Bool)?
        var index = 0
        while index < scalars.count {
            guard let length = sequence(scalars[index...]) else {
                index += 1
                continue
            }
            if isSure(scalars[index..<(index + length)]) || last?.end == index { return true }
            last = (index + length, false)
            index += length
        }
        return false
    }

    /// The length of a letter of UTF-8 that begins here, each byte of it seen as a letter of its own.
    private static func sequence(_ scalars: ArraySlice<Unicode.Scalar>) -> Int? {
        guard let first = scalars.first, let lead = first.byteOfWindows1252 else { return nil }
        let length: Int
        switch lead {
        case 0xC2...0xDF: length = 2
        case 0xE0...0xEF: length = 3
        case 0xF0...0xF4: length = 4
        default: return nil
        }
        guard scalars.count >= length else { return nil }
        let rest = scalars.dropFirst().prefix(length - 1)
        return rest.allSatisfy { (0x80...0xBF).contains($0.byteOfWindows1252 ?? 0) } ? length : nil
    }

    private static func isSure(_ letter: ArraySlice<Unicode.Scalar>) -> Bool {
        let bytes = letter.map { $0.byteOfWindows1252 ?? 0 }
        switch bytes[0] {
        case 0xC2, 0xC3: return true
        // Polish, Czech, Turkish and their like; not a letter before a quotation mark.
        case 0xC4, 0xC5: return ![0xA0, 0xAB, 0xBB, 0x93, 0x94].contains(bytes[1])
        // Dashes, quotation marks and the euro.
        case 0xE2: return bytes[1] == 0x80 || bytes[1] == 0x82
        // Pictures.
        case 0xF0: return bytes[1] == 0x9F
        default: return false
        }
    }

    private static func original(_ scalars: [Unicode.Scalar]) -> String? {
        let bytes = scalars.map(\.byteOfWindows1252)
        guard bytes.allSatisfy({ $0 != nil }) else { return nil }
        return String(validating: bytes.compactMap(\.self), as: UTF8.self)
    }

    /// Whether there is what Mac OS Roman makes of UTF-8, as Excel for Macintosh reads files, or the encoding of DOS.
    private static func isOfMacintosh(_ scalars: [Unicode.Scalar]) -> Bool {
        zip(scalars, scalars.dropFirst()).contains { first, second in
            switch first {
            case "√", "├": !second.isASCII
            case "‚": second == "Ä"
            default: false
            }
        }
    }
}

extension Unicode.Scalar {
    /// The byte that is this letter in Windows-1252.
    fileprivate var byteOfWindows1252: UInt8? {
        if value < 0x80 || (0xA0...0xFF).contains(value) { return UInt8(value) }
        // Programs read the five bytes that stand for nothing as control characters.
        if (0x80...0x9F).contains(value) { return UInt8(value) }
        return Self.specials.firstIndex(of: self).map { UInt8(0x80 + $0) }
    }

    /// The letters from 0x80 on; a replacement character where there is none.
    private static let specials: [Unicode.Scalar] = Array(
        "€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ".unicodeScalars
    )
}
