import Diagnostics
import Dialogs
import ManifestWriting
import Manifests
import TestSupport
import Testing

@Suite struct ManifestTextTests {
    private func read(_ text: String, expands: Bool = false, _ found: ResolvedUsers = .unasked) -> ManifestReading {
        let source = ManifestSource(path: "x.yaml", bytes: Array(text.utf8))
        return ManifestSet([source]).resolve(.apiKey(defaultOwner: 1), found, expands: expands)
    }

    private func rendered(_ reading: ManifestReading) -> String {
        ManifestText.start(keyField: reading.keyField) + reading.expansion.map(ManifestText.text).joined()
    }

    /// The dialogs but for their places.
    private func bare(_ dialogs: [DesiredDialog]) -> [DesiredDialog] {
        dialogs.map { dialog in
            DesiredDialog(
                key: dialog.key,
                owner: dialog.owner,
                content: dialog.content,
                identification: dialog.identification,
                markField: dialog.markField,
                unlisted: dialog.unlisted,
                location: SourceLocation(path: "", line: 1, column: 1)
            )
        }
    }

    @Test func `a rendered set is plain`() {
        let reading = read(
            """
            version: 1
            key_field: git_key
            users: {alice: 7}
            groups: {staff: [alice, 9, 'login:bob']}
            defaults: {type: group, owner: alice, data: {class_name: Room, seats: 4}, unlisted_admins: remove}
            dialogs:
              - {name: "No: 1", occupants: [staff], admins: [], data: {open: true, price: 1.5, code: "012"}, unlisted: report}
              - {key: news, type: public, name: News é, owner: 5, photo: "12", id: 5d75393ba28f9a17e1cb0f9e}
            """,
            expands: true
        )
        #expect(reading.diagnostics == [])
        #expect(
            rendered(reading) == """
                version: 1
                key_field: git_key
                dialogs:
                  - type: group
                    name: "No: 1"
                    owner: 7
                    occupants: [7, 9, "login:bob"]
                    admins: []
                    data:
                      class_name: Room
                      code: "012"
                      open: true
                      price: 1.5
                      seats: 4
                    unlisted: report
                    unlisted_admins: remove
                  - key: news
                    type: public
                    name: News é
                    owner: 5
                    photo: "12"
                    data:
                      class_name: Room
                      seats: 4
                    id: "5d75393ba28f9a17e1cb0f9e"
                    unlisted_admins: remove

                """
        )
    }

    private static let texts = [
        "a", "no", "null", "~", "1.5", "012", "a: b", "a #b", "- x", "é", "e\u{301}", "👩‍👩‍👧", "\u{202E}x", "'", "\"",
        "\\",
        "{", "%x",
        "x ", " x", "a\u{AD}b", "login", "\u{FEFF}x", "\u{E000}", "[", "*a", "&b", "!c", "@", "`", "x:", "?", "yes",
        "true",
    ]

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `a rendered set loads to the same set`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let quoted = { (text: String) in
            "\"\(text.unicodeScalars.map { "\\U\(String(repeating: "0", count: 8 - String($0.value, radix: 16).count))\(String($0.value, radix: 16))" }.joined())\""
        }
        var text =
            "version: 1\n\(seed % 2 == 0 ? "key_field: 'off'\n" : "")users: {'é': 7, b: 8}\ngroups: {g: ['é', 9]}\ndefaults: {owner: 3, data: {class_name: Room}}\ndialogs:\n"
        for number in 0..<Int.random(in: 1...6, using: &generator) {
            let name = quoted("\(Self.texts.randomElement(using: &generator) ?? "")\(number)")
            let value = quoted(Self.texts.randomElement(using: &generator) ?? "")
            let scalar = ["12", "-3", "1.5e300", "true", value].randomElement(using: &generator) ?? ""
            let data = "data: {\(quoted(Self.texts.randomElement(using: &generator) ?? "")): \(scalar)}"
            text +=
                [
                    "  - {type: public, name: \(name), \(data), photo: \(value)}\n",
                    "  - {type: group, name: \(name), occupants: [g, b], admins: [\(Int.random(in: 1...9, using: &generator))], match: name, unlisted_admins: report}\n",
                    "  - {type: group, key: \(name), name: \(name), owner: b, occupants: [g], join_required: false, \(data), unlisted: remove}\n",
                    "  - {type: private, key: \(name), occupants: [\(10 + number)]}\n",
                ].randomElement(using: &generator) ?? ""
        }
        let reading = read(text, expands: true)
        try #require(reading.diagnostics.map(\.description) == [], "\(text)")
        let again = read(rendered(reading))
        #expect(again.diagnostics.map(\.description) == [], "\(rendered(reading))")
        #expect(bare(again.dialogs) == bare(reading.dialogs))
        #expect(again.keyField == (seed % 2 == 0 ? "off" : nil))
    }

    @Test func `people who were found are IDs, and those who were left out are gone`() {
        let found = ResolvedUsers([UserReference(.login, "ann"): 5], leavesOutOthers: true)
        let text = "version: 1\ndialogs: [{type: group, name: x, occupants: ['login:ann', 'login:bob']}]"
        #expect(rendered(read(text, expands: true, found)).contains("occupants: [5]\n"))
    }
}
