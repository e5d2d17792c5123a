import Diagnostics
import Dialogs
import Journal
import ManifestWriting
import Manifests
import PlanFile
import Planning
import Provisioning
import SimulationSupport
import TestSupport
import Testing

/// From a dialog about which the user must decide to a line in an ids file.
@Suite struct AdoptIntoIDsTests {
    private static let rooms = """
        version: 1
        dialogs:
          - {type: group, name: Staff, occupants: [3]}
          - {type: private, occupants: [2]}

        """
    private static let application = 76_730

    private struct Scene {
        let fixture: RunFixture
        let group: DialogID
        let pair: DialogID
        let rooms: String
        var ids: String { fixture.path("rooms.ids.yaml") }
    }

    /// An application with a group of a declared name that lacks a declared member, and a private dialog.
    private func scene(_ manifest: String = Self.rooms) async throws -> Scene {
        let fixture = try RunFixture()
        let other = try fixture.write(
            "version: 1\ndialogs: [{type: group, name: Staff, occupants: [2]}, {type: private, occupants: [2]}]\n",
            to: "other.yaml"
        )
        #expect(try await fixture.apply(other) == .done)
        let run = try fixture.run()
        let plan = try await run.plan(try await run.resolve(try run.load([other])), knowing: RunMemory())
        let live = plan.entriesByKey.mapValues(\.action.live)
        return Scene(
            fixture: fixture,
            group: try #require(live["group/Staff"]??.id),
            pair: try #require(live["private/1-2"]??.id),
            rooms: try fixture.write(manifest)
        )
    }

    private func editor(
        _ pairs: [ExactText: DialogID],
        _ scene: Scene,
        token: String? = nil,
        at place: IDsPlace? = nil,
        besides sources: [IDsSource] = []
    ) async throws -> IDsEditor {
        let run = try scene.fixture.run(token: token)
        return try await IDsEditor.adopting(
            pairs.sorted { $0.key < $1.key }.map { Adoption(key: $0.key, id: $0.value) },
            in: [scene.rooms],
            from: LiveCandidates(run, for: try run.load([scene.rooms])),
            at: place ?? .file(scene.ids),
            besides: sources
        )
    }

