import Dialogs
import ManifestWriting
import Manifests
import PlanFile
import Planning
import Provisioning
import SimulationSupport
import TestSupport
import Testing

/// From a dialog about which the user must decide to an `id` in the manifest.
@Suite struct AdoptTests {
    private static let rooms = """
        version: 1
        dialogs:
          - type: group  # the team
            name: Staff
            occupants: [3]

        """

    /// An application with a group of this name that lacks a declared member.
    private func fixture() async throws -> (RunFixture, DialogID) {
        let fixture = try RunFixture()
        let other = try fixture.write(
            "version: 1\ndialogs: [{key: other, type: group, name: Staff, occupants: [2]}]\n",
            to: "other.yaml"
        )
        #expect(try await fixture.apply(other) == .done)
        let run = try fixture.run()
        let plan = try await run.plan(try await run.resolve(try run.load([other])), knowing: RunMemory())
        return (fixture, try #require(plan.entries.first?.action.live?.id))
    }

    @Test func `the id is written beside the comment, and the next plan has nothing to decide`() async throws {
        let (fixture, id) = try await fixture()
        let path = try fixture.write(Self.rooms)
        let run = try fixture.run()
        let source = LiveCandidates(run, for: try run.load([path]))
        #expect(try await source.document().plan.needsDecision)
        let adoption = Adoption(key: "group/Staff", id: id)
        let editor = try await ManifestEditor.adopting([adoption], in: [path], from: source)
        #expect(editor.written == 1)
        for change in editor.changes { try change.write() }
        #expect(try fixture.text(of: "rooms.yaml").contains("# the team"))
        let again = try fixture.run()
        let plan = try await again.plan(try await again.resolve(try again.load([path])), knowing: RunMemory())
        #expect(!plan.needsDecision)
    }

    @Test func `a dialog that nobody sees cannot be adopted`() async throws {
        let (fixture, _) = try await fixture()
        let path = try fixture.write(Self.rooms)
        let run = try fixture.run()
        let source = LiveCandidates(run, for: try run.load([path]))
        let stranger = try #require(DialogID(hexDigits: "0123456789abcdef01234567"))
        let failure = await #expect(throws: RunFailure.self) {
            try await ManifestEditor.adopting([Adoption(key: "group/Staff", id: stranger)], in: [path], from: source)
        }
        #expect(failure?.status == .decisionNeeded)
        #expect(try fixture.text(of: "rooms.yaml") == Self.rooms)
    }

    @Test func `with a token, whose the manifests are takes one request`() async throws {
        let (fixture, _) = try await fixture()
        let path = try fixture.write(Self.rooms)
        let run = try fixture.run(token: "session-of-user-1")
        let before = fixture.api.requests.count
        let ownership = try await LiveCandidates(run, for: try run.load([path])).ownership()
        #expect(ownership == .session(user: 1))
        #expect(fixture.api.requests.dropFirst(before).map(\.target) == ["/session.json"])
    }

    @Test func `a manifest that changed meanwhile is not overwritten`() async throws {
        let (fixture, id) = try await fixture()
        let path = try fixture.write(Self.rooms)
        let run = try fixture.run()
        let source = LiveCandidates(run, for: try run.load([path]))
        let editor = try await ManifestEditor.adopting([Adoption(key: "group/Staff", id: id)], in: [path], from: source)
        // As long as it was, so that its size does not tell.
        let changed = Self.rooms.replacing("# the team", with: "# my team!")
        try fixture.write(changed)
        let failure = #expect(throws: RunFailure.self) { for change in editor.changes { try change.write() } }
        #expect(failure?.status == .externalFailure)
        #expect(try fixture.text(of: "rooms.yaml") == changed)
    }
}
