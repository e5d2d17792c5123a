import Applying
import Dialogs
import Planning
import Provisioning
import SimulationSupport
import TestSupport
import Testing

/// Rooms that are kept up to date: what git says reaches them, and what people do to them is left as it is.
@Suite struct UpdateTests {
    private static func room(_ fields: String) -> String {
        "version: 1\ndialogs:\n  - {key: ops, type: group, name: Ops, update: true, \(fields)}\n"
    }

    private func plan(of path: String, _ fixture: RunFixture) async throws -> Plan {
        let run = try fixture.run()
        return try await run.plan(try await run.resolve(try run.load([path])), knowing: try run.readMemory())
    }

    private func entry(of path: String, _ fixture: RunFixture) async throws -> PlanEntry {
        try #require(try await plan(of: path, fixture).entries.first)
    }

    @Test func `an edit takes one request, and a second apply none`() async throws {
        let fixture = try RunFixture()
        #expect(try await fixture.apply(try fixture.write(Self.room("occupants: [2]"))) == .done)
        let edited = try fixture.write(Self.room("occupants: [2, 3], photo: '5'"))
        #expect(try await fixture.apply(edited) == .done)
        #expect(fixture.api.count(of: "PUT") == 1)
        #expect(try await fixture.apply(edited, detailed: true) == .done)
        #expect(fixture.api.count(of: "PUT") == 1)
        #expect(fixture.api.count(of: "POST") == 1)
    }

    @Test func `without leave, and in a run that only creates, nothing is changed`() async throws {
        let fixture = try RunFixture()
        let edited = Self.room("occupants: [2, 3]")
        #expect(try await fixture.apply(try fixture.write(Self.room("occupants: [2]"))) == .done)
        let path = try fixture.write(edited)
        #expect(try await fixture.apply(path, detailed: true, changing: { $0.onlyCreates = true }) == .drift)
        let without = try fixture.write(edited.replacing("update: true", with: "update: false"))
        #expect(try await fixture.apply(without, detailed: true) == .drift)
        #expect(fixture.api.count(of: "PUT") == 0)
    }

    @Test func `who left after a run is added again, and that is told with the day`() async throws {
        let fixture = try RunFixture()
        let path = try fixture.write(Self.room("occupants: [2, 3]"))
        #expect(try await fixture.apply(path) == .done)
        #expect(try await fixture.apply(path) == .done)
        let id = try #require(try await entry(of: path, fixture).action.live?.id)
        try #require(
            fixture.api.act("PUT", "/chat/Dialog/\(id).json", as: 3, #"{"pull_all":{"occupants_ids":[3]}}"#) == 200
        )
        let entry = try await entry(of: path, fixture)
        #expect(entry.action.kind == .update)
        #expect(entry.notes == [.addedAgain(users: [3], leftSince: "2026-01-01")])
        #expect(try await fixture.apply(path) == .done)
        #expect(fixture.api.count(of: "PUT") == 1)
    }

    @Test func `a name that the server stores otherwise is sent once more, and then told and not sent again`()
        async throws
    {
        let fixture = try RunFixture("store names in lower case on update")
        #expect(try await fixture.apply(try fixture.write(Self.room("occupants: [2]"))) == .done)
        let edited = try fixture.write(Self.room("occupants: [2]").replacing("name: Ops", with: "name: OPERATIONS"))
        #expect(try await fixture.apply(edited) == .someFailed)
        #expect(fixture.api.count(of: "PUT") == 1)
        #expect(try await fixture.apply(edited) == .someFailed)
        #expect(try await fixture.apply(edited, detailed: true) == .drift)
        #expect(fixture.api.count(of: "PUT") == 2)
        let notes = try await entry(of: edited, fixture).notes
        #expect(notes.contains(.stays(field: "name", .storedOtherwise)))
    }

    @Test func `what people write meanwhile is not taken for what the server makes of it`() async throws {
        let fixture = try RunFixture("rename before update at #1")
        #expect(try await fixture.apply(try fixture.write(Self.room("occupants: [2]"))) == .done)
        let edited = try fixture.write(Self.room("occupants: [2], photo: '5'"))
        #expect(try await fixture.apply(edited) == .someFailed)
        #expect(try await fixture.apply(edited, detailed: true) == .done)
        #expect(fixture.api.count(of: "PUT") == 2)
    }

    @Test func `a name that is stored otherwise is not sent again after other changes either`() async throws {
        let fixture = try RunFixture("store names in lower case on update")
        #expect(try await fixture.apply(try fixture.write(Self.room("occupants: [2]"))) == .done)
        let renamed = Self.room("occupants: [2]").replacing("name: Ops", with: "name: OPERATIONS")
        let path = try fixture.write(renamed)
        #expect(try await fixture.apply(path) == .someFailed)
        #expect(try await fixture.apply(path) == .someFailed)
        let more = try fixture.write(renamed.replacing("[2]", with: "[2, 3]"))
        #expect(try await fixture.apply(more) == .done)
        #expect(try await fixture.apply(more, detailed: true) == .drift)
        #expect(fixture.api.count(of: "PUT") == 3)
    }

    @Test func `too many people who would go stop the run before anything is written`() async throws {
        let fixture = try RunFixture()
        let all = Self.room("occupants: [2, 3, 4, 5]")
        #expect(try await fixture.apply(try fixture.write(all)) == .done)
        let few = try fixture.write(Self.room("occupants: [2], unlisted: remove"))
        let run = try fixture.run()
        let plan = try await plan(of: few, fixture)
        #expect(throws: RunFailure.self) { try run.check(plan, removingWithin: .standard) }
        try run.check(plan, removingWithin: .people(3))
    }
}
