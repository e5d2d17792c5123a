import Dialogs
import JSON
import PlanFile
import Planning
import TestSupport
import Testing

/// Dialogs with their people as JSON.
@Suite struct RoomsDocumentTests {
    private static let room = ShownRoom(
        PlanEntry(
            desired: .group("Ops", [2, 3], admins: [2], key: "ops"),
            action: .exists(.group(1, "Ops", [1, 2, 9], admins: [9]))
        )
    )
    private static let names = PeopleNames([2: "bob", 9: "erin", 50: "nobody"])

    @Test func `everybody in a dialog is told, live and declared`() throws {
        let document = RoomsDocument([Self.room], naming: Self.names, at: "https://api.example", toolVersion: "1")
        let text = String(decoding: document.json, as: UTF8.self)
        let people = [
            #"{"declared":"owner","live":"owner","user":1}"#, #"{"declared":null,"live":"admin","user":9}"#,
            #"{"declared":"admin","live":"member","user":2}"#, #"{"declared":"member","live":null,"user":3}"#,
        ]
        #expect(text.contains(#""people":[\#(people.joined(separator: ","))]"#))
        #expect(text.contains(#""9": "erin""#))
        #expect(!text.contains("nobody"))
        #expect(text.contains("\n  \"user\": null\n"))
    }

    @Test func `the schema of dialogs allows each, and knows no member that none has`() throws {
        var schema = Schema(try JSONValue(parsing: Array(DocumentSchema.rooms.utf8)))
        for seed in 0..<300 as Range<UInt64> {
            var random = RandomPlan(seed: seed)
            let rooms = random.document().plan.entries.map { ShownRoom($0) }
            let lone = ShownRoom(key: nil, live: .public(5, "News", creator: 9))
            for (rooms, user) in [(rooms, nil), ([lone], 9), ([Self.room, lone], nil)] as [([ShownRoom], UserID?)] {
                let document = RoomsDocument(
                    rooms,
                    of: user,
                    naming: Self.names,
                    at: "https://a.example",
                    toolVersion: "1"
                )
                let accepted = schema.accepts(try JSONValue(parsing: document.json))
                #expect(accepted, "seed \(seed)")
            }
        }
        #expect(schema.members.subtracting(schema.seen).sorted() == [])
        #expect(schema.unknown.sorted() == [])
    }

    @Test func `of a person's dialogs only that person is told`() throws {
        let rooms = [Self.room, ShownRoom(key: nil, live: .public(5, "News", creator: 9))]
        let document = RoomsDocument(rooms, of: 9, naming: Self.names, at: "https://api.example", toolVersion: "1")
        let text = String(decoding: document.json, as: UTF8.self)
        #expect(text.contains(#""people":[{"declared":null,"live":"admin","user":9}]}"#))
        #expect(text.contains(#""people":[{"declared":null,"live":"owner","user":9}]}"#))
        #expect(text.contains(#""key":null,"live":[{"#))
        #expect(text.contains("\n  \"user\": 9\n"))
    }
}
