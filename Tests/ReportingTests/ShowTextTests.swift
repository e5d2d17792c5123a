import Dialogs
import Planning
import TestSupport
import Testing

@testable import Reporting

/// Dialogs with their people, and a person's dialogs, as text.
@Suite struct ShowTextTests {
    private static let names = PeopleNames([1: "alice", 2: "bob", 7: "p1997@school.example", 9: "erin"])

    private static let desired: [DesiredDialog] = [
        .group("Ops", [2, 3], admins: [2], photo: "7", joinRequired: true, key: "ops", line: 4),
        .public("News", admins: [2], line: 6),
        .group("Leads", [2, 7], line: 8),
        .public("Missing", photo: "9", data: CustomData(className: "Room", fields: ["region": .text("eu")]), line: 10),
        .private(with: 2, line: 12),
    ]

    private static let live: [LiveDialog] = [
        .group(1, "Ops", [1, 2, 9], admins: [9], photo: "5", joinRequired: true, className: "Room"),
        .public(2, "News", creator: 8),
        .group(3, "Leads", [1, 2]),
        .private(4, [1, 2]),
    ]

    private static func rooms() async throws -> [ShownRoom] {
        let known = [desired[0].key: DialogIdentity(live[0].id, owner: 1)]
        var knowledge = PriorKnowledge()
        knowledge.memories = [PriorKnowledge.Memory(known)]
        let runner = LookupRunner(reader: InMemoryDialogStore(live), parallelism: 1, knowing: knowledge)
        return try await runner.plan(for: desired).entries.map { ShownRoom($0) }
            + [
                ShownRoom(key: "old", live: nil, lookedForBy: 1),
                ShownRoom(key: nil, live: .group(5, "By hand\u{202E}", [2, 9], creator: 2)),
            ]
    }

    @Test func `what is live stands beside what is declared`() async throws {
        let text = RoomText(try await Self.rooms(), naming: Self.names, style: .plain).text
        try expectSnapshot(of: text, named: "show-rooms")
    }

    @Test func `the dialogs of a person`() async throws {
        let rooms = try await Self.rooms()
        let text = PersonText(2, in: rooms, naming: Self.names, isDeclaredKnown: true, style: .plain).text
        try expectSnapshot(of: text, named: "show-person")
    }

    @Test func `a person without dialogs`() {
        let text = PersonText(9, in: [], naming: Self.names, isDeclaredKnown: false, style: .plain).text
        #expect(text == "user erin (9)\n  is in no dialog\n")
    }

    @Test func `of many people those come first who are not as declared, and all are listed where that is asked for`() {
        let people = UserIDs((2...100).compactMap { UserID(rawValue: $0) })
        let desired = DesiredDialog.group("Big", people)
        let live = LiveDialog.group(1, "Big", people.subtracting([100]).union([1, 200]))
        let room = ShownRoom(PlanEntry(desired: desired, action: .exists(live)))
        let lines = RoomText([room], style: .plain).text.split(separator: "\n")
        let start = lines.firstIndex { $0.contains("101 people") } ?? 0
        #expect(lines[start...].count == 1 + RoomText.peopleShown + 1)
        #expect(lines[start + 1].hasSuffix("not in it") && lines[start + 1].hasPrefix("  100 "))
        #expect(lines[start + 2].hasSuffix("not declared"))
        #expect(lines.last == "  … and 61 more (--all lists them)")
        let all = RoomText([room], style: .plain, listsAll: true).text
        #expect(all.contains("\n  57          member  member\n"))
        #expect(!all.contains("more"))
    }
}