    @Test func `the id is shown as the line that it becomes, with the application`() async throws {
        let scene = try await scene()
        let editor = try await editor(["group/Staff": scene.group], scene)
        #expect(
            editor.difference == """
                --- \(scene.ids)
                +++ \(scene.ids)
                +application: \(Self.application)
                +\(DialogIDs.line("group/Staff", DialogIdentity(scene.group, owner: 1)))

                """
        )
        #expect(editor.count == 1)
        try await editor.write()
        let ids = try DialogIDs.read(at: scene.ids)
        #expect(ids?.application == Self.application)
        #expect(ids?.dialogs == ["group/Staff": DialogIdentity(scene.group, owner: 1)])
        #expect(try scene.fixture.text(of: "rooms.yaml") == Self.rooms)
        #expect(try await self.editor(["group/Staff": scene.group], scene).count == 0)
    }

    @Test func `another id takes the old one's place`() async throws {
        let scene = try await scene()
        var ids = DialogIDs(application: Self.application)
        ids.set("group/Staff", DialogIdentity(.number(1), owner: 1))
        ids.set("renamed", DialogIdentity(scene.group, owner: 1))
        try scene.fixture.write(String(decoding: ids.text, as: UTF8.self), to: "rooms.ids.yaml")
        let editor = try await editor(["group/Staff": scene.group], scene)
        #expect(editor.difference.split(separator: "\n").dropFirst(2).map(\.first) == ["-", "+", "-"])
        try await editor.write()
        #expect(try DialogIDs.read(at: scene.ids)?.dialogs.mapValues(\.id) == ["group/Staff": scene.group])
    }

    @Test func `a private dialog tells no application, so another dialog or the session does`() async throws {
        let scene = try await scene()
        for token in [nil, "session-of-user-1"] {
            let editor = try await editor(["private/1-2": scene.pair], scene, token: token)
            #expect(editor.difference.contains("+application: \(Self.application)\n"))
        }
    }

    @Test func `a private dialog of another pair is refused`() async throws {
        let scene = try await scene("version: 1\ndialogs: [{type: private, key: chat, occupants: [3]}]\n")
        let failure = await #expect(throws: RunFailure.self) { try await editor(["chat": scene.pair], scene) }
        #expect(failure?.status == .decisionNeeded)
        guard case .unadoptable(let reasons) = failure?.reason else {
            Issue.record("it is not said why: \(String(describing: failure))")
            return
        }
        #expect(
            reasons == [
                "\(scene.pair) is the private dialog of 1 and 2, and 'chat' is that of another pair, "
                    + "which never changes"
            ]
        )
    }

    @Test func `a new file begins with what the folder for state has, but for what is adopted`() async throws {
        let scene = try await scene()
        var kept = DialogIDs(application: Self.application)
        kept.set("group/Old", DialogIdentity(.number(7), owner: 1))
        kept.set("group/Former", DialogIdentity(scene.group, owner: 1))
        let sources = [
            IDsSource(path: scene.ids, contents: nil, isNamed: true),
            IDsSource(path: "state.ids.yaml", contents: kept, isNamed: false),
        ]
        let editor = try await editor(["group/Staff": scene.group], scene, besides: sources)
        try await editor.write()
        let written = try #require(try DialogIDs.read(at: scene.ids))
        #expect(
            written.dialogs == [
                "group/Old": DialogIdentity(.number(7), owner: 1),
                "group/Staff": DialogIdentity(scene.group, owner: 1),
            ]
        )
    }

    @Test func `a file of another application stops it`() async throws {
        let scene = try await scene()
        try scene.fixture.write("version: 1\napplication: 1\ndialogs: {}\n", to: "rooms.ids.yaml")
        let failure = await #expect(throws: RunFailure.self) {
            try await editor(["group/Staff": scene.group], scene)
        }
        #expect(failure?.status == .stoppedBySafetyRail)
        #expect(try scene.fixture.text(of: "rooms.ids.yaml") == "version: 1\napplication: 1\ndialogs: {}\n")
    }

    @Test func `in the folder for state, it is the file of the application`() async throws {
        let scene = try await scene()
        let place = IDsPlace.stateFolder(scene.fixture.path("state"), host: "api.a")
        let editor = try await editor(["group/Staff": scene.group], scene, at: place)
        try await editor.write()
        #expect(editor.path.hasSuffix("/state/\(Self.application)@api.a.ids.yaml"))
        #expect(try DialogIDs.read(at: editor.path)?.count == 1)
    }

    @Test func `what a manifest pins is not adopted otherwise`() async throws {
        let scene = try await scene(Self.rooms.replacing("name: Staff", with: "name: Staff, id: \(DialogID.number(1))"))
        let failure = await #expect(throws: RunFailure.self) {
            try await editor(["group/Staff": scene.group], scene)
        }
        #expect(failure?.status == .wrongInput)
        guard case .diagnostics(let diagnostics)? = failure?.reason else { return #expect(Bool(false)) }
        #expect(diagnostics.map(\.location?.line) == [3])
        #expect(diagnostics.first?.message.text.contains("has the id \(DialogID.number(1)) in its manifest") == true)
    }

    @Test func `one live dialog is not adopted twice`() async throws {
        let scene = try await scene(Self.rooms + "  - {key: more, type: group, name: More, occupants: [3]}\n")
        let failure = await #expect(throws: RunFailure.self) {
            try await editor(["group/Staff": scene.group, "more": scene.group], scene)
        }
        #expect(failure?.status == .wrongInput)
        let pinned = Self.rooms.replacing("name: Staff", with: "name: Staff, id: \(scene.group)")
        try scene.fixture.write(pinned + "  - {key: more, type: group, name: More, occupants: [3]}\n")
        let taken = await #expect(throws: RunFailure.self) { try await editor(["more": scene.group], scene) }
        #expect(taken?.status == .wrongInput)
    }

    @Test func `a dialog of another declared key must be freed first`() async throws {
        let scene = try await scene(Self.rooms + "  - {key: more, type: group, name: More, occupants: [3]}\n")
        try await editor(["more": scene.group], scene).write()
        let failure = await #expect(throws: RunFailure.self) { try await editor(["group/Staff": scene.group], scene) }
        #expect(failure?.status == .decisionNeeded)
        guard case .unadoptable(let reasons)? = failure?.reason else { return #expect(Bool(false)) }
        #expect(reasons == ["\(scene.group) is the dialog of 'more' by now: 'dialogctl ids forget' frees it"])
    }

    @Test func `a file whose lines changed meanwhile is not written`() async throws {
        let scene = try await scene()
        let editor = try await editor(["group/Staff": scene.group], scene)
        var ids = DialogIDs(application: Self.application)
        ids.set("other", DialogIdentity(.number(1), owner: 1))
        ids.set("group/Staff", DialogIdentity(.number(2), owner: 1))
        let text = String(decoding: ids.text, as: UTF8.self)
        try scene.fixture.write(text, to: "rooms.ids.yaml")
        let failure = await #expect(throws: RunFailure.self) { try await editor.write() }
        #expect(failure?.status == .externalFailure)
        #expect(try scene.fixture.text(of: "rooms.ids.yaml") == text)
        ids.remove("group/Staff")
        try scene.fixture.write(String(decoding: ids.text, as: UTF8.self), to: "rooms.ids.yaml")
        try await editor.write()
        #expect(try DialogIDs.read(at: scene.ids)?.count == 2)
    }

    @Test func `where nothing tells the application, no file of one is passed over`() async throws {
        let scene = try await scene()
        func editor(besides sources: [IDsSource]) async throws -> IDsEditor {
            try await IDsEditor.adopting(
                [Adoption(key: "private/1-2", id: scene.pair)],
                in: [scene.rooms],
                from: SilentCandidates(),
                at: .stateFolder(scene.fixture.path("state"), host: "api.a"),
                besides: sources
            )
        }
        #expect(try await editor(besides: []).path.hasSuffix("/state/api.a.ids.yaml"))
        var ids = DialogIDs(application: 5)
        ids.set("private/1-2", DialogIdentity(.number(1), owner: 1))
        let failure = await #expect(throws: RunFailure.self) {
            try await editor(besides: [IDsSource(path: "5@api.a.ids.yaml", contents: ids, isNamed: false)])
        }
        #expect(failure?.status == .stoppedBySafetyRail)
    }
}

/// Candidates of which nothing tells their application.
private struct SilentCandidates: CandidateSource {
    func ownership() -> Ownership { .apiKey(defaultOwner: 1) }
    func document() -> PlanDocument {
        PlanDocument(Plan(entries: [], requests: 0, proof: .counted), of: [], at: "x", toolVersion: "1")
    }
    func application(of owner: UserID) -> Int? { nil }
    func declared() -> [DesiredDialog] { [.group("Staff", key: "private/1-2")] }

    func candidates(for adoptions: [Adoption], of dialogs: [DesiredDialog]) -> [Candidate] {
        adoptions.map { _ in Candidate(reason: nil) }
    }
}
