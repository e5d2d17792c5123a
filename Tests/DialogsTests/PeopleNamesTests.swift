import Dialogs
import TestSupport
import Testing

/// How people are written for people.
@Suite struct PeopleNamesTests {
    private func text(_ name: String) -> String { PeopleNames([7: ExactText(name)]).text(for: 7) }

    @Test func `the name stands first, the number after it, and alone where there is no name`() {
        let people = PeopleNames([7: "alice", 9: "p1997@school.example"])
        #expect(people.text(for: 7) == "alice (7)")
        #expect(people.text(for: 9) == "p1997@school.example (9)")
        #expect(people.text(for: 8) == "8")
        #expect(PeopleNames.none.text(for: 7) == "7")
    }

    @Test(arguments: [
        ("Zoë O'Hara", "Zoë O'Hara (7)"), ("李小龍", "李小龍 (7)"), ("Ann, Bob (9)", "'Ann, Bob (9)' (7)"),
        ("a; remove b", "'a; remove b' (7)"), ("x', 'y", "'x\\u{27}, \\u{27}y' (7)"),
        (" ann ", "\\u{20}ann\\u{20} (7)"),
        ("\u{1B}[2J", "\\u{1b}[2J (7)"), ("\u{202E}nna", "\\u{202e}nna (7)"), ("a\nowner 1", "a\\u{a}owner 1 (7)"),
    ])
    func `a name neither steers a display nor passes for a list`(name: String, shown: String) {
        #expect(text(name) == shown)
    }

    @Test func `a long name is cut, and the number stays`() {
        #expect(text(String(repeating: "x", count: 40)) == String(repeating: "x", count: 40) + " (7)")
        #expect(text(String(repeating: "x", count: 41)) == String(repeating: "x", count: 39) + "… (7)")
        #expect(text(String(repeating: "語", count: 30)) == String(repeating: "語", count: 19) + "… (7)")
        #expect(text("a" + String(repeating: "\u{301}", count: 100_000)) == "… (7)")
        #expect(text(String(repeating: "\u{1B}", count: 1000)).count == 44)
    }
}
