import Diagnostics
import Dialogs
import Manifests
import TestSupport
import Testing

/// The data field in which dialogs carry their keys.
@Suite struct KeyFieldTests {
    private func marks(of dialogs: [DesiredDialog]) -> [ExactText?] {
        dialogs.map { dialog in dialog.mark.map { ExactText("\($0.className).\($0.field)=\($0.key)") } }
    }

    @Test func `groups and public dialogs carry their keys, default ones too, and private ones do not`() {
        let dialogs = dialogs(
            in: """
                version: 1
                key_field: git_key
                defaults: {data: {class_name: Room}}
                dialogs:
                  - {type: group, key: ops, name: Ops, occupants: [2]}
                  - {type: public, name: News, data: {class_name: Board, topic: x}}
                  - {type: private, occupants: [2]}
                """
        )
        #expect(marks(of: dialogs) == ["Room.git_key=ops", "Board.git_key=public/News", nil])
        #expect(dialogs.map(\.markField) == ["git_key", "git_key", nil])
        #expect(dialogs[1].content.fields.data?.fields == ["topic": .text("x")])
    }

    @Test func `without a field they do not`() {
        let dialogs = dialogs(in: manifest("- {type: public, name: a, data: {class_name: Room}}"))
        #expect(dialogs.map(\.markField) == [nil])
    }

    @Test func `the field that one file names is that of the whole set`() {
        let room = "dialogs: [{type: public, name: News, data: {class_name: Room}}]"
        let reading = reading(
            of: MarkedFiles([
                "a.yaml": "version: 1\ndialogs: [{type: public, name: Old, data: {class_name: Room}}]",
                "b.yaml": "version: 1\nkey_field: git_key",
                "c.yaml": "version: 1\nkey_field: git_key\n\(room)",
            ])
        )
        #expect(reading.diagnostics == [])
        #expect(reading.keyField == "git_key")
        #expect(reading.dialogs.map(\.markField) == ["git_key", "git_key"])
    }

    @Test func `files that name different ones are told with both places`() {
        let files = MarkedFiles([
            "a.yaml": "version: 1\nkey_field: 1️⃣git_key\ndialogs: [4️⃣{type: public, name: News}]",
            "b.yaml": "version: 1\nkey_field: 2️⃣key",
            "c.yaml": "version: 1\nkey_field: git_key",
            "d.yaml": "version: 1\nkey_field: 3️⃣Key",
        ])
        expectDiagnostics(
            files,
            [
                "4️⃣ error: the dialog has no class to keep its key in 'key_field': add 'data: {class_name: ...}', "
                    + "here or in 'defaults'",
                "2️⃣ error: key_field is 'key' here and 'git_key' elsewhere: a set has one for all dialogs",
                "1️⃣ note: first here",
                "3️⃣ error: key_field is 'Key' here and 'git_key' elsewhere: a set has one for all dialogs",
                "1️⃣ note: first here",
            ]
        )
        #expect(reading(of: files).keyField == nil)
    }

    @Test(arguments: [
        ("git-key", "'git-key' is no name of a data field: write letters, digits and '_', no digit first"),
        ("12", "'12' is no name of a data field: write letters, digits and '_', no digit first"),
        ("''", "'' is no name of a data field: write letters, digits and '_', no digit first"),
        ("class_name", "'class_name' is the class of custom data and no field of it: name a field of the class"),
        ("[git_key]", "'key_field' must be text, not a list"), ("{}", "'key_field' must be text, not a map"),
        ("~", "'key_field' is ~, which is no text: quote it where the word is meant, or remove the field"),
    ])
    func `what no field can be called is told, once, and what goes with it is not`(written: String, message: String) {
        expectDiagnostics(
            """
            version: 1
            key_field: 1️⃣\(written)
            dialogs: [{type: public, name: News, data: {class_name: Room, git-key: x}}]
            """,
            ["1️⃣ error: \(message)"]
        )
    }

