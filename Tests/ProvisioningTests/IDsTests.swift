import Dialogs
import Journal
import ManifestWriting
import Planning
import Provisioning
import QuickBlox
import SimulationSupport
import TestSupport
import Testing

/// Which ids files a run reads and writes, and what stands in the way.
@Suite struct IDsSourceTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private var variables: [String: String] {
        ["XDG_STATE_HOME": folder.path, "QUICKBLOX_ENDPOINT": "https://api.example.com"]
    }

    private static func text(_ application: Int?, _ key: ExactText) -> [UInt8] {
        var ids = DialogIDs(application: application)
        ids.set(key, DialogIdentity(.number(1), owner: 7))
        return ids.text
    }

    @Test func `without an option they are all of the endpoint's in the folder for state`() throws {
        try folder.write(Self.text(2, "two"), to: "dialogctl/2@api.example.com.ids.yaml")
        try folder.write(Self.text(1, "one"), to: "dialogctl/1@api.example.com.ids.yaml")
        try folder.write(Self.text(nil, "none"), to: "dialogctl/api.example.com.ids.yaml")
        try folder.write(Self.text(1, "other"), to: "dialogctl/1@api.quickblox.com.ids.yaml")
        let sources = try RunSettings.idsSources(in: variables, named: nil)
        #expect(sources.map(\.contents.application) == [1, 2, nil])
        #expect(sources.flatMap { $0.contents.dialogs.keys } == ["one", "two", "none"])
        #expect(sources.allSatisfy { !$0.isNamed })
    }

    @Test func `a file that is named is the only one, and need not be there yet`() throws {
        try folder.write(Self.text(2, "two"), to: "dialogctl/2@api.example.com.ids.yaml")
        let path = folder.path(of: "rooms.ids.yaml")
        let sources = try RunSettings.idsSources(in: variables, named: path)
        #expect(sources.map(\.path) == [path])
        #expect(sources.map(\.isNamed) == [true])
        #expect(sources.map(\.contents) == [DialogIDs()])
    }

    @Test func `without a folder for state there are none to read, and none to write`() throws {
        #expect(try RunSettings.idsSources(in: [:], named: nil).isEmpty)
        let failure = #expect(throws: RunFailure.self) {
            try RunSettings.idsPlace(for: .standard, in: [:], named: nil)
        }
        #expect(failure?.status == .usage)
    }

    @Test(arguments: [
        ("version: 2\n", RunStatus.wrongInput), ("users: {}\n", .wrongInput), ("version: 1\ndialogs:\n", .wrongInput),
    ])
    func `a file that is not as it must be is wrong input`(text: String, status: RunStatus) throws {
        let path = try folder.write(text, to: "rooms.ids.yaml")
        let failure = #expect(throws: RunFailure.self) { try RunSettings.idsSources(in: variables, named: path) }
        #expect(failure?.status == status)
    }

    @Test func `a file that cannot be read is no wrong input`() throws {
        try folder.write("", to: "file")
        let failure = #expect(throws: RunFailure.self) {
            try RunSettings.idsSources(in: variables, named: folder.path(of: "file/ids.yaml"))
        }
        #expect(failure?.status == .externalFailure)
    }

    @Test func `a run writes the file that its option names, and refuses another application's`() async throws {
        let fixture = try RunFixture()
        let path = try fixture.write("version: 1\napplication: 5\ndialogs: {}\n", to: "rooms.ids.yaml")
        let run = try fixture.run { $0.idsPath = path }
        let failure = #expect(throws: RunFailure.self) { try run.openIDs(application: 6) }
        #expect(failure?.status == .stoppedBySafetyRail)
        let ids = try run.openIDs(application: 5)
        ids.note("a", DialogIdentity(.number(1), owner: 7), application: 5)
        try await ids.close()
        #expect(try run.settings.idsSources(run.options).map(\.contents.count) == [1])
    }
}

/// Ids that people check and forget.
@Suite struct IDsCheckTests {
    /// An application with a group and a private dialog, and an ids file of them and of two that are not there.
    private func fixture() async throws -> (RunFixture, IDsSource) {
        let fixture = try RunFixture()
        let rooms = try fixture.write(
            "version: 1\ndialogs: [{type: group, name: A, occupants: [2]}, {type: private, occupants: [3]}]\n"
        )
        #expect(try await fixture.apply(rooms) == .done)
        let run = try fixture.run()
        let plan = try await run.plan(try await run.resolve(try run.load([rooms])), knowing: RunMemory())
        var ids = DialogIDs()
        for entry in plan.entries {
            let live = try #require(entry.action.live)
            ids.application = ids.application ?? live.application
            ids.set(entry.desired.key, DialogIdentity(live.id, owner: 1))
        }
        ids.set("gone", DialogIdentity(.number(1), owner: 1))
        let group = try #require(ids["group/A"])
        // User 9 is not in it.
        ids.set("group/A", DialogIdentity(group.id, owner: 9))
        let path = try fixture.write(String(decoding: ids.text, as: UTF8.self), to: "rooms.ids.yaml")
        return (fixture, IDsSource(path: path, contents: ids, isNamed: true))
    }

