import Dialogs
import TestSupport
import Testing

@Suite struct DialogMistakeTests {
    @Test func `a misspelt field is not missed as well`() {
        expectDiagnostics(
            """
            version: 1
            dialogs:
              - {type: group, name: Ops, owner: 1, 1️⃣ocupants: [7]}
              - {2️⃣typ: public, name: X, owner: 1}
              - {type: group, 3️⃣title: X, owner: 1, occupants: [3]}
            """,
            [
                "1️⃣ error: unknown field 'ocupants'", "1️⃣ note: did you mean 'occupants'?",
                "2️⃣ error: unknown field 'typ'", "2️⃣ note: did you mean 'type'?",
                "3️⃣ error: unknown field 'title': write 'name'",
            ]
        )
    }

    @Test func `a misspelt field comes with the right one`() {
        expectDiagnostics(
            manifest("- {type: public, name: x, 1️⃣ownr: 2, 2️⃣Photo: p}"),
            [
                "1️⃣ error: unknown field 'ownr'", "1️⃣ note: did you mean 'owner'?",
                "2️⃣ error: unknown field 'Photo'", "2️⃣ note: did you mean 'photo'?",
            ]
        )
    }

    @Test(arguments: [
        ("occupants_ids", "write 'occupants'"), ("occupant_ids", "write 'occupants'"), ("members", "write 'occupants'"),
        ("admin_ids", "write 'admins'"), ("admins_ids", "write 'admins'"),
        ("is_join_required", "write 'join_required'"), ("user_id", "write 'owner'"), ("owner_id", "write 'owner'"),
        ("_id", "write 'id'"), ("title", "write 'name'"), ("class_name", "write it inside 'data'"),
    ])
    func `a name that is known from elsewhere comes with ours`(field: String, remedy: String) {
        expectDiagnostics(
            manifest("- {type: public, name: x, 1️⃣\(field): [1]}"),
            ["1️⃣ error: unknown field '\(field)': \(remedy)"]
        )
    }

    @Test func `an unknown field like no other comes with all of them`() {
        expectDiagnostics(
            manifest("- {type: public, name: x, 1️⃣group_by: [a]}"),
            [
                "1️⃣ error: unknown field 'group_by'",
                "1️⃣ note: a dialog has the fields key, type, name, owner, occupants, admins, photo, join_required, "
                    + "data, id, match, update, unlisted, unlisted_admins, state",
            ]
        )
    }

    @Test func `a dialog needs a type`() {
        expectDiagnostics(
            manifest("- 1️⃣{name: x}"),
            ["1️⃣ error: the dialog has no type: add 'type', public, group or private"]
        )
    }

    @Test(arguments: [
        ("channel", "public"), ("Group", "group"), ("PUBLIC", "public"), ("PUBLIC_GROUP", "public"), ("grop", "group"),
        ("privat", "private"), ("room", "group"), ("direct", "private"), ("DM", "private"),
    ])
    func `a word that other programs have for a type is told with ours`(word: String, type: String) {
        expectDiagnostics(
            manifest("- {type: 1️⃣\(word), occupants: []}"),
            [
                "1️⃣ error: unknown type '\(word)': a dialog is public, group or private (1, 2 or 3)",
                "1️⃣ note: did you mean '\(type)'?",
            ]
        )
    }

    @Test(arguments: ["0", "4", "02", "1.0", "something"])
    func `an unknown type is the only mistake of its dialog`(type: String) {
        expectDiagnostics(
            manifest("- {type: 1️⃣\(type), occupants: []}"),
            ["1️⃣ error: unknown type '\(type)': a dialog is public, group or private (1, 2 or 3)"]
        )
    }

    @Test(arguments: [("public", ""), ("group", ", occupants: [2]")])
    func `a public dialog and a group need a name`(type: String, occupants: String) {
        expectDiagnostics(
            manifest("- 1️⃣{type: \(type)\(occupants)}"),
            ["1️⃣ error: the dialog has no name, which a \(type) dialog needs: add 'name'"]
        )
    }

    @Test(arguments: [
        ("\"\"", "'name' must not be empty"), ("\"  \"", "'name' must not be empty"),
        ("\"a\\nb\"", "'name' must not have a line break"), ("\"a\\rb\"", "'name' must not have a line break"),
        ("\"a\\tb\"", "'name' must not have control characters, such as U+0009"),
        ("\"a\\0\"", "'name' must not have control characters, such as U+0000"),
        ("\"\\e[31m\"", "'name' must not have control characters, such as U+001B"),
        ("\"\\N\"", "'name' must not have control characters, such as U+0085"),
        ("\"\\P\"", "'name' must not have control characters, such as U+2029"),
        ("~", "'name' is ~, which is no text: quote it where the word is meant, or remove the field"),
        ("null", "'name' is null, which is no text: quote it where the word is meant, or remove the field"),
        ("[a]", "'name' must be text, not a list"), ("{a: b}", "'name' must be text, not a map"),
    ])
    func `a name is text that people can read`(name: String, message: String) {
        expectDiagnostics(manifest("- {type: public, name: 1️⃣\(name)}"), ["1️⃣ error: \(message)"])
    }

