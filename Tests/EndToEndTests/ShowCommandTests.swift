import Foundation
import TestSupport
import Testing

/// `dialogctl show`, as a whole program.
@Suite(.serialized, .timeLimit(.minutes(2))) struct ShowCommandTests {
    private let scratch: TemporaryFolder
    private let sandbox: SandboxProgram
    private let path: String

    init() async throws {
        scratch = try TemporaryFolder()
        let users = #"{"users": [{"id": 1, "login": "admin"}, {"id": 2, "login": "bob"}, {"id": 3, "login": "eve"}]}"#
        sandbox = try SandboxProgram(["--accounts", try scratch.write(users, to: "accounts.json")])
        path = try scratch.write(
            """
            version: 1
            users: {bob: 2}
            dialogs:
              - {type: group, name: Ops, occupants: [bob, "login:eve"]}
              - {type: public, name: News}

            """,
            to: "rooms.yaml"
        )
        #expect(try await sandbox.dialogctl().run(["apply", "--yes", path]).exitCode == 0)
    }

    @Test(arguments: [
        (
            ["group/Ops", "rooms.yaml"],
            ["group/Ops  rooms.yaml:4\n  as declared\n", "\n  eve (3)   member  member\n"]
        ),
        (["group/Ops"], ["group/Ops\n  live;", "\n  3         member\n"]),
        (["--user", "bob", "rooms.yaml"], ["user bob (2)\n", "  group/Ops  member  member    "]),
        (["--user", "login:eve"], ["user eve (3)\n", "  group/Ops  member  "]),
        (["--user", "3", "--format", "json"], [#""format": "dialogctl.rooms""#, #""user": 3"#]),
    ])
    func `it shows a dialog, or a person's dialogs, and writes nothing`(
        arguments: [String],
        parts: [String]
    ) async throws {
        let before = try sandbox.requests().count
        let result = try await sandbox.dialogctl().run(["show"] + arguments, in: scratch.url)
        #expect(result.exitCode == 0)
        #expect(result.errors == "")
        for part in parts { #expect(result.output.contains(part), "\(result.output)") }
        let sent = try sandbox.requests().dropFirst(before)
        #expect(sent.allSatisfy { $0.method == "GET" })
        #expect(sent.count <= 4)
    }

    @Test func `a key that there is not is wrong input`() async throws {
        let result = try await sandbox.dialogctl().run(["show", "group/Op", path])
        #expect(result.exitCode == 3)
        #expect(result.output == "")
        #expect(
            result.errors
                == "error: 'group/Op' is the key of no dialog of these manifests: did you mean 'group/Ops'?\n"
        )
    }
}
