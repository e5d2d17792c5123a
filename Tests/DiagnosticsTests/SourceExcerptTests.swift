import Diagnostics
import Testing

@Suite struct SourceExcerptTests {
    private func excerpt(
        _ text: String,
        line: Int = 1,
        column: Int,
        width: Int = 40,
        redacted: (String) -> String = { $0 }
    ) -> SourceExcerpt? {
        let location = SourceLocation(path: "a", line: line, column: column)
        return SourceExcerpt(of: SourceText(Array(text.utf8)), at: location, width: width, redacted: redacted)
    }

    @Test func `the line and the columns before the place`() {
        #expect(excerpt("a: b\nname: Ops\n", line: 2, column: 7)?.line == "name: Ops")
        #expect(excerpt("a: b\nname: Ops\n", line: 2, column: 7)?.indent == 6)
    }

    @Test func `lines end as on any system, and a mark before the first is in no column`() {
        for end in ["\n", "\r\n", "\r"] {
            let found = excerpt("\u{FEFF}one\(end)two\(end)", line: 2, column: 2)
            #expect(found?.line == "two")
            #expect(found?.indent == 1)
        }
        #expect(excerpt("\u{FEFF}one", column: 2)?.line == "one")
    }

    @Test func `wide characters take two columns and tabs four`() {
        #expect(excerpt("日本: x", column: 5)?.indent == 6)
        #expect(excerpt("\ta: x", column: 2)?.indent == 4)
        #expect(excerpt("\ta: x", column: 2)?.line == "    a: x")
    }

    @Test func `what would steer a terminal is written out, and the place stays below its text`() {
        let found = excerpt("\u{1B}[31m: x", column: 6)
        #expect(found?.line == "\\u{1b}[31m: x")
        #expect(found?.indent == 10)
    }

    @Test func `a long line is cut around the place`() {
        let text = String(repeating: "a", count: 100) + "HERE" + String(repeating: "b", count: 100)
        let found = excerpt(text, column: 101)
        #expect(found?.line.hasPrefix("…aaaa") == true)
        #expect(found?.line.hasSuffix("b…") == true)
        #expect(found?.line.columns == 40)
        #expect(found.map { String($0.line.dropFirst($0.indent).prefix(4)) } == "HERE")
    }

    @Test(.timeLimit(.minutes(10))) func `a line of a million characters is as good as any`() {
        let text = String(repeating: "é", count: 500_000) + "HERE" + String(repeating: "b", count: 500_000)
        let found = excerpt(text, column: 500_001)
        #expect(found.map { String($0.line.dropFirst($0.indent).prefix(4)) } == "HERE")
        #expect(found?.line.hasPrefix("…é") == true)
    }

    @Test func `a place behind the end is at the end, and there is none in a line that is not there`() {
        #expect(excerpt("ab", column: 9)?.indent == 2)
        #expect(excerpt("ab\n", line: 2, column: 1)?.line == "")
        #expect(excerpt("ab", line: 2, column: 1) == nil)
        #expect(excerpt("", column: 1)?.line == "")
    }

    @Test(arguments: [1, 5, 8, 16]) func `a credential is taken out wherever the place is`(column: Int) {
        let found = excerpt("key: SECRET, b: c", column: column) { $0.replacing("SECRET", with: "<redacted>") }
        #expect(found?.line == "key: <redacted>, b: c")
    }

    @Test func `a credential that is cut is taken out before`() {
        let text = String(repeating: "a", count: 20) + "SECRET" + String(repeating: "b", count: 20)
        for column in 1...46 {
            let found = excerpt(text, column: column, width: 22) { $0.replacing("SECRET", with: "*") }
            #expect(found?.line.contains { "SECRT".contains($0) } == false, "\(column)")
        }
    }
}
