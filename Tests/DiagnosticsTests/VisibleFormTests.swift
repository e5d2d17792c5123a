import Diagnostics
import Foundation
import Testing

@Suite struct VisibleFormTests {
    @Test(arguments: [
        ("Lobby\u{A0}", "Lobby"), ("Lob\u{200B}by", "Lobby"), (" a  b ", "a b"), ("a\u{2003}\u{A0} b", "a b"),
        ("Cafe\u{301}", "Café"), ("\u{FEFF}x", "x"), ("\u{3164}a\u{2800}b", "a b"), ("a\u{200B} \u{200B}b", "a b"),
        ("⚡\u{FE0F}", "⚡"), ("☺\u{FE0E}", "☺"), ("\u{200B}", ""), ("   ", ""), ("", ""), ("so\u{AD}ft", "soft"),
    ])
    func `texts that look the same have one form`(text: String, form: String) {
        #expect(text.visibleForm == form)
    }

    @Test(arguments: [
        ("Lobby", "lobby"), ("❤\u{FE0F}", "❤"), ("👩‍👧", "👩👧"), ("می\u{200C}خواهم", "میخواهم"), ("a b", "ab"),
        ("a\u{A0}b", "ab"), ("1\u{FE0F}\u{20E3}", "1"),
    ])
    func `texts that look different have different forms`(text: String, other: String) {
        #expect(text.visibleForm != other.visibleForm)
    }

    @Test(arguments: [
        ("", true), ("Lobby", true), ("a b c", true), ("~!", true), (" a", false), ("a ", false), ("a  b", false),
        (" ", false), ("é", false), ("a\tb", false), ("a\u{7F}", false),
    ])
    func `plain text is ASCII without spaces that nobody sees`(text: String, isPlain: Bool) {
        #expect(text.isPlainlySeen == isPlain)
    }
}

@Suite struct StableScalarTests {
    /// The planes in which letters stand.
    private static let scalars = (0...0x2FFFF as ClosedRange<UInt32>).compactMap { Unicode.Scalar($0) }
    private static let stable = scalars.filter(\.isStable)

    @Test func `composition leaves stable scalars as they are`() {
        let changed = Self.stable.filter { scalar in
            let text = String(scalar)
            return !text.precomposedStringWithCanonicalMapping.unicodeScalars.elementsEqual(text.unicodeScalars)
        }
        #expect(changed.map(\.codePoint) == [])
        #expect(Self.stable.filter { $0.isInvisible || $0.properties.generalCategory == .control } == [])
    }

    @Test func `no stable scalar is composed with one before it`() {
        let combining = Self.scalars.compactMap { scalar -> Unicode.Scalar? in
            let parts = String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars
            return parts.count > 1 ? parts.last : nil
        }
        #expect(combining.count > 10_000)
        let reordered = Self.stable.filter { $0.properties.canonicalCombiningClass != .notReordered }
        #expect(Set(combining).intersection(Self.stable).map(\.codePoint) == [])
        #expect(reordered == [])
    }

    @Test(arguments: [
        ("Lobby", true), ("Café", true), ("東京 オフィス", true), ("서울", true), ("Кухня", true), ("🎉 Party", true),
        ("", true),
        ("Cafe\u{301}", false), ("Café ", false), (" Café", false), ("é  é", false), ("é\u{200B}", false),
        ("か\u{3099}", false), ("\u{212B}", false), ("é\u{7}", false), ("ᄒ\u{1161}", false),
    ])
    func `a text that holds no more than that is told from others by sight`(text: String, isDistinct: Bool) {
        #expect(text.isSurelyDistinct == isDistinct)
    }
}

@Suite struct UnseenDifferenceTests {
    private func words(_ text: String, _ other: String) -> [String?]? {
        switch UnseenDifference(text, from: other) {
        case .hidden(let own, let other): [own?.sentence, other?.sentence]
        case .spelling(let letter, let own, let other): [letter, own, other]
        case nil: nil
        }
    }

    @Test(
        arguments: [
            ("Lobby\u{A0}", "Lobby", "there is a no-break space (U+00A0) behind 'Lobby'", nil),
            ("bob", "\u{200B}bob", nil, "there is a zero width space (U+200B) before 'bob'"),
            ("Kit\u{AD}chen", "Kitchen", "there is a soft hyphen (U+00AD) between 'Kit' and 'chen'", nil),
            ("\u{A0}\u{A0}name", "name", "there are 2 no-break spaces (U+00A0) before 'name'", nil),
            ("a  b", "a b", "there are 2 spaces (U+0020) between 'a' and 'b'", nil),
            ("a\u{3000}b", "a b", "there is an ideographic space (U+3000) between 'a' and 'b'", nil),
            (
                "a ", "a\u{202F}", "there is a space (U+0020) behind 'a'",
                "there is a narrow no-break space (U+202F) behind 'a'"
            ),
            ("x\u{1D173}", "x", "there is the invisible character U+1D173 behind 'x'", nil),
            ("x\u{17B4}\u{17B4}", "x", "there are 2 invisible characters U+17B4 behind 'x'", nil),
            ("x\u{61C}", "x", "there is an Arabic letter mark (U+061C) behind 'x'", nil),
            ("a\u{A0}b\u{200B}", "a\u{A0}b", "there is a zero width space (U+200B) behind 'a b'", nil),
        ] as [(String, String, String?, String?)]
    )
    func `what nobody sees has a name and a place`(text: String, other: String, words: String?, otherWords: String?) {
        #expect(self.words(text, other) == [words, otherWords])
    }

    @Test func `one letter may be spelt in two ways`() {
        #expect(words("Cafe\u{301} 1", "Caf\u{E9} 1") == ["é", "U+0065 U+0301", "U+00E9"])
        #expect(
            words("e\u{200B}\u{301}", "\u{E9}") == [
                "there is a zero width space (U+200B) between 'e' and '\u{301}'", nil,
            ]
        )
    }

    @Test(arguments: [("a", "a"), ("a", "b"), ("a", "A"), ("👩‍👧", "👩👧"), ("a\u{A0}", "b")])
    func `texts that are the same or look different have no such difference`(text: String, other: String) {
        #expect(words(text, other) == nil)
    }

    @Test(arguments: ["Lobby", "a b", "👩‍👧", "é", ""])
    func `in a text that is seen as it is nothing is hidden`(text: String) {
        #expect(HiddenScalar(firstIn: text) == nil)
    }

    @Test func `plain spaces can be left out of the search`() {
        #expect(HiddenScalar(firstIn: "  a\u{A0}")?.description == "2 spaces (U+0020) before 'a'")
        let hidden = HiddenScalar(firstInvisibleIn: "  a\u{A0}")
        #expect(hidden?.description == "a no-break space (U+00A0) behind 'a'")
        #expect(hidden?.offset == 3)
        #expect(HiddenScalar(firstInvisibleIn: "  a ") == nil)
    }
}
