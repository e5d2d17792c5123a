import Diagnostics
import Testing

@Suite struct DiagnosticTests {
    private let place = SourceLocation(path: "rooms.yaml", line: 12, column: 5)

    @Test func `prints place, severity and text, then its notes`() {
        let diagnostic = Diagnostic(
            "unknown field 'ownr'",
            at: place,
            notes: [
                Diagnostic.Note("did you mean 'owner'?"),
                Diagnostic.Note("see here", at: SourceLocation(path: "other.yaml", line: 1, column: 1)),
            ]
        )
        #expect(
            diagnostic.description == """
                rooms.yaml:12:5: error: unknown field 'ownr'
                rooms.yaml:12:5: note: did you mean 'owner'?
                other.yaml:1:1: note: see here
                """
        )
    }

    @Test func `a warning says that it is one`() {
        let diagnostic = Diagnostic("an odd name", at: place, notes: [Diagnostic.Note("see here")], severity: .warning)
        #expect(
            diagnostic.description == """
                rooms.yaml:12:5: warning: an odd name
                rooms.yaml:12:5: note: see here
                """
        )
    }

    @Test func `a mistake of the whole set has no place`() {
        #expect(Diagnostic("no dialogs", at: nil).description == "error: no dialogs")
    }

    @Test func `what could steer a terminal is escaped`() {
        let diagnostic = Diagnostic("unknown field '\u{1B}[31mred\n\u{202E}'", at: nil)
        #expect(diagnostic.description == #"error: unknown field '\u{1b}[31mred\u{a}\u{202e}'"#)
    }

    @Test func `places are ordered by path bytes, line and column`() {
        let places = [
            SourceLocation(path: "b", line: 1, column: 1), SourceLocation(path: "a", line: 2, column: 1),
            SourceLocation(path: "a", line: 1, column: 9), SourceLocation(path: "B", line: 7, column: 7),
        ]
        #expect(places.sorted().map(\.description) == ["B:7:7", "a:1:9", "a:2:1", "b:1:1"])
    }
}
