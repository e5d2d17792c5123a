import Foundation
import TestSupport
import Testing

/// Two runs at once with separate journals: the API lets both create, and the later one says so.
@Suite(.serialized, .timeLimit(.minutes(2))) struct TwoRunsTests {
    private let scratch: TemporaryFolder
    private let sandbox: SandboxProgram
    private let path: String

    init() throws {
        scratch = try TemporaryFolder()
        sandbox = try SandboxProgram()
        path = try scratch.write(
            """
            version: 1
            dialogs:
              - {type: public, name: News}
              - {type: group, name: Ops, occupants: [2, 3]}
              - {type: private, occupants: [4]}
            """,
            to: "rooms.yaml"
        )
    }

    private func apply(journal: String, _ more: [String] = []) throws -> Process {
        let arguments = ["apply", "--journal", try scratch.write("", to: journal) + "-file"] + more + [path]
        return try sandbox.dialogctl(["TERM": "dumb"]).process(arguments)
    }

    @Test func `the run that creates what another created meanwhile reports the doubles`() async throws {
        let slow = try apply(journal: "slow")
        let screen = try await Terminal().run(slow, at: "Only 'yes' is accepted: ") {
            // The first run has its plan by now; the second one reads, creates and ends.
            let quick = try await sandbox.dialogctl().run(
                ["apply", "--yes", "--journal", try scratch.write("", to: "quick") + "-file", path]
            )
            #expect(quick.exitCode == 0)
            #expect(quick.output.contains("Apply: 3 created"))
            return "yes"
        }
        #expect(slow.exitCode == 4)
        #expect(screen.contains("! doubled    public/News"))
        #expect(screen.contains("! doubled    group/Ops"))
        #expect(screen.contains("it exists 2 times"))
        #expect(screen.contains("Decide which one stays"))
        // The server itself keeps one private dialog for each pair.
        #expect(screen.contains("+ created    private/1-4"))
        let plan = try await sandbox.dialogctl().run(["plan", path])
        // The ids file says which is which.
        #expect(plan.exitCode == 0)
        #expect(plan.output.contains("would be this dialog as well: delete one of them"))
        let empty = try scratch.write("version: 1\ndialogs: {}\n", to: "none.ids.yaml")
        let unaware = try await sandbox.dialogctl().run(
            ["plan", "--ids", empty, "--journal", scratch.path(of: "none"), path]
        )
        #expect(unaware.exitCode == 4)
        #expect(unaware.output.contains("? ambiguous  group/Ops"))
    }

    @Test func `a last look that fails is told`() async throws {
        let api = try PlayedAPI { request in
            if request.head.hasPrefix("POST") { return PlayedAPI.answer("201 Created", PlayedAPI.group) }
            return request.number > 2 ? PlayedAPI.answer("403 Forbidden", "no") : PlayedAPI.page(total: 0)
        }
        defer { api.server.stop() }
        let result = try await api.dialogctl().run(["apply", "--yes", try api.manifest()])
        #expect(result.exitCode == 0)
        #expect(result.output.contains("Apply: 1 created"))
        #expect(result.output.contains("could not be listed once more"))
    }
}
