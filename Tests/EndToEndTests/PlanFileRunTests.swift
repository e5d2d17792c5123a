import Foundation
import TestSupport
import Testing

/// A plan that is kept, reviewed, and carried out later.
@Suite(.serialized, .timeLimit(.minutes(2))) struct PlanFileRunTests {
    private let scratch: TemporaryFolder
    private let sandbox: SandboxProgram
    private let rooms: String
    private let plan: String

    init() throws {
        scratch = try TemporaryFolder()
        sandbox = try SandboxProgram()
        rooms = try scratch.write(Self.manifest, to: "rooms.yaml")
        plan = scratch.path(of: "plan.json")
    }

    private static let manifest = """
        version: 1
        dialogs:
          - {type: public, name: News}
          - {type: group, name: Ops, occupants: [2]}
          - {type: private, occupants: [3]}
        """

    private var postCount: Int { get throws { try sandbox.requests().count { $0.method == "POST" } } }

    @Test func `a plan that is too large is refused with what to do`() async throws {
        try scratch.write(#"{"format": "dialogctl.plan","#, to: "plan.json")
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: plan))
        try file.truncate(atOffset: (256 << 20) + 1)
        try file.close()
        let applied = try await sandbox.dialogctl().run(["apply", "--yes", plan])
        #expect(applied.exitCode == 3)
        #expect(
            applied.errors == "error: the plan '\(plan)' has more than 256 MiB: plan a part at a time, with --shard\n"
        )
    }

    @Test func `a kept plan is carried out without its manifests, and has no secret in it`() async throws {
        let planned = try await sandbox.dialogctl().run(["plan", "--out", plan, rooms])
        #expect(planned.exitCode == 0)
        #expect(planned.errors == "")
        #expect(try postCount == 0)
        let text = try scratch.read("plan.json")
        #expect(!text.contains("sandbox-key"))
        try FileManager.default.removeItem(atPath: rooms)

        let applied = try await sandbox.dialogctl(["QUICKBLOX_USER_ID": "9"]).run(["apply", "--yes", plan])
        #expect(applied.exitCode == 0)
        #expect(applied.errors == "")
        #expect(applied.output.contains("Apply: 3 created"))
        #expect(try postCount == 3)
    }

    @Test func `a plan that would hold a credential is not kept`() async throws {
        let path = try scratch.write("version: 1\ndialogs:\n  - {type: public, name: sandbox-key}\n", to: "echo.yaml")
        let planned = try await sandbox.dialogctl().run(["plan", "--out", plan, path])
        #expect(planned.exitCode == 5)
        #expect(planned.errors == "error: the plan holds a credential, so it was not written\n")
        #expect(!FileManager.default.fileExists(atPath: plan))
    }

    @Test func `a plan that cannot be written stops the run before any request`() async throws {
        let planned = try await sandbox.dialogctl().run(["plan", "--out", scratch.path(of: "none/plan.json"), rooms])
        #expect(planned.exitCode == 64)
        #expect(planned.errors.contains("plan.json' cannot be written: No such file or directory"))
        #expect(try sandbox.requests().isEmpty)
    }

    @Test(arguments: [("yes", 3), ("no", 0)])
    func `a kept plan is carried out when somebody agrees`(answer: String, creates: Int) async throws {
        _ = try await sandbox.dialogctl().run(["plan", "--out", plan, rooms])
        let process = try sandbox.dialogctl(["TERM": "dumb"]).process(["apply", plan])
        let screen = try await Terminal().run(process, at: "Only 'yes' is accepted: ", typing: answer)
        #expect(screen.contains("Create 3 dialogs at \(sandbox.url)?"))
        #expect(try postCount == creates)
    }

    @Test func `the same plan has the same bytes`() async throws {
        _ = try await sandbox.dialogctl().run(["plan", "--out", plan, rooms])
        _ = try await sandbox.dialogctl().run(["plan", "--out", scratch.path(of: "again.json"), rooms])
        #expect(try scratch.read("plan.json") == scratch.read("again.json"))
    }

    @Test func `what exists meanwhile is stale, and the rest is created`() async throws {
        _ = try await sandbox.dialogctl().run(["plan", "--out", plan, rooms])
        let one = try scratch.write("version: 1\ndialogs:\n  - {type: public, name: News}\n", to: "news.yaml")
        _ = try await sandbox.dialogctl().run(["apply", "--yes", one])

        let applied = try await sandbox.dialogctl().run(["apply", "--yes", plan])
        #expect(applied.exitCode == 4)
        #expect(applied.output.contains("! stale      public/News"))
        #expect(applied.output.contains("planned as create, exists now: live "))
        #expect(applied.output.contains("Apply: 2 created"))
        #expect(try postCount == 3)

        let again = try await sandbox.dialogctl().run(["apply", "--yes", plan])
        #expect(again.exitCode == 4)
        #expect(again.output.contains("Stale: 3 dialogs are not as planned"))
        #expect(try postCount == 3)
    }

    @Test func `a change of the manifests is told, and the plan counts`() async throws {
        _ = try await sandbox.dialogctl().run(["plan", "--out", plan, rooms])
        try scratch.write("version: 1\ndialogs:\n  - {type: public, name: Other}\n", to: "rooms.yaml")
        let applied = try await sandbox.dialogctl().run(["apply", "--yes", plan])
        #expect(applied.exitCode == 0)
        #expect(
            applied.errors
                == "notice: the manifests changed since the plan was made: '\(rooms)'; the plan is what counts\n"
        )
        #expect(applied.output.contains("public/News"))
    }

    @Test func `a plan is held to what was reviewed: its digest, and what it was made of`() async throws {
        let markdown = scratch.path(of: "plan.md")
        _ = try await sandbox.dialogctl().run(["plan", "--out", plan, "--report", "markdown=\(markdown)", rooms])
        let digest = try #require(try scratch.read("plan.md").firstMatch(of: #/sha256:[0-9a-f]+/#)).output
        let held = ["apply", "--yes", "--require-same-inputs", "--expect-digest", String(digest), plan]
        try scratch.write(Self.manifest + "  - {type: public, name: Later}\n", to: "rooms.yaml")
        let moved = try await sandbox.dialogctl().run(held)
        #expect(moved.exitCode == 5)
        #expect(moved.errors.contains("error: the plan '\(plan)' was made of something else (--require-same-inputs): "))
        #expect(try postCount == 0)
        try scratch.write(Self.manifest, to: "rooms.yaml")
        let other = try await sandbox.dialogctl().run(
            ["apply", "--yes", "--expect-digest", String(repeating: "0", count: 64), plan]
        )
        #expect(other.exitCode == 5)
        #expect(try postCount == 0)
        #expect(try await sandbox.dialogctl().run(held).exitCode == 0)
        #expect(try postCount == 3)
        for wrong in [["--require-same-inputs", rooms], ["--expect-digest", "12", plan]] {
            #expect(try await sandbox.dialogctl().run(["apply", "--yes"] + wrong).exitCode == 64)
        }
    }

    @Test func `a plan for another endpoint is refused before anything is sent`() async throws {
        _ = try await sandbox.dialogctl().run(["plan", "--out", plan, rooms])
        let other = try SandboxProgram()
        let applied = try await other.dialogctl().run(["apply", "--yes", plan])
        #expect(applied.exitCode == 5)
        #expect(
            applied.errors.contains("error: the plan is for \(sandbox.url), and QUICKBLOX_ENDPOINT is \(other.url)")
        )
        #expect(try other.requests().isEmpty)
    }

    @Test func `a plan that was changed is refused with the place`() async throws {
        _ = try await sandbox.dialogctl().run(["plan", "--out", plan, rooms])
        try scratch.write(try scratch.read("plan.json").replacing("\"News\"", with: "\"Old\""), to: "plan.json")
        let applied = try await sandbox.dialogctl().run(["apply", "--yes", plan])
        #expect(applied.exitCode == 3)
        #expect(applied.errors.contains("plan.json:2:13: error: the plan cannot be carried out: it was changed"))
        #expect(try postCount == 0)
    }

    @Test func `the limit on creates holds for a kept plan`() async throws {
        _ = try await sandbox.dialogctl().run(["plan", "--out", plan, rooms])
        let applied = try await sandbox.dialogctl().run(["apply", "--yes", "--max-creates", "2", plan])
        #expect(applied.exitCode == 5)
        #expect(try postCount == 0)
    }

    @Test func `a plan of somebody else's dialogs is refused with a session`() async throws {
        let sandbox = try SandboxProgram(["--token", "tok-secret-1=5"])
        _ = try await sandbox.dialogctl().run(["plan", "--out", plan, rooms])
        let environment = [
            "QUICKBLOX_ENDPOINT": sandbox.url, "QUICKBLOX_TOKEN": "tok-secret-1",
            "XDG_STATE_HOME": scratch.path(of: "state"),
        ]
        let applied = try await Program("dialogctl", environment: environment).run(["apply", "--yes", plan])
        #expect(applied.exitCode == 3)
        #expect(applied.errors.contains("has dialogs of owner 1, who is not the session's user 5"))
        #expect(try sandbox.requests().allSatisfy { $0.method == "GET" })
    }

    @Test func `plan and several paths take no kept plan`() async throws {
        _ = try await sandbox.dialogctl().run(["plan", "--out", plan, rooms])
        for arguments in [
            ["plan", plan], ["validate", plan], ["adopt", plan], ["apply", "--yes", plan, rooms],
            ["plan", "--out", "x.txt", rooms],
        ] {
            #expect(try await sandbox.dialogctl().run(arguments).exitCode == 64)
        }
    }

    @Test func `a plan is kept even when somebody must decide`() async throws {
        let two = "version: 1\ndialogs:\n  - {type: group, key: one, name: Ops, occupants: [2]}\n"
        _ = try await sandbox.dialogctl().run(["apply", "--yes", try scratch.write(two, to: "two.yaml")])
        let conflict = two.replacing("key: one", with: "key: other").replacing("[2]", with: "[2, 3]")
        let path = try scratch.write(conflict, to: "conflict.yaml")
        let planned = try await sandbox.dialogctl().run(["plan", "--out", plan, path])
        #expect(planned.exitCode == 4)
        #expect(try scratch.read("plan.json").contains("\"action\":\"conflict\""))
    }
}
