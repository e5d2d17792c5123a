import Diagnostics
import Testing

@Suite struct QuotedTests {
    @Test(arguments: [
        ("", "''"), ("Room", "'Room'"), (String(repeating: "é", count: 60), "'\(String(repeating: "é", count: 60))'"),
        (String(repeating: "x", count: 61), "'\(String(repeating: "x", count: 60))…'"),
        (String(repeating: "e\u{301}", count: 31), "'\(String(repeating: "e\u{301}", count: 30))…'"),
    ])
    func `a person's text is quoted, and cut where it is long`(text: String, quoted: String) {
        #expect(text.quoted == quoted)
    }
}
