import Diagnostics
import TestSupport
import Testing
import YAML

@Suite struct ConflictMarkerTests {
    private func expect(_ text: String, _ expected: [String]) {
        let files = MarkedFiles(text)
        let parsing = Document.parse(Array(files.files[0].text.utf8), path: "rooms.yaml")
        #expect((parsing.document == nil) == !expected.isEmpty)
        files.expect(parsing.diagnostics, are: expected)
    }

    private static func text(_ marker: String) -> String {
        "error: a conflict marker of git (\(marker)): resolve the merge, and remove the lines with its markers"
    }

    @Test func `each conflict is told where it begins, in place of what YAML makes of it`() {
        expect(
            """
            version: 1
            dialogs:
            1️⃣<<<<<<< HEAD
              - name: Lobby
            =======
              - name: Hall
            >>>>>>> topic
              - name: Yard
            2️⃣<<<<<<< HEAD
            ||||||| base
            =======
            >>>>>>> topic
            """,
            ["1️⃣ \(Self.text("<<<<<<<"))", "2️⃣ \(Self.text("<<<<<<<"))"]
        )
    }

    @Test func `a conflict that YAML could read is told, too`() {
        expect("a: [b,\n1️⃣<<<<<<< HEAD\nc,\n=======\nd\n>>>>>>> topic\n]", ["1️⃣ \(Self.text("<<<<<<<"))"])
        expect("a: [b,\r\n1️⃣<<<<<<<\r\nc]", ["1️⃣ \(Self.text("<<<<<<<"))"])
    }

    @Test(arguments: ["=======", ">>>>>>> topic", "||||||| base"])
    func `a marker that was left of a resolved merge is told`(marker: String) {
        expect("a: b\n1️⃣\(marker)\nc: d\n", ["1️⃣ \(Self.text(String(marker.prefix(7))))"])
    }

    @Test(arguments: [
        "a: |\n  <<<<<<< HEAD\n", "a: \"<<<<<<< x\"", "a: b # <<<<<<< x", "# <<<<<<< HEAD\na: b", "a: b<c",
        "a: [b,\n<<<<<<<<\n]", "a: <<<<<<",
    ])
    func `what is no line of git is read`(text: String) { expect(text, []) }
}
