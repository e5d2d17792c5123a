import Dialogs
import Journal
import Provisioning
import SimulationSupport
import TestSupport
import Testing

/// Ids that people check.
@Suite struct IDsCheckTests {
    private static func keys(of checked: [CheckedIDs]) -> Set<ExactText> {
        Set(checked.flatMap { ids in ids.source.contents.dialogs.filter { ids.live[$0.value.id] != nil }.keys })
    }

    @Test func `each dialog is looked for as its owner`() async throws {
        let (fixture, source) = try await RunFixture.withIDs()
        let checked = try await fixture.run().check([source])
        #expect(Self.keys(of: checked) == ["private/1-3"])
        #expect(checked.map(\.viewer) == [nil])
        #expect(checked.map(\.areAllVisible) == [false])
        var ids = source.contents
        ids.remove("gone")
        ids.remove("group/A")
        let rest = IDsSource(path: source.path, contents: ids, isNamed: true)
        #expect(try await fixture.run().check([rest]).map(\.areAllVisible) == [true])
    }

    @Test(arguments: [("", 3), ("ignore _id[in]", 1 + 250 + 3)])
    func `a hundred are asked for with a request, or one where lists are ignored`(
        fault: String,
        count: Int
    ) async throws {
        let fixture = fault.isEmpty ? try RunFixture() : try RunFixture(fault)
        let rooms = (1...250).map { "  - {type: public, owner: 1, name: Room \($0)}\n" }.joined()
        #expect(try await fixture.apply(try fixture.write("version: 1\ndialogs:\n" + rooms)) == .done)
        let path = fixture.path("ids.yaml")
        let source = IDsSource(path: path, contents: try DialogIDs.read(at: path), isNamed: true)
        let before = fixture.api.count(of: "GET")
        #expect(try await fixture.run().check([source]).map(\.areAllVisible) == [true])
        #expect(fixture.api.count(of: "GET") - before <= count)
    }

    @Test func `with a token, it is looked for as the session's user`() async throws {
        let (fixture, source) = try await RunFixture.withIDs()
        let checked = try await fixture.run(token: "session-of-user-1").check([source])
        #expect(Self.keys(of: checked) == ["group/A", "private/1-3"])
        #expect(checked.map(\.viewer) == [1])
    }

    @Test func `ids of another application are not looked for`() async throws {
        let (fixture, source) = try await RunFixture.withIDs()
        var ids = source.contents
        ids.application = 1
        let run = try fixture.run(token: "session-of-user-1")
        let unnamed = IDsSource(path: source.path, contents: ids, isNamed: false)
        #expect(try await run.check([unnamed]).isEmpty)
        let named = IDsSource(path: source.path, contents: ids, isNamed: true)
        let failure = await #expect(throws: RunFailure.self) { try await run.check([named]) }
        #expect(failure?.status == .stoppedBySafetyRail)
    }

    @Test func `with an API key, the address of a room tells that they are of another application`() async throws {
        let (fixture, source) = try await RunFixture.withIDs()
        var ids = source.contents
        ids.application = 1
        let run = try fixture.run()
        #expect(try await run.check([IDsSource(path: source.path, contents: ids, isNamed: false)]).isEmpty)
        for key in ids.dialogs.keys where key != "gone" { ids.remove(key) }
        let named = IDsSource(path: source.path, contents: ids, isNamed: true)
        let failure = await #expect(throws: RunFailure.self) { try await run.check([named]) }
        #expect(failure?.status == .stoppedBySafetyRail)
    }
}
