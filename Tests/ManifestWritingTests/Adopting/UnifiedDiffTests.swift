import ManifestWriting
import Testing

@Suite struct UnifiedDiffTests {
    private func lines(_ old: String, _ new: String) -> [String] {
        UnifiedDiff(from: Array(old.utf8), to: Array(new.utf8), path: "rooms.yaml").lines
    }

    @Test func `equal texts have no difference`() {
        #expect(lines("a\nb\n", "a\nb\n") == [])
    }

    @Test func `a new line is shown among its neighbours`() {
        let old = (1...9).map { "\($0)\n" }.joined()
        let new = old.replacing("5\n", with: "5\nnew\n")
        #expect(
            lines(old, new) == [
                "--- rooms.yaml", "+++ rooms.yaml", "@@ -3,6 +3,7 @@", " 3", " 4", " 5", "+new", " 6", " 7", " 8",
            ]
        )
    }

    @Test func `changes that are far apart are shown apart`() {
        let old = (1...30).map { "\($0)\n" }.joined()
        let lines = lines(old, old.replacing("\n5\n", with: "\nfive\n").replacing("\n25\n", with: "\n25\nmore\n"))
        #expect(lines.filter { $0.hasPrefix("@@") } == ["@@ -2,7 +2,7 @@", "@@ -23,6 +23,7 @@"])
        #expect(lines.filter { $0.hasPrefix("+") || $0.hasPrefix("-") }.dropFirst(2) == ["-5", "+five", "+more"])
    }
}
