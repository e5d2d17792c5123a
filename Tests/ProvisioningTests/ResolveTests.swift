import Dialogs
import Manifests
import Planning
import Provisioning
import SimulationSupport
import TestSupport
import Testing

/// The second stage: who the owners and the members are.
@Suite struct ResolveTests {
    private static let accounts = """
        {"users": [{"id": 1, "login": "owner"}, {"id": 2, "login": "bob", "email": "bob@example.com"},
                   {"id": 3, "login": "carol"}]}
        """

    private static let rooms = """
        version: 1
        dialogs:
          - {type: group, name: Ops, occupants: ["login:bob", "login:carol"]}
          - {type: group, name: Crew, occupants: ["login:bob", "login:nobody"]}

        """

    @Test func `with a key nothing is asked where all is known`() async throws {
        let fixture = try RunFixture()
        let path = try fixture.write("version: 1\ndialogs: [{type: public, name: News}]\n")
        let run = try fixture.run()
        let declared = try await run.resolve(try run.load([path]))
        #expect(declared.dialogs.map(\.owner) == [1])
        #expect(fixture.api.requests.isEmpty)
    }

    @Test func `with a token the session's user is the owner`() async throws {
        let fixture = try RunFixture()
        let path = try fixture.write("version: 1\ndialogs: [{type: public, name: News}]\n")
        let run = try fixture.run(token: "session-of-user-1")
        let declared = try await run.resolve(try run.load([path]))
        #expect(declared.dialogs.map(\.owner) == [1])
        #expect(fixture.api.requests.map(\.target) == ["/session.json"])
    }

    @Test func `credentials of another application stop the run before anything else is asked`() async throws {
        let fixture = try RunFixture(users: Self.accounts)
        let path = try fixture.write(Self.rooms)
        let run = try fixture.run(token: "session-of-user-1") { $0.expectedApplication = 5 }
        let input = try run.load([path])
        let failure = await #expect(throws: RunFailure.self) { try await run.resolve(input) }
        #expect(failure?.status == .stoppedBySafetyRail)
        #expect(fixture.api.requests.map(\.target) == ["/session.json"])
    }

    @Test func `users are looked up, and a dialog whose user is missing is left alone`() async throws {
        let fixture = try RunFixture(users: Self.accounts)
        let run = try fixture.run()
        let declared = try await run.resolve(try run.load([try fixture.write(Self.rooms)]))
        #expect(declared.dialogs.map(\.key) == ["group/Ops"])
        #expect(declared.dialogs.first?.members == [1, 2, 3])
        #expect(declared.status == .decisionNeeded)
        #expect(fixture.api.requests.count == 1)
        let missing = fixture.events.compactMap { if case .usersMissing(let missing, _) = $0 { missing } else { nil } }
        #expect(missing.map { $0.people.map(\.reference.description) } == [["login:nobody"]])
        #expect(missing.first?.leftOut.map(\.key) == ["group/Crew"])
    }

    @Test func `a dialog is made without a missing user where that is wanted`() async throws {
        let fixture = try RunFixture(users: Self.accounts)
        let run = try fixture.run { $0.users.skipsMissing = true }
        let declared = try await run.resolve(try run.load([try fixture.write(Self.rooms)]))
        #expect(declared.dialogs.map(\.members) == [[1, 2, 3], [1, 2]])
        #expect(declared.status == .done)
    }

    @Test func `a second run takes users from the cache`() async throws {
        let fixture = try RunFixture(users: Self.accounts)
        let path = try fixture.write(
            "version: 1\ndialogs:\n  - {type: group, name: Ops, occupants: [\"login:bob\", \"login:carol\"]}\n"
        )
        for _ in 1...2 {
            let run = try fixture.run { $0.users.cachePath = fixture.path("users.json") }
            let declared = try await run.resolve(try run.load([path]))
            #expect(declared.dialogs.first?.members == [1, 2, 3])
        }
        #expect(fixture.api.requests.count == 1)
    }

    @Test func `a shard takes its part, and tells how much that is`() async throws {
        let fixture = try RunFixture()
        let path = try fixture.write(
            "version: 1\ndialogs:\n" + (1...8).map { "  - {type: public, name: Room \($0)}\n" }.joined()
        )
        var keys: [ExactText] = []
        for shard in ["1/2", "2/2"] {
            let run = try fixture.run { $0.shard = Shard(shard) }
            keys += try await run.resolve(try run.load([path])).dialogs.map(\.key)
        }
        #expect(Set(keys).count == 8)
        #expect(keys.count == 8)
        let told = fixture.events.compactMap { if case .shardTaken(_, _, of: let all) = $0 { all } else { nil } }
        #expect(told == [8, 8])
    }

    @Test func `what was shown of a set with missing users ends as their dialogs need a decision`() async throws {
        let fixture = try RunFixture(users: Self.accounts)
        let path = try fixture.write(Self.rooms)
        #expect(try await fixture.apply(path) == .decisionNeeded)
        let run = try fixture.run()
        let declared = try await run.resolve(try run.load([path]))
        let plan = try await run.plan(declared, knowing: RunMemory(journal: try run.readJournal()))
        #expect(plan.count(of: .exists) == 1)
        #expect(declared.status(of: plan, detailed: false) == .decisionNeeded)
    }

    @Test func `what is left out belongs to the part that is selected, or to none of it`() async throws {
        let fixture = try RunFixture(users: Self.accounts)
        let path = try fixture.write(Self.rooms)
        for (pattern, leftOut) in [("group/O*", 0), ("group/Crew", 1), ("*", 1)] {
            let run = try fixture.run { $0.selection = [KeyPattern(pattern)] }
            let declared = try await run.resolve(try run.load([path]))
            #expect(declared.missing.leftOut.count == leftOut)
            #expect(declared.missing.people.count == leftOut)
            #expect(declared.status == (leftOut == 0 ? .done : .decisionNeeded))
        }
    }
}
