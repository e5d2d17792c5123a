import Diagnostics
import TestSupport
import Testing
import YAML

@Suite struct MistakeTests {
    private func expect(
        _ marked: String,
        _ expected: [String],
        limits: Limits = Limits(),
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        let files = MarkedFiles(marked)
        let parsing = Document.parse(Array(files.files[0].text.utf8), path: "rooms.yaml", limits: limits)
        files.expect(parsing.diagnostics, are: expected, sourceLocation: sourceLocation)
    }

    @Test func `a duplicate key is reported at the second, with a note at the first`() {
        expect("1️⃣a: 1\nb: 2\n2️⃣a: 3", ["2️⃣ error: 'a' stands twice in this map", "1️⃣ note: first here"])
    }

    @Test func `the first of two equal keys counts`() {
        #expect(outline("a: 1\nb: 2\na: 3") == "{a: 1, b: 2}")
    }

    @Test func `quotes do not make another key`() {
        expect("{1️⃣a: 1, 2️⃣\"a\": 2}", ["2️⃣ error: 'a' stands twice in this map", "1️⃣ note: first here"])
    }

    @Test func `keys are compared by their scalars`() {
        expect("\u{E9}: 1\ne\u{301}: 2", [])
    }

    @Test func `a duplicate key is found among many`() {
        let keys = (0..<5000).map { "key\($0): 1\n" }.joined()
        expect("\(keys)1️⃣last: 1\n2️⃣last: 2\n", ["2️⃣ error: 'last' stands twice in this map", "1️⃣ note: first here"])
    }

    @Test func `one mistake does not hide the next`() {
        expect(
            "1️⃣a: 1\n2️⃣a: 2\nb: 3️⃣*x\nc: 4️⃣!!int 3",
            [
                "3️⃣ error: alias '*x' has no anchor: write '&x' before the value that it repeats",
                "4️⃣ error: tag '!!int' is not supported: remove it, and quote the value where it is text",
                "2️⃣ error: 'a' stands twice in this map", "1️⃣ note: first here",
            ]
        )
    }

    @Test(arguments: [
        ("a: {1️⃣<<: {x: 1}, y: 2}", "{a: {y: 2}}"),
        ("1️⃣<<: [a]\nb: 1", "{b: 1}"),
    ])
    func `a merge key is refused by name`(marked: String, outline expected: String) {
        expect(
            marked,
            ["1️⃣ error: merge key '<<' is not supported: write the fields out, or repeat one value with an alias"]
        )
        #expect(outline(MarkedFiles(marked).files[0].text) == expected)
    }

    @Test func `two merge keys are two mistakes, and no duplicate`() {
        let message = "error: merge key '<<' is not supported: write the fields out, or repeat one value with an alias"
        expect("1️⃣<<: {}\n2️⃣<<: {}", ["1️⃣ \(message)", "2️⃣ \(message)"])
    }

    @Test func `a map that lost a merge key says so`() throws {
        let document = try #require(Document.parse(Array("a: {<<: {x: 1}}\nb: {}".utf8), path: "x").document)
        #expect(document.withRoot { $0.pairs.map(\.value.isPartial) } == [true, false])
    }

    @Test func `a quoted merge key is a key`() {
        #expect(outline("\"<<\": 1") == "{'<<': 1}")
    }

    @Test(arguments: ["? 1️⃣[a]\n: b", "1️⃣{a: b}: c", "- &l [a]\n- {1️⃣*l : b}"])
    func `a list or a map is no key`(marked: String) {
        expect(marked, ["1️⃣ error: a list or a map cannot be the name of a field"])
    }

    @Test func `an alias inside its own value is refused`() {
        expect("a: &a [1️⃣*a]", ["1️⃣ error: alias '*a' stands inside the value that it repeats"])
        #expect(outline("a: &a [*a, b]") == "{a: [invalid, b]}")
    }

    @Test(arguments: [
        ("1️⃣!!str 12", "!!str"), ("- 1️⃣!room {a: b}", "!room"), ("1️⃣! a", "!"), ("1️⃣!<x:y> [a]", "x:y"),
    ])
    func `a tag is refused by name`(marked: String, tag: String) {
        expect(
            marked,
            ["1️⃣ error: tag '\(tag)' is not supported: remove it, and quote the value where it is text"]
        )
    }

    @Test func `a second document is refused where it begins`() {
        expect(
            "a: 1\n1️⃣---\nb: 2",
            ["1️⃣ error: a second document begins here: a file holds one, so put this into its own file"]
        )
        #expect(outline("a: 1\n---\nb: 2") == "{a: 1}")
        #expect(!Document.parse(Array("a: 1\n---\nb: 2".utf8), path: "x").isComplete)
    }

    @Test func `a long name is cut in a message`() {
        let name = String(repeating: "é", count: 70)
        expect(
            "1️⃣\(name): 1\n2️⃣\(name): 2",
            ["2️⃣ error: '\(name.prefix(60))…' stands twice in this map", "1️⃣ note: first here"]
        )
    }

    @Test func `a mistake at the end of a text without a last line break is in the text`() {
        let parsing = { (text: String) in Document.parse(Array(text.utf8), path: "x") }
        let place = SourceLocation(path: "x", line: 1, column: 5)
        for text in ["a: [", "'bc\u{E9}"] {
            let diagnostics = parsing(text).diagnostics
            #expect(diagnostics.map(\.location) == [place], "\(text)")
            #expect(diagnostics.flatMap(\.notes).allSatisfy { $0.location.map { $0 <= place } ?? true }, "\(text)")
        }
        #expect(parsing("'a\u{2028}").diagnostics.map(\.location?.line) == [2])
        let absent = parsing("? bc").document?.withRoot { $0.pairs.map(\.value.location) }
        #expect(absent == [place])
    }

    @Test(arguments: ["\n", "\r\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"])
    func `a byte that is no text is found behind any line break`(lineBreak: String) {
        let parsing = Document.parse(Array("# a\(lineBreak)# b".utf8) + [0xFF], path: "x")
        #expect(parsing.diagnostics.first?.location == SourceLocation(path: "x", line: 2, column: 4))
    }
}
