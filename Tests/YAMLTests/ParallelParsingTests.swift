import Diagnostics
import TestSupport
import Testing

@testable import YAML

/// A text reads as one document, whether one thread reads it or two.
@Suite struct ParallelParsingTests {
    /// What a text reads as: every node with its place and style, and every mistake.
    private func reading(_ text: String, partedFrom worthwhile: Int, limits: Limits = Limits()) -> [String] {
        let parsing = Document.parse(Array(text.utf8), path: "x", limits: limits, partedFrom: worthwhile)
        let nodes = parsing.document?.withRoot { root in
            root.contentCount == 0
                ? [root.outline]
                : (0...root.contentCount).map { index in
                    let node = root.sibling(at: index)
                    return "\(node.location) \(node.outline) \(node.contentCount)"
                }
        }
        return (nodes ?? []) + parsing.diagnostics.map(\.description) + ["\(parsing.isComplete)"]
    }

    private func isParted(_ text: String, limits: Limits = Limits()) -> Bool {
        let bytes = Array(text.utf8)
        return unsafe bytes.withUnsafeBufferPointer { text in
            unsafe ParallelParsing.composer(of: text, path: "x", limits: limits, worthwhile: 0) != nil
        }
    }

    private func expectSameReading(
        _ text: String,
        limits: Limits = Limits(),
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        let parted = reading(text, partedFrom: 0, limits: limits)
        let whole = reading(text, partedFrom: .max, limits: limits)
        #expect(parted == whole, "\(text)", sourceLocation: sourceLocation)
    }

    private static let entries = (1...6).map { number in
        "  - key: k\(number)\n    list: [a, \"b\"]\n    text: |\n      - x\n"
    }.joined()

    @Test(
        arguments: [
            "version: 1\ndialogs:\n" + entries,
            "version: 1\ndialogs:\n" + entries + "# the end",
            "version: 1\r\ndialogs:\r\n" + entries.replacing("\n", with: "\r\n"),
            "a: é\ndialogs:\n- b\n- 'c'\n- d: 1\n  e:\n- f\n- \u{1F600}: x\n- h",
            "- - a\n  - b\n  - c\n  - d\n",
            "dialogs:\n  - a:\n      - b\n      - c\n  - d:\n      - e\n      - f\n  - g:\n      - h\n      - i\n",
        ]
    )
    func `a list at the end of the root is read by two threads`(text: String) {
        #expect(isParted(text))
        expectSameReading(text)
    }

    @Test(
        arguments: [
            // What looks like an entry is text.
            "a: b\nnotes: |\n  - c\n  - d\n  - e\n  - f\n",
            "a:\n  - b\nnotes: |\n  - c\n  - d\n  - e\n  - f\n",
            "a: \"b\n  - c\n  - d\n  - e\n  - f\"\n",
            "a: b\n  - c\n  - d\n  - e\n",
            "list:\n  - >\n    - a\n    - b\n    - c\n    - d\n    - e\n",
            "list: [a,\n  b\n  - c,\n  - d,\n  - e]\n",
            // The list is another one, is over, or is not the end of the map.
            "list:\n  - a:\n    - b\n    - c\n    - d\n    - e\n    - f\n",
            "list: [a, b, c]\n  - d\n  - e\n  - f\n",
            "list:\n  - a\n  - b\n...\n  - c\n  - d\n",
            "list:\n  - a\n---\n  - b\n  - c\n  - d\n",
            "list:\n  - a\n  - b\n  - c\n  - d\nmore: 1\n",
            "list: &x\n  - a:\n      - b\n      - c\n      - d\n      - e\n",
            "list:\n  a: b\n  c: d\n  e: f\n  - g\n",
            "- a\n- b\n- c\n- d\n",
            "{list:\n  - a\n  - b\n  - c}\n",
            // Something stands for something in the other part, or is wrong.
            "list:\n  - &x a\n  - b\n  - c\n  - *x\n",
            "list:\n  - *x\n  - b\n  - c\n  - &x d\n",
            "list:\n  - a\n  - b\n  - c\n  - {d: 1, d: 2}\n",
            "list:\n  - {a: 1, a: 2}\n  - b\n  - c\n  - d\n",
            "list:\n  - a\n  - b\n  - c\n  - !x d\n",
            "list:\n  - a\n  - b\n  - c\n - d\n",
            "list:\n  - a\n  - b\n  - c\n   - d\n  - e: f: g\n",
            "list:\n  - a\n  - b\n  - c: \"d\n",
            "list:\n  - a\n  - b\n  - c\n  - d\u{1}\n",
            "list:\n  - ? a\n  - ? b\n  - ? c\n  - d\n",
            "list:\n  - a\n  - b\n  - c\n  - d\n...\nmore\n",
        ]
    )
    func `what is not surely one list reads as with one thread`(text: String) {
        #expect(!isParted(text))
        expectSameReading(text)
    }

    @Test func `limits count both parts`() {
        let deep = "list:\n  - [[a]]\n  - b\n  - c\n  - [[d]]\n"
        for levels in 1...5 { expectSameReading(deep, limits: Limits(levels: levels)) }
        for nodes in 1...14 { expectSameReading(deep, limits: Limits(nodes: nodes)) }
        #expect(isParted(deep, limits: Limits(levels: 4, nodes: 11)))
        #expect(!isParted(deep, limits: Limits(levels: 3)))
        #expect(!isParted(deep, limits: Limits(nodes: 10)))
        let deepLast = "list:\n  - a\n  - b\n  - c\n  - [[d]]\n"
        for levels in 1...5 { expectSameReading(deepLast, limits: Limits(levels: levels)) }
        #expect(!isParted(deepLast, limits: Limits(levels: 3)))
    }

    @Test(arguments: 0..<40)
    func `random texts read alike`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let pieces = [
            "list:\n", "a: b\n", "\n", "  - x\n", "  - ", "- ", "- y\n", "    ", "  ", " ", "k: v\n", "k:\n", "|\n",
            ">-\n", "\"", "'", "[", "]", "{", "}", ", ", "# c\n", "&a ", "*a\n", "? ", "é\n", "...\n", "---\n",
            "!t ", "\r\n", "\t",
        ]
        for _ in 0..<300 {
            var text = "list:\n  - a\n"
            for _ in 0..<Int.random(in: 4...24, using: &generator) {
                // Mostly entries, so that some texts are right.
                text += Bool.random(using: &generator) ? "  - x\n" : pieces.randomElement(using: &generator) ?? ""
            }
            expectSameReading(text)
        }
    }
}
