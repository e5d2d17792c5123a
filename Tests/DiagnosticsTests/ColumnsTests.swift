import Testing

@testable import Diagnostics

@Suite struct ColumnsTests {
    @Test(arguments: [
        ("", 0), (" ", 1), ("dialogs/0000001", 15), ("~", 1), ("é", 1), ("e\u{301}", 1), ("日本語", 6), ("👩‍👩‍👧", 2),
        ("Ops 日本", 8), ("Ops e\u{301}t", 6), ("Ops 🎉", 6), ("\u{1B}[2J", 4), ("\r\n", 1), ("\u{7F}", 1),
    ])
    func `counts what a terminal shows`(text: String, columns: Int) {
        #expect(text.columns == columns)
    }

    @Test(arguments: [
        ("", "    "), ("Ops", "Ops "), ("Room", "Room"), ("Rooms", "Rooms"), ("日", "日  "), ("日本", "日本"),
        ("日本語", "日本語"), ("e\u{301}", "e\u{301}   "),
    ])
    func `fills the columns and cuts nothing off`(text: String, padded: String) {
        #expect(Array(text.padded(to: 4).utf8) == Array(padded.utf8))
    }

    @Test(arguments: [
        ("", ""), ("Room", "Room"), ("Rooms", "Roo…"), ("日本", "日本"), ("日本語", "日…"), ("a日本", "a日…"), ("日本a", "日…"),
        ("e\u{301}tage", "e\u{301}ta…"),
    ])
    func `cuts what is too wide`(text: String, cut: String) {
        #expect(Array(text.cut(toColumns: 4).utf8) == Array(cut.utf8))
    }
}
