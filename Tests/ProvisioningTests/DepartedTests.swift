import Applying
import Diagnostics
import Dialogs
import Planning
import Provisioning
import SimulationSupport
import TestSupport
import Testing

/// People who are to be in no group: they are taken out of all of them, declared or not.
@Suite struct DepartedRunTests {
    private static let ops = "{key: ops, type: group, name: Ops, occupants: [2]}"

    private static func rooms(_ rooms: String = ops, departed: String = "[5]") -> String {
        "version: 1\ndeparted: \(departed)\ndialogs:\n  - \(rooms)\n"
    }

    private func create(_ name: String, as owner: Int, _ others: [Int], in fixture: RunFixture) throws {
        let people = others.map(String.init).joined(separator: ",")
        let body = #"{"type":2,"name":"\#(name)","occupants_ids":[\#(people)]}"#
        try #require(fixture.api.act("POST", "/chat/Dialog.json", as: owner, body) == 201)
    }

    private func plan(of path: String, _ fixture: RunFixture, token: String? = nil) async throws -> Plan {
        let run = try fixture.run(token: token)
        let declared = try await run.resolve(try run.load([path]))
        return try await run.plan(declared, knowing: try run.readMemory(), listsDeparted: true)
    }

    /// Who is in the groups that a user sees, by their names.
    private func people(as user: UserID, _ fixture: RunFixture) async throws -> [String: UserIDs] {
        let run = try fixture.run()
        let rooms = try await run.rooms(of: user, in: nil, knowing: RunMemory())
        return Dictionary(rooms.compactMap(\.live).map { ($0.name?.string ?? "", $0.occupants) }) { first, _ in first }
    }

    @Test func `he is taken out of declared groups and of others by their creators, and then there is nothing to do`()
        async throws
    {
        let fixture = try RunFixture()
        try create("Ops", as: 1, [2, 5], in: fixture)
        try create("Theirs", as: 3, [4, 5], in: fixture)
        try create("Without him", as: 3, [4], in: fixture)
        let path = try fixture.write(Self.rooms())
        #expect(try await fixture.apply(path) == .done)
        #expect(fixture.api.count(of: "PUT") == 2)
        #expect(try await people(as: 3, fixture)["Theirs"] == [3, 4])
        #expect(try await people(as: 1, fixture)["Ops"] == [1, 2])
        #expect(try await people(as: 5, fixture).isEmpty)
        let again = try fixture.write(Self.rooms())
        #expect(try await fixture.apply(again, detailed: true) == .done)
        #expect(fixture.api.count(of: "PUT") == 2)
        // A group that nobody declares is none that the ids file knows.
        #expect(try !fixture.text(of: "ids.yaml").contains("undeclared"))
        #expect(try fixture.text(of: "ids.yaml").contains("ops"))
    }

