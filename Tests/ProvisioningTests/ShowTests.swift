import Dialogs
import Planning
import Provisioning
import SimulationSupport
import TestSupport
import Testing

/// Dialogs that are shown with their people, and the dialogs of a person.
@Suite struct ShowTests {
    private static let accounts = """
        {"users": [{"id": 1, "login": "owner"}, {"id": 2, "login": "bob"}, {"id": 3, "login": "carol"},
                   {"id": 4, "login": "dan"}]}
        """

    private static let rooms = """
        version: 1
        users: {bob: 2}
        dialogs:
          - {type: group, name: Ops, occupants: [bob, 3]}
          - {type: group, name: Dev, occupants: [3]}
          - {type: public, name: News, admins: [bob]}
          - {type: public, name: Lobby}

        """

    private func fixture() async throws -> (RunFixture, path: String) {
        let fixture = try RunFixture(users: Self.accounts)
        let path = try fixture.write(Self.rooms)
        #expect(try await fixture.apply(path) == .done)
        return (fixture, path)
    }

    private func keys(_ rooms: [ShownRoom]) -> [ExactText?] { rooms.map(\.key) }

    @Test func `only the dialogs that are asked for are read`() async throws {
        let (fixture, path) = try await fixture()
        let run = try fixture.run()
        let declared = try await run.resolve(try run.load([path]))
        let before = fixture.api.requests.count
        let rooms = try await run.rooms(
            [KeyPattern("group/Dev"), KeyPattern("public/*")],
            of: declared,
            knowing: try run.readMemory()
        )
        #expect(keys(rooms) == ["group/Dev", "public/News", "public/Lobby"])
        #expect(rooms.map { $0.people.map(\.user) } == [[1, 3], [1, 2], [1]])
        #expect(fixture.api.requests.count - before <= 2)
    }

    @Test func `without manifests the ids file says which dialog a key is`() async throws {
        let (fixture, _) = try await fixture()
        let run = try fixture.run()
        let before = fixture.api.requests.count
        let rooms = try await run.rooms([KeyPattern("group/*")], knownBy: try run.readMemory())
        #expect(keys(rooms) == ["group/Dev", "group/Ops"])
        #expect(rooms.map { $0.live?.occupants } == [[1, 3], [1, 2, 3]])
        #expect(fixture.api.requests.count - before == 1)
    }

    @Test func `a key that nobody has is told, with the one that was meant`() async throws {
        let (fixture, path) = try await fixture()
        let run = try fixture.run()
        let declared = try await run.resolve(try run.load([path]))
        let memory = try run.readMemory()
        for known in [true, false] {
            let failure = await #expect(throws: RunFailure.self) {
                if known {
                    try await run.rooms([KeyPattern("group/Opps")], of: declared, knowing: memory)
                } else {
                    try await run.rooms([KeyPattern("group/Opps")], knownBy: memory)
                }
            }
            guard case .text(let text) = failure?.reason else {
                Issue.record("it is a text")
                return
            }
            #expect(text.hasSuffix("did you mean 'group/Ops'?"))
            #expect(failure?.status == .wrongInput)
        }
    }

    @Test func `a person's dialogs are those of the person's own listing, and those that name the person`() async throws
    {
        let (fixture, path) = try await fixture()
        let more = "  - {type: group, name: New, occupants: [bob]}\n"
        try fixture.write(Self.rooms + more)
        let other = try fixture.write(
            "version: 1\ndialogs: [{type: group, name: Others, owner: 3, occupants: [2, 4]}]\n",
            to: "other.yaml"
        )
        #expect(try await fixture.apply(other) == .done)
        let run = try fixture.run()
        let declared = try await run.resolve(try run.load([path]))
        let before = fixture.api.requests.count
        let rooms = try await run.rooms(of: 2, in: declared, knowing: try run.readMemory())
        #expect(keys(rooms) == ["group/Ops", "public/News", "group/New", "group/Others"])
        #expect(rooms.map { $0.person(2).live } == [.member, .admin, nil, .member])
        #expect(rooms.map { $0.person(2).declared } == [.member, .admin, .member, nil])
        #expect(fixture.api.requests.count - before <= 5)
        let session = try fixture.run(token: "session-of-user-1")
        // Others sees nobody but those who are in it.
        #expect(keys(try await session.rooms(of: 2, in: nil, knowing: RunMemory())) == [nil])
        #expect(fixture.api.count(of: "POST") == 5)
    }

    @Test func `a person is known by number, name or login`() async throws {
        let (fixture, path) = try await fixture()
        let run = try fixture.run()
        let people = try await run.resolve(try run.load([path])).people
        #expect(try await run.person("3", naming: people) == 3)
        #expect(try await run.person("bob", naming: people) == 2)
        let before = fixture.api.requests.count
        #expect(try await run.person("login:carol", naming: people) == 3)
        #expect(fixture.api.requests.count - before == 1)
        for (text, status) in [("carol", RunStatus.wrongInput), ("login:nobody", .decisionNeeded)] {
            let failure = await #expect(throws: RunFailure.self) { try await run.person(text, naming: people) }
            #expect(failure?.status == status)
        }
    }
}