    private static func keys(of checked: [CheckedIDs]) -> Set<ExactText> {
        Set(checked.flatMap { ids in ids.source.contents.dialogs.filter { ids.live[$0.value.id] != nil }.keys })
    }

    @Test func `each dialog is looked for as its owner`() async throws {
        let (fixture, source) = try await fixture()
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

    @Test func `with a token, it is looked for as the session's user`() async throws {
        let (fixture, source) = try await fixture()
        let checked = try await fixture.run(token: "session-of-user-1").check([source])
        #expect(Self.keys(of: checked) == ["group/A", "private/1-3"])
        #expect(checked.map(\.viewer) == [1])
    }

    @Test func `ids of another application are not looked for`() async throws {
        let (fixture, source) = try await fixture()
        var ids = source.contents
        ids.application = 1
        let run = try fixture.run(token: "session-of-user-1")
        let unnamed = IDsSource(path: source.path, contents: ids, isNamed: false)
        #expect(try await run.check([unnamed]).isEmpty)
        let named = IDsSource(path: source.path, contents: ids, isNamed: true)
        let failure = await #expect(throws: RunFailure.self) { try await run.check([named]) }
        #expect(failure?.status == .stoppedBySafetyRail)
    }

    @Test func `forgotten keys go from the file and from the journal`() async throws {
        let (fixture, source) = try await fixture()
        let journal = fixture.path("journal")
        let forgotten = try await ForgottenIDs.forget(["group/A", "gone"], in: [source], journal: journal)
        #expect(forgotten.dialogs.map(\.key) == ["gone", "group/A"])
        // The simulated run was long ago.
        #expect(forgotten.dialogs.map(\.isInJournal) == [false, false])
        #expect(try DialogIDs.read(at: source.path)?.dialogs.keys.sorted() == ["private/1-3"])
        #expect(try JournalContents.read(at: journal)?.entries.map(\.intent.key) == ["private/1-3"])
    }

    @Test(arguments: [("goan", ": did you mean 'gone'?"), ("something", "")])
    func `a key that is not there changes nothing`(key: ExactText, advice: String) async throws {
        let (fixture, source) = try await fixture()
        let before = try fixture.text(of: "rooms.ids.yaml")
        let failure = await #expect(throws: RunFailure.self) {
            try await ForgottenIDs.forget(["group/A", key], in: [source], journal: nil)
        }
        #expect(failure?.status == .wrongInput)
        #expect(failure?.text == "no dialog is kept for the key '\(key)'\(advice)")
        #expect(try fixture.text(of: "rooms.ids.yaml") == before)
    }

    @Test func `files that disagree about a key are a question`() async throws {
        let (fixture, source) = try await fixture()
        var ids = DialogIDs(application: 5)
        ids.set("gone", DialogIdentity(.number(2), owner: 1))
        let path = try fixture.write(String(decoding: ids.text, as: UTF8.self), to: "5.ids.yaml")
        let other = IDsSource(path: path, contents: ids, isNamed: false)
        let failure = await #expect(throws: RunFailure.self) {
            try await ForgottenIDs.forget(["gone"], in: [source, other], journal: nil)
        }
        #expect(failure?.status == .wrongInput)
        ids.set("gone", DialogIdentity(.number(1), owner: 1))
        try fixture.write(String(decoding: ids.text, as: UTF8.self), to: "5.ids.yaml")
        let agreeing = IDsSource(path: path, contents: ids, isNamed: false)
        _ = try await ForgottenIDs.forget(["gone"], in: [source, agreeing], journal: nil)
        #expect(try DialogIDs.read(at: path)?.count == 0)
        #expect(try DialogIDs.read(at: source.path)?["gone"] == nil)
    }

    @Test func `nothing is forgotten while a run has the journal open`() async throws {
        let (fixture, source) = try await fixture()
        let path = fixture.path("journal")
        let journal = try Journal.open(at: path, keepingCreatesFor: .seconds(3600))
        let failure = await #expect(throws: RunFailure.self) {
            try await ForgottenIDs.forget(["gone"], in: [source], journal: path)
        }
        #expect(failure?.status == .externalFailure)
        try await journal.close()
        #expect(try DialogIDs.read(at: source.path)?["gone"] != nil)
    }
}

extension RunFailure {
    /// The reason, where it is a sentence.
    var text: String? {
        if case .text(let text) = reason { text } else { nil }
    }
}