    @Test func `a declared group that is updated too is changed as a whole`() async throws {
        let fixture = try RunFixture()
        #expect(try await fixture.apply(try fixture.write(Self.rooms(departed: "[]"))) == .done)
        let id = try #require(
            try await plan(of: try fixture.write(Self.rooms()), fixture).entries.first?.action.live?.id
        )
        try #require(
            fixture.api.act("PUT", "/chat/Dialog/\(id).json", as: 1, #"{"push_all":{"occupants_ids":[5]}}"#) == 200
        )
        let edited = "{key: ops, type: group, name: Operations, occupants: [2, 3], update: true}"
        let path = try fixture.write(Self.rooms(edited))
        let plan = try await plan(of: path, fixture)
        #expect(plan.entries.count == 1)
        #expect(plan.updates.map(\.update.steps.count) == [2])
        #expect(try await fixture.apply(path, detailed: true) == .done)
        #expect(fixture.api.count(of: "PUT") == 2)
        #expect(try await people(as: 1, fixture) == ["Operations": [1, 2, 3]])
    }

    @Test func `a lost answer is made up for by a look, as for every update`() async throws {
        let fixture = try RunFixture("504 after update at #1")
        try create("Theirs", as: 3, [4, 5], in: fixture)
        #expect(try await fixture.apply(try fixture.write(Self.rooms(departed: "[5]"))) == .done)
        #expect(fixture.api.count(of: "PUT") == 1)
        #expect(try await people(as: 3, fixture)["Theirs"] == [3, 4])
    }

    @Test func `an answer that stays lost is told, and the next run finds out`() async throws {
        let fixture = try RunFixture("504 before update at #1-3")
        try create("Theirs", as: 3, [4, 5], in: fixture)
        let path = try fixture.write(Self.rooms())
        #expect(try await fixture.apply(path) == .someFailed)
        #expect(try await fixture.apply(path) == .done)
        #expect(try await people(as: 3, fixture)["Theirs"] == [3, 4])
    }

    @Test func `rooms that he created, and those of two, are left and asked about`() async throws {
        let fixture = try RunFixture()
        try create("His", as: 5, [2, 3], in: fixture)
        try create("Of two", as: 3, [5], in: fixture)
        let path = try fixture.write(Self.rooms())
        #expect(try await fixture.apply(path) == .decisionNeeded)
        #expect(fixture.api.count(of: "PUT") == 0)
        #expect(try await people(as: 5, fixture).count == 2)
    }

    @Test func `who leaves by himself, and a room that goes meanwhile, are no failure of others`() async throws {
        let fixture = try RunFixture("leave 5 before update at #1", "delete before update at #2")
        try create("A", as: 3, [4, 5], in: fixture)
        try create("B", as: 3, [4, 5], in: fixture)
        try create("C", as: 3, [4, 5], in: fixture)
        _ = try await fixture.apply(try fixture.write(Self.rooms()))
        #expect(try await people(as: 5, fixture).isEmpty)
    }

    @Test func `a run that only creates leaves him, and says that something differs`() async throws {
        let fixture = try RunFixture()
        try create("Theirs", as: 3, [4, 5], in: fixture)
        let path = try fixture.write(Self.rooms())
        #expect(try await fixture.apply(path, detailed: true, changing: { $0.onlyCreates = true }) == .drift)
        #expect(fixture.api.count(of: "PUT") == 0)
    }

    @Test func `in a session the declared groups lose him, and it is told that others were not looked up`()
        async throws
    {
        let fixture = try RunFixture()
        try create("Ops", as: 1, [2, 5], in: fixture)
        try create("Other", as: 1, [2, 5], in: fixture)
        let plan = try await plan(of: try fixture.write(Self.rooms()), fixture, token: "session-of-user-1")
        #expect(plan.entries.map(\.action.kind) == [.update])
        #expect(plan.departures.people.map(\.sight) == [.needsKey])
    }

    @Test func `a part of the set takes him out of its own groups only`() async throws {
        let fixture = try RunFixture()
        try create("Ops", as: 1, [2, 5], in: fixture)
        try create("Other", as: 1, [2, 5], in: fixture)
        let path = try fixture.write(Self.rooms())
        let pattern = KeyPattern("o*")
        #expect(try await fixture.apply(path, changing: { $0.selection = [pattern] }) == .done)
        #expect(try await people(as: 5, fixture) == ["Other": [1, 2, 5]])
    }

    @Test func `a login that the application does not have is told, and stops nothing`() async throws {
        let users = (1...9).map { #"{"id": \#($0), "login": "user\#($0)"}"# }.joined(separator: ",")
        let fixture = try RunFixture(users: #"{"users": [\#(users)]}"#)
        try create("Theirs", as: 3, [4, 5], in: fixture)
        let path = try fixture.write(Self.rooms(departed: "['login:user5', 'login:gone']"))
        #expect(try await fixture.apply(path) == .done)
        #expect(try await people(as: 5, fixture).isEmpty)
        let isTold = fixture.events.contains { event in
            guard case .manifestWarnings(let warnings) = event else { return false }
            return warnings.contains { $0.description.contains("login:gone") }
        }
        #expect(isTold)
        #expect(!fixture.events.contains { if case .usersMissing = $0 { true } else { false } })
    }

    @Test func `the listing of his groups is proved complete, or there is no plan`() async throws {
        let fixture = try RunFixture("vanish on list")
        for number in 1...150 { try create("Room \(number)", as: 3, [4, 5], in: fixture) }
        await #expect(throws: RunFailure.self) { try await plan(of: try fixture.write(Self.rooms()), fixture) }
    }
}
