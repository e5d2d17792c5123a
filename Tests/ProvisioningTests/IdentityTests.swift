import Dialogs
import FoundationEssentials
import Journal
import PlanFile
import Planning
import Provisioning
import SimulationSupport
import TestSupport
import Testing

/// A room that a run made or found keeps its identity, whatever people do to it.
@Suite struct IdentityTests {
    private static let manifest = """
        version: 1
        defaults: {type: group, owner: 1}
        dialogs:
          - {key: ops, name: Ops, occupants: [2, 3]}
          - {key: crew, name: Crew, occupants: [2, 4]}
          - {key: news, type: public, name: News}

        """

    private let fixture: RunFixture
    private let path: String

    init() throws {
        fixture = try RunFixture()
        path = try fixture.write(Self.manifest)
    }

    /// The dialogs of the ids file, by their keys.
    private var ids: [ExactText: DialogIdentity] {
        get throws {
            try #require(try DialogIDs.read(at: fixture.path("ids.yaml"))).dialogs
        }
    }

    /// Does what a user does in an app.
    private func act(_ method: String, _ key: ExactText, as user: Int, _ body: String) throws {
        let id = try #require(ids[key]).id
        try #require(fixture.api.act(method, "/chat/Dialog/\(id).json", as: user, body) == 200)
    }

    private func outline(_ change: (inout RunOptions) -> Void = { _ in }) async throws -> [String] {
        let run = try fixture.run(change)
        let declared = try await run.resolve(try run.load([path]))
        let plan = try await run.plan(declared, knowing: try run.readMemory())
        return plan.entries.map { "\($0.desired.key) \($0.action.kind.rawValue)" }
    }

    private func forgetJournal() throws {
        try FileManager.default.removeItem(atPath: fixture.path("journal"))
    }

    @Test func `what is made goes into the ids file, with its application`() async throws {
        #expect(try await fixture.apply(path) == .done)
        let contents = try #require(try DialogIDs.read(at: fixture.path("ids.yaml")))
        #expect(Set(contents.dialogs.keys) == ["ops", "crew", "news"])
        #expect(contents.dialogs.values.allSatisfy { $0.owner == 1 })
        #expect(contents.application != nil)
    }

    @Test func `so does what is found, and a file that says it already is not touched`() async throws {
        _ = try await fixture.apply(path)
        let made = try ids
        try FileManager.default.removeItem(atPath: fixture.path("ids.yaml"))
        try forgetJournal()
        #expect(try await fixture.apply(path) == .done)
        #expect(try ids == made)
        let before = try FileManager.default.attributesOfItem(atPath: fixture.path("ids.yaml"))
        #expect(try await fixture.apply(path) == .done)
        let after = try FileManager.default.attributesOfItem(atPath: fixture.path("ids.yaml"))
        #expect(before[.systemFileNumber] as? UInt == after[.systemFileNumber] as? UInt)
        #expect(before[.modificationDate] as? Date == after[.modificationDate] as? Date)
    }

