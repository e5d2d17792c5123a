import Dialogs
import Journal
import TestSupport
import Testing
import YAML

/// What readers of YAML that know nothing of ids files make of one.
@Suite struct IDsYAMLTests {
    @Test func `what is written is YAML that says the same`() throws {
        var ids = DialogIDs(application: 76730)
        let odd = "group/\u{202E}\"\\\u{7}\u{200B}é\u{E0041}\u{1F468}\u{200D}\u{1F469}\u{FEFF}\u{85}\u{FFFE}: #"
        for (number, key) in ["group/lobby", odd, "", "~", "  - x"].enumerated() {
            ids.set(ExactText(key), DialogIdentity(.number(0xA0 + number), owner: 7))
        }
        let document = try #require(Document.parse(ids.text, path: "ids.yaml").document)
        let read = document.withRoot { root in root.pairs.map(\.value).flatMap { $0.pairs.map(Self.dialog) } }
        let written = ids.dialogs.map { "\($0.key): id \($0.value.id), owner \($0.value.owner)" }
        #expect(read.sorted() == written.sorted())
    }

    /// The last two are numbers to whoever does not look at the quotes.
    @Test(arguments: [
        "5d75393ba28f9a17e1cb0f9e", "null", "x: y", "507530000000000000000012", "5075300000000000000e0012",
    ])
    func `an id is text, whatever it looks like`(id: String) throws {
        var ids = DialogIDs()
        ids.set("a", DialogIdentity(try #require(DialogID(serverText: id)), owner: 7))
        let document = try #require(Document.parse(ids.text, path: "ids.yaml").document)
        let values = document.withRoot { root in
            root.pairs.flatMap { $0.value.pairs.flatMap { $0.value.pairs.map(\.value.coreValue) } }
        }
        #expect(values == [.text, .integer(7)])
    }

    private static func dialog(_ pair: Pair) -> String {
        "\(pair.key.text): \(pair.value.pairs.map { "\($0.key.text) \($0.value.text)" }.joined(separator: ", "))"
    }
}
