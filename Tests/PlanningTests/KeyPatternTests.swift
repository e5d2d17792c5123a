import Dialogs
import Planning
import Testing

@Suite struct KeyPatternTests {
    @Test(arguments: [
        ("*", "", true), ("*", "team/ops", true), ("team/*", "team/ops", true), ("team/*", "team/", true),
        ("team/*", "teams/ops", false), ("team/?ps", "team/ops", true), ("team/?", "team/ops", false),
        ("*/ops", "team/ops", true), ("*a*b", "xaxxb", true), ("*a*b", "xaxxbx", false), ("ops", "ops", true),
        ("ops", "Ops", false), ("", "", true), ("", "x", false), ("?", "é", true), ("a**b", "ab", true),
        ("*ab", "aab", true), ("[a]", "a", false),
    ])
    func `a star is any text, and a question mark one character`(pattern: String, key: String, isMatch: Bool) {
        #expect(KeyPattern(pattern).matches(ExactText(key)) == isMatch)
    }
}
