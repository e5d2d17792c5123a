import Dialogs
import FoundationEssentials
import Journal
import ManifestWriting
import PlanFile
import Planning
import Provisioning
import SimulationSupport
import TestSupport
import Testing

/// What no manifest declares, in runs over an emulated application.
@Suite struct UndeclaredTests {
    private static let accounts = """
        {"users": [{"id": 1, "login": "ann"}, {"id": 2, "login": "bob, jr"}, {"id": 3, "login": "zoe"}, {"id": 4}]}
        """

    private let fixture: RunFixture

    init() throws {
        fixture = try RunFixture(users: Self.accounts)
    }

    private func write(_ dialogs: String..., users: String = "{}") throws -> String {
        let list = dialogs.isEmpty ? "[]" : dialogs.map { "\n  - \($0)" }.joined()
        return try fixture.write("version: 1\nusers: \(users)\ndefaults: {type: group}\ndialogs: \(list)\n")
    }

    private func plan(_ path: String, _ change: (inout RunOptions) -> Void = { _ in }) async throws -> Plan {
        let run = try fixture.run(change)
        return try await run.plan(try await run.resolve(try run.load([path])), knowing: try run.readMemory())
    }

    private func undeclared(_ path: String, _ change: (inout RunOptions) -> Void = { _ in }) async throws -> [String] {
        try await plan(path, change).undeclared.dialogs.map { "\($0.label) \($0.sight.isLive)" }
    }

    private static let club = "{name: Club, occupants: [3]}"
    private static let ops = "{name: Ops, key: ops, occupants: [3]}"

    @Test func `a key that vanished from the manifests is told at once, until it is forgotten`() async throws {
        #expect(try await fixture.apply(try write(Self.club, Self.ops)) == .done)
        let path = try write(Self.club)
        #expect(try await undeclared(path) == ["ops false"])
        #expect(try await undeclared(path) { $0.undeclared = UndeclaredSearch() } == ["ops true"])
        #expect(try await plan(try write(Self.club, Self.ops)).undeclared == .none)
        let (variables, ids) = (try fixture.run().settings.variables, fixture.path("ids.yaml"))
        let sources = try RunSettings.idsSources(in: variables, named: ids)
        fixture.api.pass(.seconds(60))
        _ = try await ForgottenIDs.forget(["ops"], in: sources, journal: fixture.path("journal"))
        #expect(try await plan(path).undeclared == .none)
    }

    @Test func `of several shards one tells of keys that vanished, and of patterns those that take them`() async throws
    {
        #expect(try await fixture.apply(try write(Self.club, Self.ops)) == .done)
        let path = try write(Self.club)
        #expect(try await undeclared(path) { $0.shard = Shard("1/2") } == ["ops false"])
        #expect(try await undeclared(path) { $0.shard = Shard("2/2") } == [])
        #expect(try await undeclared(path) { $0.selection = [KeyPattern("group/*")] } == [])
        #expect(try await undeclared(path) { $0.selection = [KeyPattern("*")] } == ["ops false"])
    }

    @Test func `a dialog that is left out for people who do not exist is declared all the same`() async throws {
        #expect(try await fixture.apply(try write(Self.club, "{name: Ops, occupants: [3]}")) == .done)
        let path = try write(Self.club, "{name: Ops, key: other, occupants: [3, 'login:nobody']}")
        #expect(try await undeclared(path) { $0.undeclared = UndeclaredSearch() } == [])
        let gone = try write(Self.club)
        #expect(try await undeclared(gone) { $0.undeclared = UndeclaredSearch() } == ["group/Ops true"])
    }

    @Test func `a saved plan does not say what a set is`() async throws {
        let path = try write(Self.club)
        let run = try fixture.run()
        let input = try run.load([path])
        let plan = try await run.plan(try await run.resolve(input), knowing: RunMemory())
        let saved = try fixture.write(
            String(decoding: run.document(of: plan, from: input).json, as: UTF8.self),
            to: "plan.json"
        )
        let failure = #expect(throws: RunFailure.self) {
            _ = try fixture.run { $0.undeclared = UndeclaredSearch() }.load([saved])
        }
        #expect(failure?.status == .usage)
        #expect(failure?.text?.contains("--undeclared takes manifests") == true)
    }

    private func export(
        _ path: String,
        owners: Set<UserID> = [],
        token: String? = nil
    ) async throws -> (found: UndeclaredExport, words: [UserID: ExactText], lookups: Int) {
        let run = try fixture.run(token: token) {
            $0.undeclared = UndeclaredSearch(owners: owners, mayBeEmpty: true)
        }
        let declared = try await run.resolve(try run.load([path]))
        let found = try await run.exportUndeclared(
            besides: declared,
            knowing: try run.readMemory(),
            filter: ExportFilter(includesOthers: true),
            pinsAll: false,
            keyField: nil
        )
        let (words, lookups) = try await run.words(for: found.export, besides: declared.words)
        return (found, words, lookups)
    }

    @Test func `people are written as the set names them, by their logins, or by numbers`() async throws {
        let rooms = try write("{name: Club, occupants: [2, 3, 4]}", "{name: Dev, owner: 3, occupants: [1]}")
        #expect(try await fixture.apply(rooms) == .done)
        let set = try write("{name: Dev, owner: zed, occupants: ['login:ann']}", users: "{zed: 3}")
        let (found, words, lookups) = try await export(set, owners: [1])
        #expect(found.export.dialogs.map(\.owner) == [1])
        #expect(found.owners == [1, 3])
        #expect(words == [1: "login:ann", 3: "zed"])
        #expect(lookups == 1)
        #expect(found.requests == 2)
    }

    @Test func `a set without dialogs gets its first from the user of the environment, or the session's`() async throws
    {
        #expect(try await fixture.apply(try write(Self.club, "{name: Dev, owner: 3, occupants: [2]}")) == .done)
        let empty = try write()
        // The ids file knows those of user 3 too.
        #expect(try await export(empty).found.export.dialogs.map(\.owner) == [1, 3])
        try FileManager.default.removeItem(atPath: fixture.path("ids.yaml"))
        try FileManager.default.removeItem(atPath: fixture.path("journal"))
        #expect(try await export(empty).found.export.dialogs.map(\.owner) == [1])
        #expect(try await export(empty, owners: [3]).found.export.dialogs.count == 2)
        #expect(try await export(empty, token: "session-of-user-1").found.export.dialogs.count == 1)
        #expect(throws: RunFailure.self) { _ = try fixture.run { $0.undeclared = UndeclaredSearch() }.load([empty]) }
    }
}

extension UndeclaredDialog.Sight {
    fileprivate var isLive: Bool { if case .live = self { true } else { false } }
}
