import Diagnostics
import Dialogs
import Manifests
import TestSupport
import Testing

@Suite struct DefaultsTests {
    @Test func `maps merge, lists are replaced, and the dialog's own value counts`() {
        let dialogs = dialogs(
            in: """
                version: 1
                defaults:
                  owner: 5
                  type: group
                  occupants: [1, 2]
                  admins: [1]
                  photo: p
                  join_required: true
                  match: name
                  data: {class_name: Room, region: eu, seats: 3}
                dialogs:
                  - name: all
                  - {name: own, owner: 6, occupants: [3], admins: [], photo: q, join_required: false, match: strict,
                     data: {class_name: Table, seats: 4}}
                """
        )
        let all = DialogContent.group(
            name: "all",
            occupants: [1, 2],
            admins: [1],
            photo: "p",
            joinRequired: true,
            data: CustomData(className: "Room", fields: ["region": .text("eu"), "seats": .integer(3)])
        )
        let own = DialogContent.group(
            name: "own",
            occupants: [3],
            admins: [],
            photo: "q",
            joinRequired: false,
            data: CustomData(className: "Table", fields: ["region": .text("eu"), "seats": .integer(4)])
        )
        #expect(dialogs.map(\.content) == [all, own])
        #expect(dialogs.map(\.owner) == [5, 6])
        #expect(dialogs.map(\.identification) == [.match(.name), .match(.strict)])
    }

    @Test func `a default that the type does not have is not applied`() {
        let dialogs = dialogs(
            in: """
                version: 1
                defaults: {admins: [2], photo: p, join_required: true, occupants: [3], match: name}
                dialogs:
                  - {type: public, name: x}
                  - {type: private}
                """
        )
        #expect(
            dialogs.map(\.content) == [
                .public(name: "x", photo: "p", admins: [2]),
                .private(opponent: 3),
            ]
        )
        #expect(dialogs.map(\.identification) == [.match(.strict), .match(.strict)])
    }

    @Test func `defaults hold for their own file, users and groups for all`() {
        let reading = reading(
            of: MarkedFiles([
                "a.yaml": "version: 1\ndefaults: {type: public, owner: alice}\ndialogs: [{name: a}]",
                "b.yaml": "version: 1\ndialogs: [{name: b, type: group, occupants: [team]}]",
                "c.yaml": "version: 1\nusers: {alice: 7}\ngroups: {team: [alice]}",
            ])
        )
        #expect(reading.diagnostics == [])
        #expect(reading.dialogs.map(\.owner) == [7, 1])
        #expect(reading.dialogs.map(\.members) == [nil, [1, 7]])
    }

    @Test(arguments: ["key", "name", "id"])
    func `what tells dialogs apart has no default`(field: String) {
        expectDiagnostics(
            "version: 1\ndefaults: {1️⃣\(field): 5d75393ba28f9a17e1cb0f9e}\ndialogs: [{type: public, name: x}]",
            ["1️⃣ error: '\(field)' has no default, since each dialog has its own"]
        )
    }

    @Test func `a mistake in defaults is one mistake, however many dialogs it reaches`() {
        expectDiagnostics(
            """
            version: 1
            defaults: {type: group, owner: 1️⃣nobody, photo: 2️⃣~, data: {class_name: Room, a: 3️⃣[]}, occupants: 4️⃣x}
            dialogs: [{name: a}, {name: b}, {name: c, data: {class_name: Room}}]
            """,
            [
                "1️⃣ error: unknown user 'nobody': define it under 'users', or give an ID",
                "2️⃣ error: 'photo' is ~, which is no text: quote it where the word is meant, or remove the field",
                "3️⃣ error: data field 'a' must be a text, a number or a boolean, not a list",
                "4️⃣ error: 'occupants' must be a list, not text: write '[x]'",
            ]
        )
    }

    @Test func `data of the defaults without a class is reported there`() {
        expectDiagnostics(
            "version: 1\ndefaults: {type: public, 1️⃣data: {a: b}}\ndialogs: [{name: a}, {name: b}]",
            ["1️⃣ error: 'data' has no class_name, without which QuickBlox drops it: add 'class_name'"]
        )
    }

    @Test func `data of the defaults may leave the class to the dialogs`() {
        let dialogs = dialogs(
            in: "version: 1\ndefaults: {type: public, data: {a: b}}\ndialogs: [{name: x, data: {class_name: Room}}]"
        )
        #expect(dialogs.map(\.data) == [CustomData(className: "Room", fields: ["a": .text("b")])])
    }
}