    @Test func `a misspelt one comes with the right one`() {
        expectDiagnostics(
            "version: 1\n1️⃣keyfield: a\ndialogs: [{type: public, name: News}]",
            ["1️⃣ error: unknown field 'keyfield'", "1️⃣ note: did you mean 'key_field'?"]
        )
    }

    @Test func `a group or public dialog needs a class`() {
        let message =
            "the dialog has no class to keep its key in 'key_field': "
            + "add 'data: {class_name: ...}', here or in 'defaults'"
        expectDiagnostics(
            """
            version: 1
            key_field: git_key
            dialogs:
              - 1️⃣{type: public, name: News}
              - {type: group, name: Ops, occupants: [2], 2️⃣data: {topic: x}}
              - 3️⃣type: group
                name: Team
                occupants: [2]
              - {type: private, occupants: [2]}
              - {type: public, name: Board, data: 4️⃣Room}
              - {type: public, name: Hall, data: {class_name: Room}}
            """,
            [
                "1️⃣ error: \(message)",
                "2️⃣ error: 'data' has no class_name, without which QuickBlox drops it: add 'class_name'",
                "3️⃣ error: \(message)",
                "4️⃣ error: 'data' must be a map, not text",
            ]
        )
    }

    @Test func `no dialog declares the field itself, nor do defaults`() {
        let message = "data field 'git_key' is the 'key_field' of the set, which holds the dialog's key: remove it"
        expectDiagnostics(
            MarkedFiles([
                "a.yaml": """
                version: 1
                defaults: {data: {class_name: Room, 1️⃣git_key: x}}
                dialogs:
                  - {type: public, name: News, data: {2️⃣git_key: y, git_keys: z}}
                  - {type: private, occupants: [2], data: {3️⃣git_key: y}}
                """,
                "b.yaml": "version: 1\nkey_field: git_key",
            ]),
            ["1️⃣ error: \(message)", "2️⃣ error: \(message)", "3️⃣ error: \(message)"]
        )
    }

    @Test func `the names of users come with what is wrong with it`() {
        let sources = ["git_key", "key"].enumerated().map { index, field in
            ManifestSource(path: "\(index).yaml", bytes: Array("version: 1\nkey_field: \(field)".utf8))
        }
        let diagnostics = ManifestSet(sources).userNames().diagnostics
        #expect(diagnostics.map(\.location?.path) == ["1.yaml"])
    }
}

/// The same of dialogs that rosters make.
@Suite struct RosterKeyFieldTests {
    private func reading(_ data: String, _ roster: String) -> (reading: ManifestReading, files: MarkedFiles) {
        ManifestsTests.reading(
            "version: 1\nkey_field: git_key\ndialogs:\n\(courses.replacing("- from", with: "- 9️⃣from"))\(data)\n",
            rosters: ["r.csv": roster]
        )
    }

    private static let rows = "course,title,students,class\nM1,Maths,10,Room\nP1,Physics,11,Lab\n"

    @Test func `each carries its key, in the class of its row`() {
        let reading = reading("\n    data: {class_name: \"{class}\", title: \"{title}\"}", Self.rows).reading
        #expect(reading.diagnostics.map(\.description) == [])
        #expect(reading.dialogs.map(\.mark?.className) == ["Room", "Lab"])
        #expect(reading.dialogs.map(\.mark?.key) == ["course/M1", "course/P1"])
    }

    @Test func `a roster without a class is told once`() {
        let (reading, files) = reading("", Self.rows)
        let remedy = "add 'data: {class_name: ...}', here or in 'defaults'"
        files.expect(
            reading.diagnostics,
            are: ["9️⃣ error: the dialog has no class to keep its key in 'key_field': \(remedy)"]
        )
    }

    @Test(arguments: ["\"{course}\"", "x"])
    func `a roster that declares the field is told once`(value: String) {
        let (reading, files) = reading("\n    data: {class_name: Room, 1️⃣git_key: \(value)}", Self.rows)
        let reason = "is the 'key_field' of the set, which holds the dialog's key"
        files.expect(reading.diagnostics, are: ["1️⃣ error: data field 'git_key' \(reason): remove it"])
    }
}
