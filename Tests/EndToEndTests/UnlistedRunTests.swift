import Foundation
import TestSupport
import Testing

/// Somebody joins a group in the app, and leaves the manifest as it is.
@Suite(.serialized, .timeLimit(.minutes(2))) struct UnlistedRunTests {
    private let scratch: TemporaryFolder
    private let sandbox: SandboxProgram

    init() throws {
        scratch = try TemporaryFolder()
        sandbox = try SandboxProgram()
    }

    /// Runs a command on a manifest whose group says this of people whom it does not name.
    private func run(_ command: String..., unlisted: String = "") async throws -> Program.Result {
        let more = unlisted.isEmpty ? "" : ", unlisted: \(unlisted)"
        let rooms = try scratch.write(
            "version: 1\ndialogs:\n  - {type: group, name: Ops, occupants: [2]\(more)}\n",
            to: "rooms.yaml"
        )
        return try await sandbox.dialogctl().run(command + [rooms])
    }

    /// Has user 2 let user 7 into the one dialog, as an app does.
    private func letIn() throws {
        let results = try scratch.read("rooms.csv").split(separator: "\r\n")
        let id = try #require(results.last?.split(separator: ",")[4])
        try sandbox.change(id, as: 2, #"{"push_all":{"occupants_ids":[7]}}"#)
    }

    @Test func `it is no drift unless the manifest says that such people are to be removed`() async throws {
        let created = try await run("apply", "--yes", "--results", scratch.path(of: "rooms.csv"))
        #expect(created.exitCode == 0, "\(created.errors)")
        try letIn()

        let kept = try await run("plan", "--detailed-exitcode")
        #expect(kept.exitCode == 0)
        #expect(kept.output.contains("Plan: 1 dialog: 1 exists"))
        #expect(kept.output.contains("note: 1 occupant beside those declared\n"))

        let reported = try await run("plan", "--detailed-exitcode", unlisted: "report")
        #expect(reported.exitCode == 0)
        #expect(reported.output.contains("Plan: 1 dialog: 1 exists"))
        #expect(reported.output.contains("note: 1 occupant beside those declared: 7\n"))

        let removed = try await run("plan", "--detailed-exitcode", unlisted: "remove")
        #expect(removed.exitCode == 2)
        #expect(removed.output.contains("occupants: -1  (remove 7)"))
        #expect(removed.output.contains("Plan: 1 dialog: 1 differs"))

        #expect(try await run("apply", "--yes").exitCode == 0)
        #expect(try await run("apply", "--yes", unlisted: "remove").exitCode == 0)
        #expect(try sandbox.requests().count { $0.method != "GET" } == 2)
    }
}
