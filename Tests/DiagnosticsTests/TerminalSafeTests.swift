import Diagnostics
import Testing

@Suite struct TerminalSafeTests {
    @Test(arguments: [
        "", "one\ntwo\n", "\n\n", "a\tb", "\u{1B}[32m+ create\u{1B}[0m  öffentlich 👩‍👩‍👧\n", "\u{1B}[1;31mx\u{1B}[m",
        #"\u{1b}"#,
    ])
    func `lines, tabs and colours stay`(text: String) {
        #expect(text.terminalSafe == text)
    }

    @Test(arguments: [
        ("\u{1B}[2J", #"\u{1b}[2J"#), ("\u{1B}", #"\u{1b}"#), ("\u{1B}[", #"\u{1b}["#), ("\u{1B}[31", #"\u{1b}[31"#),
        ("\u{1B}]0;title\u{7}", #"\u{1b}]0;title\u{7}"#), ("a\u{202E}b\nc", "a\\u{202e}b\nc"), ("a\r\nb", "a\\u{d}\nb"),
        ("\u{1B}\u{1B}[0m", "\\u{1b}\u{1B}[0m"), ("\u{9B}31m", #"\u{9b}31m"#), ("\u{1B}[?25l", #"\u{1b}[?25l"#),
    ])
    func `everything else that steers is written out`(text: String, safe: String) {
        #expect(text.terminalSafe == safe)
        #expect(safe.terminalSafe == safe)
    }
}
