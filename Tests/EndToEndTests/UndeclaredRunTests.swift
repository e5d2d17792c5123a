import Foundation
import TestSupport
import Testing

/// Rooms that nobody declares: shown by `--undeclared`, and adopted by `export --undeclared`.
@Suite(.serialized, .timeLimit(.minutes(2))) struct UndeclaredRunTests {
    private let scratch: TemporaryFolder

    init() throws {
        scratch = try TemporaryFolder()
    }

    private func sandbox(_ rows: [String], _ more: [String] = []) throws -> SandboxProgram {
        let seed = rows.enumerated().map { offset, row in
            #"{"_id":"\#(String(format: "65f0%020x", offset + 1))","created_at":"2026-01-01T00:00:00Z",\#(row)}"#
        }
        return try SandboxProgram(["--seed", try scratch.write(seed.joined(separator: "\n"), to: "seed.jsonl")] + more)
    }

    private func group(_ name: String, of owner: Int, _ others: [Int]) -> String {
        #""type":2,"name":"\#(name)","user_id":\#(owner),"occupants_ids":\#([owner] + others)"#
    }

    private static let people = """
        {"users": [{"id": 1, "login": "ann"}, {"id": 2, "login": "bob"}, {"id": 3, "login": "carol"},
        \((4...40).map { #"{"id": \#($0), "login": "u\#($0)"}"# }.joined(separator: ","))]}
        """

    @Test func `300 rooms of three owners become manifests with one command, and then there is nothing to do`()
        async throws
    {
        let rows = (1...3).flatMap { owner in
            (1...100).map { group("Room \($0) of \(owner)", of: owner, [4 + $0 % 37, 4 + ($0 + 1) % 37]) }
        }
        let accounts = try scratch.write(Self.people, to: "accounts.json")
        let sandbox = try sandbox(rows, ["--accounts", accounts])
        let folder = scratch.path(of: "rooms")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        _ = try scratch.write("version: 1\nusers: {alice: 1}\n", to: "rooms/people.yaml")
        let owners = ["1", "2", "3"].flatMap { ["--owner", $0] }
        let export = try await sandbox.dialogctl().run(["export", "--undeclared", folder, "--out", folder] + owners)
        #expect(export.exitCode == 0, "\(export.errors)")
        #expect(
            export.output.replacing(folder, with: "") == """
                /alice.yaml: 100 dialogs
                /owner-2.yaml: 100 dialogs
                /owner-3.yaml: 100 dialogs

                """
        )
        #expect(
            export.errors
                == "note: listing all that the owners see took 3 requests, and finding logins 1\n"
        )
        let first = try scratch.read("rooms/owner-2.yaml")
        #expect(first.contains("defaults:\n  owner: \"login:bob\"\n"))
        #expect(first.contains("occupants: [\"login:u5\", \"login:u6\"]\n"))
        #expect(try scratch.read("rooms/alice.yaml").contains("defaults:\n  owner: alice\n"))

        let plan = try await sandbox.dialogctl().run(["plan", "--undeclared", "--detailed-exitcode", folder])
        #expect(plan.exitCode == 0, "\(plan.output)\(plan.errors)")
        #expect(plan.output.contains("Plan: 300 dialogs: 300 exist"))
        #expect(plan.output.contains("Everything that the owners see is declared"))
        #expect(try sandbox.requests().allSatisfy { $0.method == "GET" })
    }

    private func smallSandbox() throws -> (SandboxProgram, rooms: String) {
        let sandbox = try sandbox([
            group("Ops", of: 1, [2]), group("Book club", of: 1, [2, 3]), #""type":1,"name":"News","user_id":9"#,
        ])
        let rooms = try scratch.write(
            "version: 1\nusers: {alice: 1}\ndialogs:\n  - {type: group, name: Ops, owner: alice, occupants: [2]}\n",
            to: "rooms.yaml"
        )
        return (sandbox, rooms)
    }

    @Test func `a room that was made in the app is told by name, type and size, if that is asked for`() async throws {
        let (sandbox, rooms) = try smallSandbox()
        let results = scratch.path(of: "results.csv")
        let silent = try await sandbox.dialogctl().run(["plan", "--detailed-exitcode", rooms])
        #expect(silent.exitCode == 0)
        #expect(!silent.output.contains("declared:") && !silent.output.contains("Book club"))
        #expect(silent.output.hasSuffix("Plan: 1 dialog: 1 exists\n"))
        #expect(try sandbox.requests().count == 1)
        let told = try await sandbox.dialogctl().run(["plan", "--undeclared", "--detailed-exitcode", rooms])
        #expect(told.exitCode == 0)
        #expect(
            told.output.replacing(rooms, with: "rooms.yaml") == """
                owner alice (1)
                  = exists     group/Ops  rooms.yaml:4

                Not declared, and left alone:
                owner alice (1)
                  # undeclared  public/News      65f000000000000000000003
                                 public, created by user 9, 2026-01-01T00:00:00Z
                  # undeclared  group/Book club  65f000000000000000000002
                                 group, 3 occupants, created 2026-01-01T00:00:00Z

                2 dialogs are not declared and left alone; listing all that the owners see took 1 request. \
                'dialogctl export --undeclared PATH...' writes manifests for them.
                # not declared, kept   = as declared
                Plan: 1 dialog: 1 exists

                """
        )
        #expect(try sandbox.requests().count == 2)
        for command in [["plan"], ["apply", "--yes"]] {
            let more = ["--undeclared", "--fail-on", "undeclared", rooms]
            #expect(try await sandbox.dialogctl().run(command + more).exitCode == 4)
        }
        let applied = try await sandbox.dialogctl()
            .run(["apply", "--yes", "--undeclared", "--results", results, rooms])
        #expect(applied.exitCode == 0)
        #expect(applied.output.contains("2 dialogs are not declared and left alone"))
        #expect(try scratch.read("results.csv").contains("group,Book club,65f000000000000000000002,"))
        #expect(try sandbox.dialogs(as: 1).count == 3)
        #expect(try sandbox.requests().allSatisfy { $0.method == "GET" })
    }

    @Test func `a room whose declaration was removed is told, and what the ids file knows becomes its key`()
        async throws
    {
        let (sandbox, rooms) = try smallSandbox()
        let both = try scratch.write(
            """
            version: 1
            dialogs:
              - {key: readers, type: group, name: Book club, owner: 1, occupants: [2, 3]}
              - {type: group, name: Ops, owner: 1, occupants: [2]}

            """,
            to: "both.yaml"
        )
        #expect(try await sandbox.dialogctl().run(["apply", "--yes", both]).exitCode == 0)
        let plan = try await sandbox.dialogctl().run(["plan", "--detailed-exitcode", rooms])
        #expect(plan.exitCode == 0)
        #expect(plan.output.contains("  # undeclared  readers  65f000000000000000000002\n"))
        #expect(plan.output.contains("was declared with this key, which no manifest has any more; --undeclared looks"))
        #expect(plan.output.hasSuffix("Plan: 1 dialog: 1 exists\n"))
        let export = try await sandbox.dialogctl().run(["export", "--undeclared", rooms, "--type", "group"])
        #expect(export.output.contains("  - key: readers\n    type: group\n    name: Book club\n"))
        let more = try scratch.write(export.output, to: "more.yaml")
        let after = try await sandbox.dialogctl().run(["plan", "--detailed-exitcode", rooms, more])
        #expect(after.exitCode == 0)
        #expect(after.output.contains("Plan: 2 dialogs: 2 exist"))
        #expect(!after.output.contains("eclared"))
    }

    @Test func `no manifest of the set is overwritten, and what is exported later gets a file beside it`() async throws
    {
        let (sandbox, _) = try smallSandbox()
        let folder = scratch.path(of: "set") + "/"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        let own =
            "version: 1\nusers: {alice: 1}\ndialogs:\n  - {type: group, name: Ops, owner: alice, occupants: [2]}\n"
        _ = try scratch.write(own, to: "set/alice.yaml")
        let arguments = ["export", "--undeclared", folder, "--people", "id", "--out"]
        let export = try await sandbox.dialogctl().run(arguments + [folder, "--force"])
        #expect(export.output == "\(folder)alice-2.yaml: 2 dialogs\n", "\(export.errors)")
        #expect(try scratch.read("set/alice.yaml") == own)
        #expect(try scratch.read("set/alice-2.yaml").contains("    occupants: [2, 3]\n"))
        let again = try await sandbox.dialogctl().run(arguments + [folder])
        #expect(again.errors.contains("note: there is nothing to export; no file was written\n"))
        let onto = try await sandbox.dialogctl().run(arguments + [folder + "alice.yaml", "--force"])
        #expect(onto.exitCode == 64)
        #expect(onto.errors.contains("are one file"))
        #expect(try scratch.read("set/alice.yaml") == own)
    }

    @Test func `a part of a set says nothing of the whole`() async throws {
        let (sandbox, rooms) = try smallSandbox()
        for part in [["--shard", "1/2"], ["--select", "group/*"]] {
            let result = try await sandbox.dialogctl().run(["plan", "--undeclared"] + part + [rooms])
            #expect(result.exitCode == 64)
            #expect(result.errors.contains("--undeclared is about the whole set"))
        }
        #expect(try await sandbox.dialogctl().run(["export", "--undeclared"]).exitCode == 64)
        #expect(try await sandbox.dialogctl().run(["export", rooms]).exitCode == 64)
        #expect(try await sandbox.dialogctl().run(["export", "--undeclared", rooms, "--users", rooms]).exitCode == 64)
    }
}
