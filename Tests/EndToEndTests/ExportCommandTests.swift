import Foundation
import TestSupport
import Testing

/// `dialogctl export`, and what a plan for its manifests says.
@Suite(.serialized, .timeLimit(.minutes(2))) struct ExportCommandTests {
    private let scratch: TemporaryFolder
    private let sandbox: SandboxProgram

    init() throws {
        scratch = try TemporaryFolder()
        let rows = [
            #""type":1,"name":"News","user_id":1"#, #""type":1,"name":"News","user_id":1"#,
            #""type":2,"name":"Ops: a","user_id":1,"occupants_ids":[1,2],"data":{"class_name":"Room","seats":4}"#,
            #""type":2,"name":"Theirs","user_id":2,"occupants_ids":[1,2]"#,
            #""type":2,"name":"Alone","user_id":1,"occupants_ids":[1]"#,
            #""type":3,"user_id":1,"occupants_ids":[1,3]"#,
        ]
        let seed = rows.enumerated().map { offset, row in
            #"{"_id":"\#(String(format: "%024x", offset + 1))","created_at":"2026-01-01T00:00:00Z",\#(row)}"#
        }
        sandbox = try SandboxProgram(["--seed", try scratch.write(seed.joined(separator: "\n"), to: "seed.jsonl")])
    }

    private func export(_ arguments: [String] = []) async throws -> Program.Result {
        try await sandbox.dialogctl().run(["export"] + arguments)
    }

    private func expectNothingToDo(in paths: [String], dialogs: Int) async throws {
        let plan = try await sandbox.dialogctl().run(["plan", "--detailed-exitcode"] + paths)
        #expect(plan.exitCode == 0, "\(plan.output)\(plan.errors)")
        #expect(plan.output.contains("\(dialogs) exist"))
    }

    @Test func `what is exported is planned without a change`() async throws {
        let result = try await export()
        #expect(result.exitCode == 0)
        #expect(
            result.errors == """
                note: no manifest can declare 1 dialog; comments say why
                note: 1 visible dialog was created by others; --all-visible exports these too

                """
        )
        #expect(
            result.output.contains("# - 000000000000000000000005 (group 'Alone'): it has no occupant besides user 1\n")
        )
        try await expectNothingToDo(in: [try scratch.write(result.output, to: "all.yaml")], dialogs: 4)
        #expect(try sandbox.requests().allSatisfy { $0.method == "GET" })
    }

    @Test func `a folder gets a file for each type, and none twice`() async throws {
        let folder = scratch.path(of: "rooms") + "/"
        let result = try await export(["--all-visible", "--per-file", "1", "--out", folder])
        #expect(result.exitCode == 0)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        #expect(names == ["group-1.yaml", "group-2.yaml", "private.yaml", "public-1.yaml", "public-2.yaml"])
        #expect(result.output.contains("\(folder)public-2.yaml: 1 dialog\n"))
        try await expectNothingToDo(in: [folder], dialogs: 5)

        let again = try await export(["--all-visible", "--per-file", "1", "--out", folder])
        #expect(again.exitCode == 64)
        #expect(again.errors.contains("group-1.yaml' is there already: add --force"))
        let fewer = try await export(["--all-visible", "--out", folder, "--force"])
        #expect(fewer.exitCode == 64)
        #expect(fewer.errors.contains("group-1.yaml' seems to be of an earlier export"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 5)
    }

    @Test func `a file is overwritten only when told to`() async throws {
        let path = try scratch.write("mine", to: "rooms.yaml")
        #expect(try await export(["--out", path]).exitCode == 64)
        #expect(try scratch.read("rooms.yaml") == "mine")
        #expect(try await export(["--out", path, "--force", "--pin"]).exitCode == 0)
        #expect(try scratch.read("rooms.yaml").components(separatedBy: "\n    id: ").count == 5)
        try await expectNothingToDo(in: [path], dialogs: 4)
        let lost = try await export(["--out", scratch.path(of: "nowhere/rooms.yaml")])
        #expect(lost.exitCode == 1)
        #expect(lost.errors.contains("cannot be written: No such file or directory"))
    }

    @Test func `users get the names that manifests give them`() async throws {
        let people = try scratch.write("version: 1\nusers: {alice: 1, bob: 2}\n", to: "people.yaml")
        let result = try await export(["--type", "group", "--users", people])
        #expect(result.output.contains("  owner: alice\n"))
        #expect(result.output.contains("    occupants: [bob]\n"))
        try await expectNothingToDo(in: [people, try scratch.write(result.output, to: "g.yaml")], dialogs: 1)
        let wrong = try await export(["--users", try scratch.write("version: 1\nusers: {a: b}\n", to: "wrong.yaml")])
        #expect(wrong.exitCode == 3)
        #expect(wrong.errors.contains("wrong.yaml:2:12: error:"))
    }

    @Test func `only what is asked for`() async throws {
        let named = try await export(["--name", "Ops*", "--class", "Room"])
        #expect(named.output.contains("name: \"Ops: a\"\n"))
        #expect(!named.output.contains("News"))
        let others = try await export(["--owner", "2", "--owner", "1"])
        #expect(others.output.contains("name: Theirs\n    owner: 2\n"))
        let path = try scratch.write(others.output, to: "two.yaml")
        try await expectNothingToDo(in: [path], dialogs: 5)
    }

    @Test func `without an owner, or with another than the session's, it is a usage error`() async throws {
        let nobody = Program(
            "dialogctl",
            environment: ["QUICKBLOX_ENDPOINT": sandbox.url, "QUICKBLOX_API_KEY": "sandbox-key"]
        )
        let result = try await nobody.run(["export"])
        #expect(result.exitCode == 64)
        #expect(result.errors.contains("--owner"))
        let session = try SandboxProgram(["--token", "tok-secret-1=42"])
        let environment = ["QUICKBLOX_ENDPOINT": session.url, "QUICKBLOX_TOKEN": "tok-secret-1"]
        let other = try await Program("dialogctl", environment: environment).run(["export", "--owner", "1"])
        #expect(other.exitCode == 64)
        let own = try await Program("dialogctl", environment: environment).run(["export"])
        #expect(own.exitCode == 0)
        #expect(own.output.hasSuffix("defaults:\n  owner: 42\n\ndialogs: []\n"))
    }

    @Test func `a listing that cannot be proved complete is not exported`() async throws {
        let api = try PlayedAPI { request in PlayedAPI.page(total: 3 + request.number, [PlayedAPI.group]) }
        defer { api.server.stop() }
        let result = try await api.dialogctl().run(["export"])
        #expect(result.exitCode == 5)
        #expect(result.output == "")
    }

    @Test(arguments: ["manifest", "plan", "run", "results"])
    func `the schemas are printed by their names`(name: String) async throws {
        let result = try await Program("dialogctl").run(["schema", name])
        #expect(result.exitCode == 0)
        #expect(result.output.contains("  \"$id\": \"urn:dialogctl:schema:\(name):1\",\n"))
        #expect(try await Program("dialogctl").run(["schema", "x"]).exitCode == 64)
    }

    @Test func `the schema is printed without credentials`() async throws {
        let result = try await Program("dialogctl").run(["schema"])
        #expect(result.exitCode == 0)
        #expect(result.output.hasPrefix("{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n"))
    }
}
