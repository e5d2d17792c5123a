import Dialogs
import Journal
import Provisioning
import QuickBlox
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

    @Test func `one that is named and not there yet begins with those in the folder for state`() throws {
        try folder.write(Self.text(2, "two"), to: "dialogctl/2@api.example.com.ids.yaml")
        let path = folder.path(of: "rooms.ids.yaml")
        let remembered = try RunSettings.rememberedIDs(in: variables, named: path)
        #expect(remembered.map(\.isNamed) == [true, false])
        #expect(remembered.flatMap { $0.contents.dialogs.keys } == ["two"])
        try folder.write(Self.text(2, "mine"), to: "rooms.ids.yaml")
        #expect(try RunSettings.rememberedIDs(in: variables, named: path).map(\.isNamed) == [true])
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
