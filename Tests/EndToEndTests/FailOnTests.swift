import Foundation
import TestSupport
import Testing

/// Which of what apply leaves alone makes a run fail.
@Suite(.serialized, .timeLimit(.minutes(2))) struct FailOnTests {
    private let scratch: TemporaryFolder
    private let sandbox: SandboxProgram
    private let path: String

    init() async throws {
        scratch = try TemporaryFolder()
        sandbox = try SandboxProgram(
            ["--accounts", try scratch.write(#"{"users": [{"id": 1, "login": "admin"}]}"#, to: "accounts.json")]
        )
        let before = try scratch.write("version: 1\ndialogs: [{type: public, name: News}]\n", to: "before.yaml")
        #expect(try await sandbox.dialogctl().run(["apply", "--yes", before]).exitCode == 0)
        path = try scratch.write(
            """
            version: 1
            dialogs:
              - {type: public, name: News, photo: "5"}
              - {type: public, name: Old, id: 5d75393ba28f9a17e1cb0f9e}
              - {type: group, name: Staff, occupants: ["login:nobody"]}

            """,
            to: "rooms.yaml"
        )
    }

    private static let rules: [([String], Int32)] = [
        ([], 4), (["--fail-on", "none"], 0), (["--fail-on", "differs"], 4), (["--fail-on", "gone"], 4),
        (["--fail-on", "missing-people"], 4), (["--fail-on", "conflict,ambiguous"], 0),
        (["--fail-on", "none", "--detailed-exitcode"], 2),
        (["--fail-on", "differs", "--detailed-exitcode"], 4),
    ]

    @Test(arguments: rules)
    func `a run fails on what it is told to`(options: [String], code: Int32) async throws {
        for command in [["plan"], ["apply", "--yes"], ["results"]] {
            let result = try await sandbox.dialogctl().run(command + options + [path])
            #expect(result.exitCode == code, "\(command)")
            #expect(result.errors.contains("1 person was not found"))
        }
        // The same where something is written, too.
        let more = try scratch.write("version: 1\ndialogs: [{type: public, name: Lobby}]\n", to: "more.yaml")
        let result = try await sandbox.dialogctl().run(["apply", "--yes"] + options + [path, more])
        #expect(result.exitCode == code)
        #expect(result.output.contains("1 created"))
    }

    @Test(arguments: ["create", "", "differs,,gone"])
    func `what is no cause is a usage error`(list: String) async throws {
        let result = try await sandbox.dialogctl().run(["plan", "--fail-on", list, path])
        #expect(result.exitCode == 64)
    }
}
