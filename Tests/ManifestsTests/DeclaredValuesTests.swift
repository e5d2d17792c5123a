import Diagnostics
import Dialogs
import Manifests
import TestSupport
import Testing

/// Values that a file of an environment defines, and dialogs refer to.
@Suite struct DeclaredValuesTests {
    private static let rooms = """
        version: 1
        defaults: {data: {class_name: {value: room_class}, region: {value: region}}}
        dialogs:
          - {type: public, key: lobby, name: {value: lobby}, photo: {value: lobby_photo}, data: {seats: {value: seats}}}
        """

    @Test func `dialogs take values from another file of the set, by the types that they have there`() {
        let values =
            "version: 1\nvalues: {room_class: Room, region: eu, lobby: The Lobby, lobby_photo: 67834, seats: 12}"
        let reading = reading(of: MarkedFiles(["rooms.yaml": Self.rooms, "values.yaml": values]))
        #expect(reading.diagnostics == [])
        let fields = reading.dialogs.first?.content.fields
        #expect(fields?.name == "The Lobby")
        #expect(fields?.photo == "67834")
        #expect(fields?.data?.className == "Room")
        #expect(fields?.data?.fields == ["region": .text("eu"), "seats": .integer(12)])
    }

    @Test func `rosters take them too, beside their columns`() throws {
        let folder = try TemporaryFolder()
        try folder.write("course\nM1\n", to: "courses.csv")
        let path = try folder.write(
            """
            version: 1
            values: {photo: "5", class: Room}
            dialogs:
              - from_csv: courses.csv
                type: public
                owner: 1
                name: "{course}"
                photo: {value: photo}
                data: {class_name: {value: class}, code: "{course}"}
            """,
            to: "rooms.yaml"
        )
        let reading = ManifestLoader().load([path]).resolve(.apiKey(defaultOwner: 1))
        #expect(reading.diagnostics == [])
        #expect(reading.dialogs.first?.content.fields.photo == "5")
        #expect(reading.dialogs.first?.content.fields.data?.className == "Room")
        #expect(reading.dialogs.first?.content.fields.data?.fields == ["code": .text("M1")])
    }

    @Test func `a value that nobody defines is told where it is used, with the one that may be meant`() {
        expectDiagnostics(
            MarkedFiles([
                "rooms.yaml": """
                version: 1
                dialogs:
                  - {type: public, name: A, photo: {value: 1️⃣lobby_foto}}
                  - {type: public, name: B, photo: {value: 2️⃣other}}
                """,
                "values.yaml": "version: 1\nvalues: {lobby_photo: '1'}",
            ]),
            [
                "1️⃣ error: unknown value 'lobby_foto': define it under 'values'",
                "1️⃣ note: did you mean 'lobby_photo'?",
                "2️⃣ error: unknown value 'other': define it under 'values'",
            ]
        )
    }

    @Test func `a definition that is wrong is told once, where it stands`() {
        expectDiagnostics(
            MarkedFiles([
                "a.yaml": """
                version: 1
                values: {1️⃣photo: '1', list: 2️⃣[1], none: 3️⃣}
                dialogs:
                  - {type: public, name: A, photo: {value: list}}
                  - {type: public, name: B, photo: {value: none}}
                """,
                "b.yaml": "version: 1\nvalues: {4️⃣photo: '2'}",
            ]),
            [
                "2️⃣ error: 'list' must be text, not a list",
                "3️⃣ error: value 'none' is empty: write '' for an empty text, or remove it",
                "4️⃣ error: value 'photo' is defined twice",
                "1️⃣ note: first here",
            ]
        )
    }

    @Test func `a value that a field cannot have is told where it is defined`() {
        expectDiagnostics(
            MarkedFiles([
                "rooms.yaml": """
                version: 1
                values: {name: 1️⃣" ", rooms: 2️⃣{a: b}}
                dialogs:
                  - {type: public, name: {value: name}}
                  - {type: public, name: B, photo: 3️⃣{value: name, other: x}}
                  - {type: public, name: C, owner: 4️⃣{value: name}}
                """
            ]),
            [
                "1️⃣ error: 'name' must not be empty",
                "2️⃣ error: 'rooms' must be text, not a map",
                "3️⃣ error: 'photo' must be text, not a map",
                "4️⃣ error: 'owner' must be one user, not a map",
            ]
        )
    }
}
