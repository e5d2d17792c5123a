import Diagnostics
import TestSupport
import Testing
import YAML

@Suite struct SyntaxTests {
    private func expect(
        _ bytes: [UInt8],
        _ expected: [String],
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        let parsing = Document.parse(bytes, path: "x")
        #expect(parsing.diagnostics.map(\.description) == expected, sourceLocation: sourceLocation)
        #expect(parsing.document == nil && !parsing.isComplete, sourceLocation: sourceLocation)
    }

    @Test func `a mistake is reported with the construct that it breaks`() {
        expect(
            Array("a: [1,\nb: 2\n".utf8),
            [
                """
                x:3:1: error: not valid YAML: did not find expected ',' or ']'
                x:1:4: note: while parsing a flow sequence that begins here
                """
            ]
        )
    }

    @Test(arguments: [
        (
            "a:\n\t- b",
            """
            x:2:1: error: not valid YAML: found character that cannot start any token
            x:2:1: note: while scanning for the next token that begins here
            x:2:1: note: indent with spaces instead of tabs, and quote text that begins with '@', '`' or '%'
            """
        ),
        (
            "a: b: c",
            """
            x:1:5: error: not valid YAML: mapping values are not allowed in this context
            x:1:5: note: quote text that holds a colon and a space
            """
        ),
    ])
    func `a common mistake comes with a hint`(text: String, expected: String) {
        expect(Array(text.utf8), [expected])
    }

    @Test(arguments: [
        (
            "a:\n  - b\n  \u{A0} c: d\n",
            "x:3:3: note: there is a no-break space (U+00A0) before 'c: d', which YAML takes for a letter: "
                + "write a plain space, or remove it"
        ),
        (
            "\u{FEFF}é: \u{A0}1\r\n- a:\u{3000}b\n  c: d\n",
            "x:2:5: note: there is an ideographic space (U+3000) between '- a:' and 'b', which YAML takes for a "
                + "letter: write a plain space, or remove it"
        ),
    ])
    func `what nobody sees in the line of a mistake, or the one before, is told`(text: String, note: String) {
        let lines = Document.parse(Array(text.utf8), path: "x").diagnostics.flatMap {
            $0.description.split(separator: "\n")
        }
        #expect(lines.last.map(String.init) == note)
    }

    @Test(
        arguments: [
            ([0x61, 0x3A, 0x20, 0xFF], "x:1:4: error: the file is not UTF-8 text: invalid leading UTF-8 octet"),
            (
                Array("é: 😀\nü".utf8) + [0xC3, 0x28],
                "x:2:3: error: the file is not UTF-8 text: invalid trailing UTF-8 octet"
            ),
            ([0x61, 0xE2, 0x82], "x:1:2: error: the file is not UTF-8 text: incomplete UTF-8 octet sequence"),
            ([0xED, 0xA0, 0x80], "x:1:1: error: the file is not UTF-8 text: invalid Unicode character"),
            (
                Array("\u{FEFF}a: b\r\nc".utf8) + [0],
                "x:2:2: error: a control character, which YAML text cannot hold"
            ),
            (Array("a: \u{7}".utf8), "x:1:4: error: a control character, which YAML text cannot hold"),
            ([0xFF, 0xFE, 0x61, 0x00], "x:1:1: error: the file is UTF-16: save it as UTF-8"),
            ([0xFE, 0xFF, 0x00, 0x61], "x:1:1: error: the file is UTF-16: save it as UTF-8"),
            ([0x61, 0x00, 0x3A, 0x00], "x:1:2: error: a control character, which YAML text cannot hold"),
        ] as [([UInt8], String)]
    )
    func `bytes that are no text are reported where they stand`(bytes: [UInt8], expected: String) {
        expect(bytes, [expected])
    }
}