    @Test func `a name that is left out behind its colon is empty`() {
        expectDiagnostics(
            manifest("- type: public\n  name:1️⃣\n"),
            ["1️⃣ error: 'name' is empty: give it a text, or remove it"]
        )
    }

    @Test func `a name has at most 200 scalars`() {
        expectDiagnostics(
            manifest("- {type: public, name: 1️⃣\(String(repeating: "é", count: 201))}"),
            ["1️⃣ error: the name has 201 symbols; QuickBlox takes at most 200"]
        )
    }

    @Test func `an empty photo says that there is to be none, and one of spaces nothing`() {
        let dialogs = dialogs(in: manifest("- {type: public, name: x, photo: ''}\n- {type: public, name: y}"))
        #expect(dialogs.map(\.photo) == ["", nil])
        expectDiagnostics(manifest("- {type: public, name: x, photo: 1️⃣' '}"), ["1️⃣ error: 'photo' must not be empty"])
    }

    @Test func `key and photo are text that people can read, too`() {
        expectDiagnostics(
            manifest("- {type: public, name: x, key: 1️⃣'', photo: 2️⃣\"\\b\"}"),
            [
                "1️⃣ error: 'key' must not be empty",
                "2️⃣ error: 'photo' must not have control characters, such as U+0008",
            ]
        )
    }

    @Test(arguments: [
        ("no", "'no' is no boolean in YAML 1.2: write false"), ("Yes", "'Yes' is no boolean in YAML 1.2: write true"),
        ("off", "'off' is no boolean in YAML 1.2: write false"), ("on", "'on' is no boolean in YAML 1.2: write true"),
        ("True", "'True' is no boolean in YAML 1.2: write true"),
        ("\"true\"", "'join_required' must be true or false, without quotes"),
        ("1", "'join_required' must be true or false, not '1'"),
        ("~", "'join_required' must be true or false, not '~'"),
        ("[]", "'join_required' must be true or false, not a list"),
    ])
    func `a boolean is true or false`(written: String, message: String) {
        expectDiagnostics(
            manifest("- {type: group, name: x, occupants: [2], join_required: 1️⃣\(written)}"),
            ["1️⃣ error: \(message)"]
        )
    }

    @Test(arguments: ["5d75393ba28f9a17e1cb0f9", "5d75393ba28f9a17e1cb0f9e0", "5d75393ba28f9a17e1cb0f9g", "12"])
    func `an id is 24 hexadecimal digits`(id: String) {
        expectDiagnostics(
            manifest("- {type: public, name: x, id: 1️⃣\(id)}"),
            ["1️⃣ error: '\(id)' is no dialog ID, which has 24 hexadecimal digits"]
        )
    }

    @Test func `an id is not matched`() {
        expectDiagnostics(
            manifest("- {type: group, name: x, occupants: [2], id: 5d75393ba28f9a17e1cb0f9e, 1️⃣match: name}"),
            ["1️⃣ error: 'match' means nothing beside 'id', which names the dialog: remove one"]
        )
    }

    @Test func `a match is one of three`() {
        expectDiagnostics(
            manifest("- {type: group, name: x, occupants: [2], match: 1️⃣loose}"),
            ["1️⃣ error: unknown match 'loose': write strict, name or name+occupants"]
        )
    }

    @Test func `a private dialog has none of the fields that QuickBlox ignores there`() {
        expectDiagnostics(
            manifest(
                "- {type: private, occupants: [2], 1️⃣name: x, 2️⃣photo: p, 3️⃣admins: [2], 4️⃣join_required: true, "
                    + "5️⃣match: name}"
            ),
            [
                "1️⃣ error: QuickBlox ignores 'name' of a private dialog: remove it",
                "2️⃣ error: QuickBlox ignores 'photo' of a private dialog: remove it",
                "3️⃣ error: QuickBlox ignores 'admins' of a private dialog: remove it",
                "4️⃣ error: QuickBlox ignores 'join_required' of a private dialog: remove it",
                "5️⃣ error: 'match' is for groups; a private dialog is found without it: remove it",
            ]
        )
    }

    @Test func `a public dialog has none of the fields that QuickBlox ignores there`() {
        expectDiagnostics(
            manifest("- {type: public, name: x, 1️⃣occupants: [2], 2️⃣join_required: true, 3️⃣match: name}"),
            [
                "1️⃣ error: QuickBlox keeps no occupants of a public dialog: remove 'occupants'",
                "2️⃣ error: QuickBlox ignores 'join_required' of a public dialog: remove it",
                "3️⃣ error: 'match' is for groups; a public dialog is found without it: remove it",
            ]
        )
    }

    @Test func `what the user wrote is cut in a message`() {
        let name = String(repeating: "x", count: 1000)
        expectDiagnostics(
            manifest("- {type: 1️⃣\(name), name: x}"),
            ["1️⃣ error: unknown type '\(name.prefix(60))…': a dialog is public, group or private (1, 2 or 3)"]
        )
    }
}
