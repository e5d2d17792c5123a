import Diagnostics
import TestSupport
import Testing
import YAML

@Suite struct LimitTests {
    private func messages(_ text: String, limits: Limits = Limits()) -> [String] {
        Document.parse(Array(text.utf8), path: "x", limits: limits).diagnostics.map(\.description)
    }

    private func brackets(_ count: Int) -> String {
        String(repeating: "[", count: count) + String(repeating: "]", count: count)
    }

    @Test func `64 levels are read, one more is refused where it opens`() {
        #expect(messages(brackets(64)).isEmpty)
        #expect(messages(brackets(65)) == ["x:1:65: error: more than 64 lists and maps inside one another"])
    }

    @Test func `levels of maps and blocks count alike`() {
        let text = (0..<65).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
        #expect(messages(text) == ["x:65:65: error: more than 64 lists and maps inside one another"])
    }

    @Test func `20,000 open brackets are refused at once`() {
        let text = String(repeating: "[", count: 20_000)
        #expect(messages(text) == ["x:1:65: error: more than 64 lists and maps inside one another"])
    }

    @Test func `a file has a largest size`() {
        let limits = Limits(bytes: 1 << 20)
        let comment = "a: 1 #" + String(repeating: "x", count: (1 << 20) - 6)
        #expect(messages(comment, limits: limits).isEmpty)
        #expect(
            messages(comment + "x", limits: limits)
                == ["x:1:1: error: the file has more than 1 MiB: split it into several files"]
        )
    }

    @Test func `a file has a largest number of values`() {
        let limits = Limits(nodes: 4)
        #expect(messages("[a, b, c]", limits: limits).isEmpty)
        #expect(
            messages("[a, b, c, d]", limits: limits)
                == ["x:1:11: error: the file has more than 4 values: split it into several files"]
        )
    }

    @Test func `aliases may not multiply a document`() {
        let bomb = (1..<40).map { "- &a\($0) [*a\($0 - 1), *a\($0 - 1)]\n" }.joined()
        let found = messages("- &a0 [x, x]\n" + bomb)
        #expect(found == ["x:15:9: error: aliases repeat too much of this file: write less of it as aliases"])
    }

    @Test func `aliases may repeat ten nodes for each that is written, and some more`() {
        let limits = Limits(repeatedNodes: 3)
        // Five nodes are written, the alias and its list among them, so 53 may be repeated.
        func list(repeating count: Int) -> String {
            "- &a [\(Array(repeating: "x", count: count).joined(separator: ", "))]\n"
        }
        let aliases = String(repeating: "- *a\n", count: 30)
        #expect(messages(list(repeating: 1) + aliases, limits: limits).isEmpty)
        #expect(messages(list(repeating: 20) + aliases, limits: limits).count == 1)
    }

    @Test func `a fair use of aliases is no multiplication`() {
        let dialogs = String(repeating: "- {members: *m}\n", count: 5_000)
        #expect(messages("- &m [a, b, c]\n" + dialogs).isEmpty)
    }
}
