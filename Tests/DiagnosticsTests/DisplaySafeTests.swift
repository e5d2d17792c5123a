import Diagnostics
import TestSupport
import Testing

@Suite struct DisplaySafeTests {
    @Test(arguments: [
        "plain", "Ünïcödé", "👩‍👩‍👧 family", "中文", "", "e\u{301}",
        "1\u{FE0F}\u{20E3} 👁\u{FE0F}\u{200D}🗨\u{FE0F} ☺\u{FE0E}",
        "🏴󠁧󠁢󠁷󠁬󠁳󠁿!",
        "🧑🏽\u{200D}🚀", "می\u{200C}خواهم", "क्\u{200D}ष", "ශ්\u{200D}රී", "ന്\u{200D}", "  spaced  ",
    ])
    func `ordinary text stays as it is`(text: String) {
        #expect(Array(text.displaySafe.utf8) == Array(text.utf8))
    }

    @Test(arguments: [
        ("\u{0}", #"\u{0}"#), ("\t", #"\u{9}"#), ("\u{7F}", #"\u{7f}"#), ("\u{9B}", #"\u{9b}"#),
        ("\u{2066}", #"\u{2066}"#), ("\u{200F}", #"\u{200f}"#), ("\u{2028}", #"\u{2028}"#), ("\r\n", #"\u{d}\u{a}"#),
        ("\u{FEFF}", #"\u{feff}"#),
    ])
    func `control and bidirectional characters are escaped`(text: String, escaped: String) {
        #expect(text.displaySafe == escaped)
    }

    @Test(arguments: [
        ("Lobby\u{A0}", #"Lobby\u{a0}"#), ("Lob\u{200B}by", #"Lob\u{200b}by"#), ("\u{AD}é", #"\u{ad}é"#),
        ("日本\u{3000}語", #"日本\u{3000}語"#), ("a\u{2003}b\u{202F}", #"a\u{2003}b\u{202f}"#), ("\u{3164}", #"\u{3164}"#),
        ("\u{2800}", #"\u{2800}"#), ("a\u{E0041}", #"a\u{e0041}"#), ("\u{34F}\u{2060}", #"\u{34f}\u{2060}"#),
    ])
    func `what nobody sees is written out`(text: String, escaped: String) {
        #expect(text.displaySafe == escaped)
    }

    @Test(arguments: [
        // A selector that selects nothing, or a digit without its keycap.
        ("a\u{FE0F}", #"a\u{fe0f}"#), ("\u{FE0F}", #"\u{fe0f}"#), ("1\u{FE0F}", #"1\u{fe0f}"#),
        ("❤\u{FE01}", #"❤\u{fe01}"#),
        // Joiners that join nothing.
        ("👩\u{200D}", #"👩\u{200d}"#), ("\u{200D}👩", #"\u{200d}👩"#), ("a\u{200D}b", #"a\u{200d}b"#),
        ("a\u{FE0F}\u{200D}👩", #"a\u{fe0f}\u{200d}👩"#), ("1\u{200D}2", #"1\u{200d}2"#),
        ("می\u{200C}", #"می\u{200c}"#), ("می\u{200C}\u{200C}خ", #"می\u{200c}\u{200c}خ"#),
        ("می \u{200C}خ", #"می \u{200c}خ"#), ("क\u{200D}", #"क\u{200d}"#), ("క్\u{200C}", #"క్\u{200c}"#),
        // Tags that make no flag.
        ("🏴\u{E0067}", #"🏴\u{e0067}"#), ("🏴\u{E007F}", #"🏴\u{e007f}"#),
        ("🏳\u{E0067}\u{E007F}", #"🏳\u{e0067}\u{e007f}"#),
        ("🏴\u{E0067}x\u{E007F}", #"🏴\u{e0067}x\u{e007f}"#),
    ])
    func `what is seen in some texts only is written out elsewhere`(text: String, escaped: String) {
        #expect(text.displaySafe == escaped)
    }

    @Test func `a flag has six tags at most`() {
        let tags = { (count: Int) in String(repeating: "\u{E0061}", count: count) + "\u{E007F}" }
        #expect("🏴\(tags(6))".displaySafe == "🏴\(tags(6))")
        let long = "🏴\(tags(7))"
        #expect(long.displaySafe == "🏴" + String(repeating: #"\u{e0061}"#, count: 7) + #"\u{e007f}"#)
    }

    @Test(arguments: [
        ("Lobby", "Lobby"), ("Lobby ", #"Lobby\u{20}"#), ("  Lobby", #"\u{20}\u{20}Lobby"#), ("a  b", "a  b"), ("", ""),
        (" ", #"\u{20}"#), (" é\u{A0} ", #"\u{20}é\u{a0}\u{20}"#), ("é ", #"é\u{20}"#),
    ])
    func `without quotes a space at an end is written out`(text: String, escaped: String) {
        #expect(text.unquotedDisplaySafe == escaped)
    }

    @Test(arguments: UInt64(0)..<20)
    func `nothing invisible is left in random text, but for what is seen in emoji and letters`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<500 {
            let text = RandomText.text(using: &random)
            let safe = text.displaySafe
            let left = Array(safe.unicodeScalars)
            for (index, scalar) in left.enumerated() where scalar.properties.isInvisible {
                let before = index > 0 ? left[index - 1] : nil
                #expect(RandomText.mayBeSeen(scalar, behind: before), "\(text.unicodeScalars.map(\.codePoint))")
            }
            #expect(!safe.unicodeScalars.contains { $0.properties.generalCategory == .control })
            #expect(Array(safe.displaySafe.utf8) == Array(safe.utf8), "\(text.unicodeScalars.map(\.codePoint))")
        }
    }

    @Test func `printable ASCII is what it was`() {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<2000 {
            let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
                UInt8.random(in: 0x20...0x7E, using: &random)
            }
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(text.displaySafe == text)
        }
    }
}

/// Texts in which what may be invisible meets what may make it seen.
private enum RandomText {
    private static let pieces: [Unicode.Scalar] = [
        "a", "1", " ", "é", "\u{301}", "\u{A0}", "\u{AD}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{200D}", "\u{FE0E}",
        "\u{FE0F}", "\u{FE0F}", "\u{20E3}", "❤", "👩", "🏽", "🏴", "\u{E0067}", "\u{E0062}", "\u{E007F}", "م", "خ", "क",
        "\u{94D}",
        "\u{3000}", "\u{2028}", "\u{202E}", "\u{7}", "\u{180B}", "ᠠ", "\u{FEFF}", "ក",
    ]

    static func text(using random: inout SeededGenerator) -> String {
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...12, using: &random) {
            let isAny = Int.random(in: 0..<8, using: &random) == 0
            let any = Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &random))
            text.append((isAny ? any : nil) ?? pieces.randomElement(using: &random) ?? "a")
        }
        return String(text)
    }

    /// Whether a scalar is one of those that are seen in what they belong to, with the first half of that before it.
    static func mayBeSeen(_ scalar: Unicode.Scalar, behind before: Unicode.Scalar?) -> Bool {
        guard let before else { return false }
        return switch scalar.value {
        case 0xFE0E, 0xFE0F: before.properties.isEmoji
        case 0x200C: before.value >= 0x600
        case 0x200D: before.value >= 0x600 || before.properties.isEmoji
        case 0xE0030...0xE007F: before.value == 0x1F3F4 || (0xE0030...0xE007A).contains(before.value)
        default: false
        }
    }
}

extension Unicode.Scalar.Properties {
    /// Format characters that are drawn: signs of Arabic, Syriac and Kaithi that stand before or around digits.
    private static let drawn: Set<String> = [
        "ARABIC NUMBER SIGN", "ARABIC SIGN SANAH", "ARABIC FOOTNOTE MARKER", "ARABIC SIGN SAFHA", "ARABIC SIGN SAMVAT",
        "ARABIC NUMBER MARK ABOVE", "ARABIC END OF AYAH", "SYRIAC ABBREVIATION MARK", "ARABIC POUND MARK ABOVE",
        "ARABIC PIASTRE MARK ABOVE", "ARABIC DISPUTED END OF AYAH", "KAITHI NUMBER SIGN", "KAITHI NUMBER SIGN ABOVE",
    ]

    /// Whether Unicode's properties make a scalar one that nobody sees.
    fileprivate var isInvisible: Bool {
        switch generalCategory {
        case .control: return false
        case .spaceSeparator: return name != "SPACE"
        case .format where Self.drawn.contains(name ?? ""): return false
        case .format: return true
        case .otherSymbol where name == "BRAILLE PATTERN BLANK": return true
        default: return isDefaultIgnorableCodePoint || isWhitespace
        }
    }
}

@Suite struct InvisibleScalarTests {
    @Test func `the table of invisible scalars is what Unicode's properties say`() {
        let scalars = (0...0x10FFFF as ClosedRange<UInt32>).lazy.compactMap { Unicode.Scalar($0) }
        let different = scalars.filter { $0.isInvisible != $0.properties.isInvisible }
        #expect(different.map(\.codePoint) == [])
    }
}
