import Diagnostics
import Dialogs
import Manifests
import TestSupport
import Testing

@Suite struct DialogTests {
    @Test func `a dialog of each type has the fields that the manifest declares`() {
        let dialogs = dialogs(
            in: """
                version: 1
                users: {alice: 96831328, bob: 7}
                groups: {moderators: [alice, 96830631]}
                dialogs:
                  - key: party
                    type: group
                    name: New Year party
                    owner: alice
                    occupants: [moderators, bob, 96754523, "11"]
                    admins: [alice]
                    photo: "68123"
                    join_required: false
                    data: {class_name: Room, region: eu, seats: 12, price: 1.5, open: true, zip: "0123"}
                  - type: 1
                    name: Lobby
                    admins: []
                  - {type: private, owner: 50, occupants: [bob]}
                """
        )
        let party = DialogContent.group(
            name: "New Year party",
            occupants: [96_831_328, 96_830_631, 7, 96_754_523, 11],
            admins: [96_831_328],
            photo: "68123",
            joinRequired: false,
            data: CustomData(
                className: "Room",
                fields: [
                    "region": .text("eu"), "seats": .integer(12), "price": .decimal(1.5), "open": .boolean(true),
                    "zip": .text("0123"),
                ]
            )
        )
        #expect(dialogs.map(\.key) == ["party", "public/Lobby", "private/7-50"])
        #expect(dialogs.map(\.owner) == [96_831_328, 1, 50])
        #expect(dialogs.map(\.location.description) == ["rooms.yaml:5:5", "rooms.yaml:14:5", "rooms.yaml:17:5"])
        #expect(
            dialogs.map(\.content) == [
                party,
                .public(name: "Lobby", admins: []),
                .private(opponent: 7),
            ]
        )
        #expect(dialogs.map(\.identification) == Array(repeating: .match(.strict), count: 3))
    }

    @Test(arguments: [
        ("public", DialogType.public), ("1", .public), ("group", .group), ("2", .group), ("\"2\"", .group),
    ])
    func `a type is a word or a number`(word: String, type: DialogType) {
        let occupants = type == .group ? ", occupants: [2]" : ""
        #expect(dialogs(in: manifest("- {type: \(word), name: x\(occupants)}")).map(\.type) == [type])
    }

    @Test func `a private dialog is type 3`() {
        #expect(dialogs(in: manifest("- {type: 3, occupants: [9, 1]}")).map(\.key) == ["private/1-9"])
    }

    @Test func `an id pins the dialog, in lower case`() throws {
        let id = try #require(DialogID(hexDigits: "5d75393ba28f9a17e1cb0f9e"))
        let pinned = dialogs(in: manifest("- {type: public, name: x, id: 5D75393BA28F9A17E1CB0F9E}"))
        #expect(pinned.map(\.identification) == [.pinned(id)])
    }

    @Test(arguments: DesiredDialog.Match.allCases)
    func `a group says how it is matched`(match: DesiredDialog.Match) {
        let manifest = manifest("- {type: group, name: x, occupants: [2], match: \(match.rawValue)}")
        #expect(dialogs(in: manifest).map(\.identification) == [.match(match)])
    }

    @Test(
        arguments: [
            ("no", "no"), ("1.10", "1.10"), ("12:30", "12:30"), ("012", "012"), ("true", "true"),
            ("2019-09-08", "2019-09-08"),
            ("\"null\"", "null"), ("'  x '", "  x "), ("Ünï 👩‍👩‍👧", "Ünï 👩‍👩‍👧"), ("\"a\\u200fb\"", "a\u{200F}b"),
        ] as [(String, ExactText)]
    )
    func `a name is the text as it is written`(written: String, name: ExactText) {
        #expect(dialogs(in: manifest("- {type: public, name: \(written)}")).map(\.name) == [name])
    }

    @Test func `a name has up to 200 scalars`() {
        let name = String(repeating: "😀", count: 200)
        #expect(dialogs(in: manifest("- {type: public, name: \(name)}")).map(\.name) == [ExactText(name)])
    }

    @Test func `dialogs come in the order of files and entries`() {
        let files: MarkedFiles = MarkedFiles([
            "b.yaml": manifest("- {type: public, name: b2}\n- {type: public, name: b1}"),
            "a.yaml": manifest("- {type: public, name: a}"),
        ])
        let reading = reading(of: files)
        #expect(reading.dialogs.map(\.key) == ["public/b2", "public/b1", "public/a"])
        #expect(reading.declaredCount == 3)
        #expect(reading.fileCount == 2)
    }

    @Test func `an alias repeats a value`() {
        let dialogs = dialogs(
            in: """
                version: 1
                dialogs:
                  - {type: group, name: a, occupants: &team [2, 3]}
                  - {type: group, name: b, occupants: *team}
                """
        )
        #expect(dialogs.map(\.members) == [[1, 2, 3], [1, 2, 3]])
    }
}
