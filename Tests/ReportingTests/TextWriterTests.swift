import Testing

@testable import Reporting

@Suite struct TextWriterTests {
    private func text(_ write: (inout TextWriter) -> Void) -> String {
        var writer = TextWriter()
        write(&writer)
        return writer.text
    }

    @Test func `writes one text behind the other`() {
        let text = text { writer in
            writer.write("  ")
            writer.write("")
            writer.write("\u{1B}[1mé\u{1B}[0m\n")
        }
        #expect(text == "  \u{1B}[1mé\u{1B}[0m\n")
    }

    @Test func `is empty until something is written`() {
        var writer = TextWriter(reservingCapacity: 9)
        #expect(writer.isEmpty)
        #expect(writer.text == "")
        writer.write("")
        #expect(writer.isEmpty)
        writer.write(" ")
        #expect(!writer.isEmpty)
    }

    @Test(arguments: [
        ("", ""), ("Ops", "Ops"), ("日本", "日本"), ("\u{1B}[2J", #"\u{1b}[2J"#), ("é\u{202E}", #"é\u{202e}"#),
        ("a\r\nb", #"a\u{d}\u{a}b"#),
    ])
    func `escapes what steers a display`(raw: String, safe: String) {
        #expect(text { $0.writeSafely(raw) } == safe)
    }

    @Test(arguments: [
        ("", "      |"), ("Ops", "Ops   |"), ("日本", "日本  |"), ("e\u{301}", "e\u{301}     |"), ("👩‍👩‍👧", "👩‍👩‍👧    |"),
        ("\u{7}", #"\u{7} |"#), ("b ", "b\\u{20}\n        |"), ("\u{1B}", #"\u{1b}|"#),
        ("Lobbies", "Lobbies\n        |"),
    ])
    func `fills the columns by what is shown`(raw: String, padded: String) {
        let text = text { writer in
            writer.writeSafely(raw, paddedTo: 6, from: 2)
            writer.write("|")
        }
        #expect(Array(text.utf8) == Array(padded.utf8))
    }
}
