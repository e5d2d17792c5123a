import Testing

@testable import YAML

@Suite struct SplitPointTests {
    private func splitPoint(in text: String) -> SplitPoint? { SplitPoint(in: Array(text.utf8).span) }

    @Test func `a split point stands in front of the least indented entry behind the middle`() throws {
        let text = "list:\n  - a:\n      - b\n      - c\n      - d\n  - e\n  - f\n"
        let found = try #require(splitPoint(in: text))
        #expect(text.utf8.dropFirst(found.offset).elementsEqual("  - e\n  - f\n".utf8))
        #expect(found.indentation == 2)
    }

    @Test func `an entry may stand at the start of a line`() {
        #expect(splitPoint(in: "list:\n- a\n- b\n# c\n\n- d\n- e")?.indentation == 0)
    }

    @Test(arguments: [
        "", "a: b", "- a", "list:\n  - a\n  - b\n  - c\nmore: 1\n", "list:\n  - a\n  - b\n  - c\n  - d\n--- e\n",
        "list:\n  -a\n  -b\n  -c\n",
    ])
    func `nothing but entries may stand behind it`(text: String) {
        #expect(splitPoint(in: text) == nil)
    }
}
