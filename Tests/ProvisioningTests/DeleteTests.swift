import Applying
import Dialogs
import Foundation
import Journal
import Planning
import Provisioning
import SimulationSupport
import TestSupport
import Testing

/// Rooms that are to be absent.
@Suite struct DeleteTests {
    private static func room(_ state: String, name: String = "Ops") -> String {
        "version: 1\ndialogs:\n  - {key: ops, type: group, name: \(name), occupants: [2], \(state)}\n"
    }

    private func entry(of path: String, _ fixture: RunFixture) async throws -> PlanEntry {
        let run = try fixture.run()
        let plan = try await run.plan(try await run.resolve(try run.load([path])), knowing: try run.readMemory())
        return try #require(plan.entries.first)
    }

    @Test func `a room that is known is deleted with one request, and is absent from then on`() async throws {
        let fixture = try RunFixture()
        #expect(try await fixture.apply(try fixture.write(Self.room("state: present"))) == .done)
        let absent = try fixture.write(Self.room("state: absent"))
        #expect(try await entry(of: absent, fixture).action.kind == .delete)
        #expect(try await fixture.apply(absent, detailed: true) == .done)
        #expect(fixture.api.count(of: "DELETE") == 1)
        #expect(try await entry(of: absent, fixture).action == .absent)
        #expect(try await fixture.apply(absent, detailed: true) == .done)
        #expect(fixture.api.count(of: "DELETE") == 1)
    }

    @Test func `a room that is known is deleted also where its people are not found any more`() async throws {
        let accounts = #"{"users": [{"id": 1, "login": "owner"}, {"id": 2, "login": "bob"}]}"#
        let fixture = try RunFixture(users: accounts)
        let present = Self.room("state: present").replacing("[2]", with: "['login:bob']")
        #expect(try await fixture.apply(try fixture.write(present)) == .done)
        let absent = present.replacing("bob", with: "nobody").replacing("present", with: "absent")
        let path = try fixture.write(absent)
        #expect(try await entry(of: path, fixture).action.kind == .delete)
        #expect(try await fixture.apply(path) == .done)
        #expect(fixture.api.count(of: "DELETE") == 1)
    }

    @Test func `a room that lacks its people and that only its name tells is left`() async throws {
        let accounts = #"{"users": [{"id": 1, "login": "owner"}, {"id": 2, "login": "bob"}]}"#
        let fixture = try RunFixture(users: accounts)
        for name in ["Ops", "Ops"] {
            try #require(
                fixture.api.act(
                    "POST",
                    "/chat/Dialog.json",
                    as: 1,
                    #"{"type":2,"name":"\#(name)","occupants_ids":[2]}"#
                )
                    == 201
            )
        }
        let absent = Self.room("state: absent").replacing("[2]", with: "['login:nobody']")
        #expect(try await fixture.apply(try fixture.write(absent)) == .decisionNeeded)
        #expect(fixture.api.count(of: "DELETE") == 0)
    }

    @Test func `what was deleted is kept beside the journal, with everybody who was in it`() async throws {
        let fixture = try RunFixture()
        #expect(try await fixture.apply(try fixture.write(Self.room("photo: '5'"))) == .done)
        #expect(try await fixture.apply(try fixture.write(Self.room("state: absent"))) == .done)
        let text = try String(contentsOfFile: fixture.path("journal.deletions"), encoding: .utf8)
        let lines = text.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines[0].contains(#""key":"ops","as":1"#))
        #expect(lines[0].contains(#""type":2,"name":"Ops","creator":1,"occupants":[1,2]"#))
        #expect(lines[0].contains(#""photo":"5""#))
        #expect(lines[1].hasPrefix(#"{"record":"deleted""#))
    }

    @Test func `a room that only its name tells is left, and asked about`() async throws {
        let fixture = try RunFixture()
        try #require(
            fixture.api.act("POST", "/chat/Dialog.json", as: 1, #"{"type":2,"name":"Ops","occupants_ids":[2]}"#) == 201
        )
        let absent = try fixture.write(Self.room("state: absent"))
        #expect(try await fixture.apply(absent) == .decisionNeeded)
        #expect(fixture.api.count(of: "DELETE") == 0)
    }

    @Test func `a run that only creates deletes nothing`() async throws {
        let fixture = try RunFixture()
        #expect(try await fixture.apply(try fixture.write(Self.room("state: present"))) == .done)
        let absent = try fixture.write(Self.room("state: absent"))
        #expect(try await fixture.apply(absent, detailed: true, changing: { $0.onlyCreates = true }) == .drift)
        #expect(fixture.api.count(of: "DELETE") == 0)
    }

    @Test func `more than is allowed stops the run before anything is written`() async throws {
        let fixture = try RunFixture()
        #expect(try await fixture.apply(try fixture.write(Self.room("state: present"))) == .done)
        let run = try fixture.run()
        let path = try fixture.write(Self.room("state: absent"))
        let plan = try await run.plan(try await run.resolve(try run.load([path])), knowing: try run.readMemory())
        #expect(throws: RunFailure.self) { try run.check(plan, deletingWithin: DeleteLimit()) }
        try run.check(plan, deletingWithin: DeleteLimit(1))
    }

    @Test func `an answer that is lost is made up for by a look`() async throws {
        let fixture = try RunFixture("504 after delete at #1")
        #expect(try await fixture.apply(try fixture.write(Self.room("state: present"))) == .done)
        #expect(try await fixture.apply(try fixture.write(Self.room("state: absent"))) == .done)
        #expect(fixture.api.count(of: "DELETE") == 1)
    }
}
