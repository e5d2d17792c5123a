import Foundation
import TestSupport
import Testing

/// People who are to be in no group, as somebody sees it who runs the programs.
@Suite(.serialized, .timeLimit(.minutes(2))) struct DepartedProgramTests {
    private let scratch: TemporaryFolder
    private let sandbox: SandboxProgram
    private let rooms: String

    init() throws {
        scratch = try TemporaryFolder()
        let rows = [
            #""name":"Ops","user_id":1,"occupants_ids":[1,2,5]"#,
            #""name":"Theirs","user_id":3,"occupants_ids":[3,4,5]"#,
            #""name":"More","user_id":3,"occupants_ids":[3,4,5]"#,
        ]
        let seed = rows.enumerated().map { offset, row in
            let id = String(format: "65f0%020x", offset + 1)
            return #"{"_id":"\#(id)","created_at":"2026-01-01T00:00:00Z","type":2,\#(row)}"#
        }
        let path = try scratch.write(seed.joined(separator: "\n"), to: "seed.jsonl")
        sandbox = try SandboxProgram(["--seed", path])
        rooms = try scratch.write(
            """
            version: 1
            users: {alice: 1, bob: 5}
            departed: [bob]
            defaults: {owner: alice}
            dialogs:
              - {type: group, name: Ops, occupants: [2]}

            """,
            to: "rooms.yaml"
        )
    }

    private func dialogctl(_ arguments: String...) async throws -> Program.Result {
        try await sandbox.dialogctl().run(arguments + [rooms])
    }

    private var putCount: Int {
        get throws { try sandbox.requests().count { $0.method == "PUT" } }
    }

    @Test func `the rail holds until it is raised, and then there is nothing to do`() async throws {
        let plan = try await dialogctl("plan", "--detailed-exitcode")
        #expect(plan.exitCode == 2, "\(plan.errors)")
        #expect(plan.output.contains("bob (5) leaves at once; nobody is notified"))
        #expect(plan.output.contains("note: no manifest declares it: 'Theirs'"))
        #expect(plan.output.contains("Departed: bob (5) is in 3 groups: taken out of 3."))
        #expect(plan.output.contains("Plan: 3 dialogs: 3 to update (3 people leave a room)"))

        let refused = try await dialogctl("apply", "--yes")
        #expect(refused.exitCode == 5)
        #expect(refused.errors.contains("remove 3 of 3 memberships of the set's groups"))
        #expect(try putCount == 0)

        let results = scratch.path(of: "results.csv")
        let report = scratch.path(of: "run.json")
        let more = ["--max-removals", "3", "--results", results, "--report", "json=\(report)"]
        let applied = try await sandbox.dialogctl().run(["apply", "--yes"] + more + [rooms])
        #expect(applied.exitCode == 0, "\(applied.output)\(applied.errors)")
        #expect(try putCount == 3)
        #expect(try scratch.read("results.csv").contains(",group,Theirs,65f000000000000000000002,"))
        let json = try scratch.read("run.json")
        #expect(json.contains(#""people_departed": ["#))
        #expect(json.contains(#""undeclared":true"#))

        let again = try await dialogctl("plan", "--detailed-exitcode")
        #expect(again.exitCode == 0, "\(again.output)")
        #expect(again.output.contains("Departed: bob (5) is in no group."))
    }

    @Test func `where he may not be looked up the run fails, unless told otherwise`() async throws {
        let refusing = try SandboxProgram(["--users", "1-4"])
        let news = "version: 1\ndeparted: [5]\ndialogs: [{type: public, name: News, owner: 1}]\n"
        let path = try scratch.write(news, to: "news.yaml")
        let plan = try await refusing.dialogctl().run(["plan", path])
        #expect(plan.output.contains("Departed: 5 is not known to the application any more, or may not be asked as"))
        #expect(plan.exitCode == 4, "\(plan.output)\(plan.errors)")
        let tolerant = try await refusing.dialogctl().run(["plan", "--fail-on", "conflict", path])
        #expect(tolerant.exitCode != 4, "\(tolerant.output)\(tolerant.errors)")
    }

    @Test func `what nobody declares and he is in is no part of an export`() async throws {
        let out = scratch.path(of: "more")
        let result = try await sandbox.dialogctl().run(
            ["export", "--undeclared", rooms, "--owner", "3", "--out", "\(out)/"]
        )
        #expect(result.exitCode == 0, "\(result.errors)")
        #expect(result.errors.contains("note: 2 groups with people who departed are left out: apply first"))
        #expect(try await sandbox.dialogctl().run(["validate", rooms] + (try files(in: out))).exitCode == 0)
    }

    private func files(in folder: String) throws -> [String] {
        FileManager.default.fileExists(atPath: folder) ? [folder] : []
    }

    @Test func `a saved plan is carried out as it was reviewed`() async throws {
        let file = scratch.path(of: "plan.json")
        #expect(try await dialogctl("plan", "--out", file).exitCode == 0)
        let body = #"{"push_all":{"occupants_ids":[9]},"name":"Renamed"}"#
        try sandbox.change("65f000000000000000000002", as: 3, body)
        let applied = try await sandbox.dialogctl().run(["apply", "--yes", "--max-removals", "3", file])
        #expect(applied.exitCode == 0, "\(applied.output)\(applied.errors)")
        #expect(try await dialogctl("plan", "--detailed-exitcode").exitCode == 0)
    }

    @Test func `the commands that only show declared dialogs show no others`() async throws {
        let shown = try await sandbox.dialogctl().run(["show", "group/Ops", rooms])
        #expect(!shown.output.contains("Theirs"), "\(shown.output)\(shown.errors)")
        let results = try await dialogctl("results")
        #expect(!results.output.contains("Theirs"), "\(results.errors)")
        #expect(results.output.contains("to update"))
        let rendered = try await dialogctl("render")
        #expect(rendered.output.contains("departed: [5]\n"), "\(rendered.errors)")
    }
}
