import Foundation
import TestSupport
import Testing

/// Dialogs that carry their keys, in an application where people rename them and a machine that remembers nothing.
@Suite(.serialized, .timeLimit(.minutes(2))) struct KeyFieldRunTests {
    private let scratch: TemporaryFolder
    private let rooms: String

    init() throws {
        scratch = try TemporaryFolder()
        rooms = try scratch.write(
            """
            version: 1
            key_field: git_key
            defaults: {data: {class_name: Room}}
            dialogs:
              - {type: group, key: ops, name: Ops, occupants: [2]}
              - {type: public, name: News}
              - {type: private, occupants: [3], data: {class_name: Room}}
            """,
            to: "rooms.yaml"
        )
    }

    /// The `_id`s of the dialogs that `apply` makes, by their keys.
    private func apply(to sandbox: SandboxProgram) async throws -> [String: String] {
        let results = scratch.path(of: "results.csv")
        let applied = try await sandbox.dialogctl().run(["apply", "--yes", "--results", results, rooms])
        #expect(applied.exitCode == 0, "\(applied.errors)")
        let rows = try scratch.read("results.csv").split(separator: "\r\n").dropFirst().map { $0.split(separator: ",") }
        return Dictionary(rows.map { (String($0[0]), String($0[4])) }) { first, _ in first }
    }

    /// Sends a request as user 1's app does.
    private func send(_ method: String, _ path: String, _ body: String, to sandbox: SandboxProgram) throws {
        let port = try #require(sandbox.url.split(separator: ":").last.flatMap { Int($0) })
        let client = try LoopbackClient(port: port)
        let head = [
            "\(method) \(path) HTTP/1.1", "Host: localhost", "Authorization: ApiKey sandbox-key",
            "On-Behalf-Of: 1", "Content-Type: application/json", "Content-Length: \(body.utf8.count)",
        ]
        client.send(head.map { "\($0)\r\n" }.joined() + "\r\n\(body)")
        #expect(try 200...201 ~= client.receive().status)
    }

    /// Plans on a machine that has neither journal nor ids.
    private func planAnew(on sandbox: SandboxProgram, _ more: String...) async throws -> Program.Result {
        let state = scratch.path(of: "state of another machine")
        return try await sandbox.dialogctl(["XDG_STATE_HOME": state]).run(["plan"] + more + [rooms])
    }

    @Test(arguments: [[], ["--fault", "ignore data"], ["--fault", "ignore data[git_key]"]] as [[String]])
    func `a renamed room is known by its key, although all memory of it is lost`(faults: [String]) async throws {
        let sandbox = try SandboxProgram(faults)
        let id = try #require(try await apply(to: sandbox)["ops"])
        try send("PUT", "/chat/Dialog/\(id).json", #"{"name":"Party"}"#, to: sandbox)
        let plan = try await planAnew(on: sandbox)
        #expect(plan.exitCode == 0, "\(plan.errors)")
        #expect(plan.output.contains("name: 'Party' -> 'Ops'"), "\(plan.output)")
        #expect(plan.output.contains("Plan: 3 dialogs: 1 differs, 2 exist"), "\(plan.output)")
    }

    @Test func `without the key it would be a second room`() async throws {
        let sandbox = try SandboxProgram()
        let id = try #require(try await apply(to: sandbox)["ops"])
        let lost = #"{"name":"Party","data":{"class_name":"Room","git_key":""}}"#
        try send("PUT", "/chat/Dialog/\(id).json", lost, to: sandbox)
        let plan = try await planAnew(on: sandbox)
        #expect(plan.output.contains("Plan: 3 dialogs: 1 to create, 2 exist"), "\(plan.output)")
    }

    @Test func `two rooms with one key are for a person to decide`() async throws {
        let sandbox = try SandboxProgram()
        let id = try #require(try await apply(to: sandbox)["ops"])
        try send("PUT", "/chat/Dialog/\(id).json", #"{"name":"Party"}"#, to: sandbox)
        let copy = #"{"type":2,"name":"Fete","occupants_ids":[2],"data":{"class_name":"Room","git_key":"ops"}}"#
        try send("POST", "/chat/Dialog.json", copy, to: sandbox)
        let plan = try await planAnew(on: sandbox)
        #expect(plan.exitCode == 4)
        #expect(plan.output.contains("? ambiguous  ops"), "\(plan.output)")
        #expect(plan.output.contains("live \(id), 'Party', 2 occupants, "), "\(plan.output)")
        #expect(plan.output.contains("Plan: 3 dialogs: 1 needs a decision, 2 exist"), "\(plan.output)")
    }

    @Test func `a kept plan makes dialogs that carry their keys, and an export of them has these`() async throws {
        let sandbox = try SandboxProgram()
        let kept = scratch.path(of: "plan.json")
        #expect(try await planAnew(on: sandbox, "--out", kept).exitCode == 0)
        #expect(try scratch.read("plan.json").contains(#""key_field":"git_key""#))
        #expect(try await sandbox.dialogctl().run(["apply", "--yes", kept]).exitCode == 0)

        let exported = try await sandbox.dialogctl().run(["export", "--key-field", "git_key"])
        #expect(exported.exitCode == 0)
        #expect(exported.output.contains("\nkey_field: git_key\n"))
        #expect(exported.output.contains("  - key: ops\n    type: group\n    name: Ops\n"))
        #expect(!exported.output.contains("git_key: "))
        let rooms = try scratch.write(exported.output, to: "exported.yaml")
        let plan = try await sandbox.dialogctl().run(["plan", "--detailed-exitcode", rooms])
        #expect(plan.exitCode == 0, "\(plan.output)\(plan.errors)")
    }

    @Test func `an export beside manifests with a field for keys uses that, and no other`() async throws {
        let sandbox = try SandboxProgram()
        _ = try await apply(to: sandbox)
        let people = try scratch.write("version: 1\nkey_field: git_key\nusers: {bob: 2}\n", to: "people.yaml")
        let exported = try await sandbox.dialogctl().run(["export", "--users", people])
        #expect(exported.output.contains("  - key: ops\n"))
        let rooms = try scratch.write(exported.output, to: "exported.yaml")
        let plan = try await sandbox.dialogctl().run(["plan", "--detailed-exitcode", people, rooms])
        #expect(plan.exitCode == 0, "\(plan.output)\(plan.errors)")

        let other = try await sandbox.dialogctl().run(["export", "--users", people, "--key-field", "key"])
        #expect(other.exitCode == 64)
        #expect(
            other.errors.contains("--key-field is 'key', and the manifests of --users have the key_field 'git_key'")
        )
    }

    @Test func `a rendered set has the field`() async throws {
        let sandbox = try SandboxProgram()
        for more in [[], ["--offline"]] {
            let rendered = try await sandbox.dialogctl().run(["render"] + more + [rooms])
            #expect(rendered.output.hasPrefix("version: 1\nkey_field: git_key\ndialogs:\n  - key: ops\n"))
        }
    }

    @Test(arguments: ["", "git-key", "class_name", "1st"])
    func `what no field can be called is wrong usage of export`(field: String) async throws {
        let result = try await Program("dialogctl").run(["export", "--key-field", field])
        #expect(result.exitCode == 64)
        #expect(result.errors.contains("--key-field takes the name of a data field"))
    }
}