    @Test func `a room that is renamed, left or joined is that room, long after`() async throws {
        _ = try await fixture.apply(path)
        fixture.api.pass(.seconds(7200))
        try forgetJournal()
        try act("PUT", "ops", as: 2, #"{"name": "Party"}"#)
        try act("PUT", "crew", as: 2, #"{"push_all": {"occupants_ids": [9]}}"#)
        try act("PUT", "news", as: 1, #"{"name": "Gossip"}"#)
        #expect(try await outline() == ["ops differs", "crew exists", "news differs"])
        #expect(try await fixture.apply(path, detailed: true) == .drift)
        #expect(fixture.api.count(of: "POST") == 3)
    }

    @Test func `a name that git changes, and a member more, are no new room and no conflict`() async throws {
        _ = try await fixture.apply(path)
        try forgetJournal()
        let changed = Self.manifest.replacing("name: Ops", with: "name: Operations").replacing(
            "[2, 4]",
            with: "[2, 4, 5]"
        )
        try fixture.write(changed)
        #expect(try await outline() == ["ops differs", "crew differs", "news exists"])
        #expect(try await fixture.apply(path) == .done)
        #expect(fixture.api.count(of: "POST") == 3)
    }

    @Test func `a room whose key changed as well is a question`() async throws {
        _ = try await fixture.apply(path)
        try fixture.write(Self.manifest.replacing("key: ops, name: Ops", with: "key: new, name: New"))
        #expect(try await outline() == ["new conflict", "crew exists", "news exists"])
    }

    @Test func `that question is still the same when the plan is carried out`() async throws {
        _ = try await fixture.apply(path)
        try fixture.write(Self.manifest.replacing("key: ops, name: Ops", with: "key: new, name: New"))
        let run = try fixture.run()
        let input = try run.load([path])
        let plan = try await run.plan(try await run.resolve(input), knowing: try run.readMemory())
        let json = run.document(of: plan, from: input).json
        let saved = try fixture.write(String(decoding: json, as: UTF8.self), to: "plan.json")
        #expect(try await fixture.apply(saved) == .decisionNeeded)
        let again = try run.load([saved])
        let now = try await run.plan(try await run.resolve(again), knowing: try run.readMemory())
        #expect(again.review(of: now).stale.isEmpty)
        #expect(fixture.api.count(of: "POST") == 3)
    }

    @Test func `so is what is known of a room whose key was written later`() async throws {
        let first = Self.manifest.replacing("key: crew, ", with: "")
        _ = try await fixture.apply(try fixture.write(first))
        try act("PUT", "group/Crew", as: 2, #"{"name": "Gang"}"#)
        try fixture.write(Self.manifest.replacing("key: ops, name: Ops", with: "key: new, name: New"))
        let run = try fixture.run()
        let input = try run.load([path])
        let plan = try await run.plan(try await run.resolve(input), knowing: try run.readMemory())
        #expect(plan.entries.map(\.action.kind) == [.conflict, .differs, .exists])
        let json = run.document(of: plan, from: input).json
        let saved = try fixture.write(String(decoding: json, as: UTF8.self), to: "plan.json")
        let again = try run.load([saved])
        let now = try await run.plan(try await run.resolve(again), knowing: try run.readMemory())
        #expect(again.review(of: now).stale.isEmpty)
        #expect(try await fixture.apply(saved) == .decisionNeeded)
        #expect(try ids["crew"] != nil)
        #expect(try ids["group/Crew"] == nil)
    }

    @Test func `a room that people deleted is made again, once, and the ids file has the new one`() async throws {
        _ = try await fixture.apply(path)
        let old = try ids
        fixture.api.pass(.seconds(7200))
        try act("DELETE", "ops", as: 1, #"{"force": 1}"#)
        #expect(try await fixture.apply(path) == .done)
        #expect(try await fixture.apply(path) == .done)
        #expect(fixture.api.count(of: "POST") == 4)
        let new = try ids
        #expect(new["ops"] != old["ops"])
        #expect(new["crew"] == old["crew"])
    }

    @Test func `where nothing that was known is left, the run stops, unless it is told to go on`() async throws {
        _ = try await fixture.apply(path)
        fixture.api.pass(.seconds(7200))
        for key in ["ops", "crew", "news"] as [ExactText] { try act("DELETE", key, as: 1, #"{"force": 1}"#) }
        let failure = await #expect(throws: RunFailure.self) { try await fixture.apply(path) }
        #expect(failure?.status == .stoppedBySafetyRail)
        #expect(fixture.api.count(of: "POST") == 3)
        #expect(try await fixture.apply(path, changing: { $0.acceptsGone = true }) == .done)
        #expect(fixture.api.count(of: "POST") == 6)
    }

    @Test func `a file of another application stops the run`() async throws {
        _ = try await fixture.apply(path)
        var contents = try #require(try DialogIDs.read(at: fixture.path("ids.yaml")))
        contents.application = 4711
        try Data(contents.text).write(to: URL(fileURLWithPath: fixture.path("ids.yaml")))
        for work in [{ _ = try await outline() }, { _ = try await fixture.apply(path) }] as [() async throws -> Void] {
            let failure = await #expect(throws: RunFailure.self) { try await work() }
            #expect(failure?.status == .stoppedBySafetyRail)
        }
    }

    @Test func `where no room tells the application, the first answer that tells another one ends the creates`()
        async throws
    {
        var contents = DialogIDs(application: 4711)
        contents.set("elsewhere", DialogIdentity(.number(1), owner: 1))
        try fixture.write(String(decoding: contents.text, as: UTF8.self), to: "ids.yaml")
        let failure = await #expect(throws: RunFailure.self) { try await fixture.apply(path) }
        #expect(failure?.status == .stoppedBySafetyRail)
        #expect(fixture.api.count(of: "POST") == 1)
        #expect(try DialogIDs.read(at: fixture.path("ids.yaml")) == contents)
    }

    @Test(arguments: ["version: 1\ndialogs:\n  \"ops\": {id: 5d75", "version: 2\ndialogs: {}\n", "rooms: []\n"])
    func `a file that cannot be read stops the run before anything is sent`(text: String) async throws {
        try fixture.write(text, to: "ids.yaml")
        for work in [{ _ = try await outline() }, { _ = try await fixture.apply(path) }] as [() async throws -> Void] {
            let failure = await #expect(throws: RunFailure.self) { try await work() }
            #expect(failure?.status == .wrongInput)
        }
        #expect(fixture.api.count(of: "POST") == 0)
        #expect(try fixture.text(of: "ids.yaml") == text)
    }

    @Test func `a file that cannot be written stops the run before anything is sent`() async throws {
        let failure = await #expect(throws: RunFailure.self) {
            try await fixture.apply(path, changing: { $0.idsPath = "/proc/ids.yaml" })
        }
        #expect(failure?.status == .externalFailure)
        #expect(fixture.api.requests.isEmpty)
    }

    @Test func `what a run did not write into the ids file, the next one finds in the journal`() async throws {
        _ = try await fixture.apply(path)
        try act("PUT", "ops", as: 2, #"{"name": "Party"}"#)
        try FileManager.default.removeItem(atPath: fixture.path("ids.yaml"))
        // Longer than a journal keeps what ids files have.
        fixture.api.pass(.seconds(7200))
        #expect(try await fixture.apply(path) == .done)
        #expect(fixture.api.count(of: "POST") == 3)
    }

    @Test func `a session tells its application, before any room does`() async throws {
        var contents = DialogIDs(application: 4711)
        contents.set("ops", DialogIdentity(.number(1), owner: 1))
        try fixture.write(String(decoding: contents.text, as: UTF8.self), to: "ids.yaml")
        let run = try fixture.run(token: "session-of-user-1") { $0.expectedApplication = nil }
        let declared = try await run.resolve(try run.load([path]))
        let failure = await #expect(throws: RunFailure.self) {
            try await run.plan(declared, knowing: try run.readMemory())
        }
        #expect(failure?.status == .stoppedBySafetyRail)
    }

    @Test func `a file that is named later begins with what the folder for state has`() async throws {
        #expect(try await fixture.apply(path, changing: { $0.idsPath = nil }) == .done)
        fixture.api.pass(.seconds(7200))
        try forgetJournal()
        let source = try #require(
            try fixture.run { $0.idsPath = nil }.settings.idsSources(RunOptions()).first { $0.isThere }
        )
        let ops = try #require(source.contents["ops"]).id
        try #require(fixture.api.act("PUT", "/chat/Dialog/\(ops).json", as: 1, #"{"name": "Party"}"#) == 200)
        try fixture.write(Self.manifest.replacing("  - {key: crew, name: Crew, occupants: [2, 4]}\n", with: ""))
        #expect(try await fixture.apply(path) == .done)
        #expect(fixture.api.count(of: "POST") == 3)
        #expect(try ids == source.contents.dialogs)
        let begun = fixture.events.contains { event in
            if case .idsFileMissing(fixture.path("ids.yaml"), [source.path]) = event { true } else { false }
        }
        #expect(begun)
    }

    @Test func `what a person is to decide about keeps its line in the ids file`() async throws {
        _ = try await fixture.apply(path)
        let made = try ids
        let ops = try #require(made["ops"]).id
        try fixture.write(Self.manifest + "  - {key: pinned, name: Ops, occupants: [2, 3, 9], id: \(ops)}\n")
        for _ in 1...2 { #expect(try await fixture.apply(path) == .decisionNeeded) }
        #expect(try ids == made)
        #expect(fixture.api.count(of: "POST") == 3)
    }

    @Test func `a file that somebody breaks in mid-run is no wrong input`() async throws {
        let run = try fixture.run()
        let failure = await #expect(throws: RunFailure.self) {
            try await run.recording { records in
                try fixture.write("<<<<<<< HEAD\n", to: "ids.yaml")
                records.ids.note("ops", DialogIdentity(.number(1), owner: 1), application: nil)
                return .done
            }
        }
        // It ends with 6 where something was created.
        #expect(failure?.status == .externalFailure)
        #expect(try fixture.text(of: "ids.yaml") == "<<<<<<< HEAD\n")
    }

    @Test func `what another machine made a moment ago is waited for, as its _id tells`() async throws {
        let fixture = try RunFixture("hide 20s")
        let path = try fixture.write(Self.manifest)
        #expect(try await fixture.apply(path) == .done)
        try FileManager.default.removeItem(atPath: fixture.path("journal"))
        #expect(try await fixture.apply(path) == .done)
        #expect(fixture.api.count(of: "POST") == 3)
    }
}
