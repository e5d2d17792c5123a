import Diagnostics
import TestSupport
import Testing
import YAML

@Suite struct ParsingTests {
    @Test(arguments: [
        ("a: 1", "{a: 1}"),
        ("a: 'x'\nb: \"y\"\nc: z", "{a: 'x', b: 'y', c: z}"),
        ("- a\n- [b, {c: d}]\n- - e\n  - f", "[a, [b, {c: d}], [e, f]]"),
        ("a:\nb: ''\n", "{a: , b: ''}"),
        ("a: |\n  x\n  y\nb: >-\n  p\n  q\n", "{a: 'x\ny\n', b: 'p q'}"),
        ("plain\ntext", "plain text"),
        ("---\na: 1\n...\n", "{a: 1}"),
        ("%YAML 1.2\n---\na: 1\n", "{a: 1}"),
        ("\u{FEFF}a: 1", "{a: 1}"),
        ("a: 1\r\nb:\r\n  - c\r\n", "{a: 1, b: [c]}"),
        ("é😀: \"\\u00e9\\U0001F600\"", "{é😀: 'é😀'}"),
        ("x: \"a\\0b\"", "{x: 'a\0b'}"),
    ])
    func `reads every style of nodes`(text: String, outline expected: String) {
        #expect(outline(text) == expected)
    }

    @Test(arguments: [
        ("a: &x [1, 2]\nb: *x", "{a: [1, 2], b: [1, 2]}"),
        ("&k key: 1\nb: *k", "{key: 1, b: key}"),
        ("- &a 1\n- &a 2\n- *a", "[1, 2, 2]"),
        ("- &a [&a 1, *a]\n- *a", "[[1, 1], 1]"),
        ("- &a {b: &c {d: 1}}\n- *a\n- *c", "[{b: {d: 1}}, {b: {d: 1}}, {d: 1}]"),
        ("- &n name\n- {*n : 1}", "[name, {name: 1}]"),
    ])
    func `an alias reads as the node that it repeats`(text: String, outline expected: String) {
        #expect(outline(text) == expected)
    }

    @Test func `a node knows its line and its column in scalars`() throws {
        let parsing = Document.parse(Array("é😀: [ü, x]\nb:\n  - \"c\"".utf8), path: "a/b.yaml")
        try #require(parsing.document).withRoot { root in
            let pairs = Array(root.pairs)
            #expect(root.location.description == "a/b.yaml:1:1")
            #expect(pairs[0].value.location.description == "a/b.yaml:1:5")
            #expect(pairs[0].value.elements.map(\.location.description) == ["a/b.yaml:1:6", "a/b.yaml:1:9"])
            #expect(pairs[1].key.location.description == "a/b.yaml:2:1")
            #expect(pairs[1].value.elements.map(\.location.description) == ["a/b.yaml:3:5"])
        }
    }

    @Test func `a byte order mark takes no column`() throws {
        let document = try #require(Document.parse(Array("\u{FEFF}a: b".utf8), path: "x").document)
        #expect(document.withRoot { $0.pairs.map(\.value.location.column) } == [4])
    }

    @Test(arguments: ["", "   \n", "# nothing here\n", "---\n...\n# end"])
    func `a text without a document is no mistake of YAML`(text: String) {
        let parsing = Document.parse(Array(text.utf8), path: "x")
        #expect(parsing.document == nil || parsing.document?.withRoot(\.outline) == "")
        #expect(parsing.diagnostics.isEmpty)
        #expect(parsing.isComplete)
    }

    @Test func `a list has no pairs, a map no elements, and text neither`() throws {
        try #require(Document.parse(Array("[a, {b: c}]".utf8), path: "x").document).withRoot { root in
            let elements = Array(root.elements)
            #expect(root.pairs.map(\.key.text) == [])
            #expect(elements[1].elements.map(\.text) == [])
            #expect(elements[0].elements.map(\.text) == [] && elements[0].pairs.map(\.key.text) == [])
            #expect(root.text == "")
        }
    }
}
