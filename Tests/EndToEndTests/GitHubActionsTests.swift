import Foundation
import TestSupport
import Testing

/// The workflows for GitHub Actions, step by step.
@Suite(.serialized, .timeLimit(.minutes(2))) struct GitHubActionsTests {
    private let machine: Machine

    init() throws { machine = try Machine() }

    private func run(
        _ job: String,
        of workflow: String,
        _ more: [String: String] = [:],
        with variables: [String: String] = [:]
    ) async throws -> [Int32] {
        let expressions = [
            "secrets.QUICKBLOX_API_KEY": Machine.key, "github.token": "gh-token",
            "needs.reviewed.outputs.digest": try digest,
        ]
        let job = try GitHubJob(job, of: workflow, expressions.merging(more) { $1 })
        return try await job.run(on: machine, variables)
    }

    /// The digest that the comment of a plan shows; empty without one.
    private var digest: String {
        get throws {
            guard machine.has("plan.md") else { return "" }
            return try machine.text(of: "plan.md").matches(of: #/sha256:[0-9a-f]{64}/#).last.map { String($0.output) }
                ?? ""
        }
    }

    private func git(_ commands: String...) async throws {
        let author = "-c user.name=x -c user.email=x@example.com"
        for command in commands {
            let result = try await machine.run("git \(author) \(command)", ["HOME": machine.scratch.path])
            #expect(result.exitCode == 0, "\(command): \(result.errors)")
        }
    }

    @Test func `a pull request is validated without secrets, and told where dialogs change`() async throws {
        try await git("init --quiet", "add dialogs", "commit --quiet --message base")
        try await git("commit --quiet --allow-empty --message other")
        #expect(try await run("validate", of: "plan") == [0, 0])
        #expect(!FileManager.default.fileExists(atPath: machine.scratch.path(of: "outputs")))
        try machine.scratch.write("version: 1\ndialogs: [{typ: public}]\n", to: "checkout/dialogs/wrong.yaml")
        try await git("add dialogs", "commit --quiet --message change")
        #expect(try await run("validate", of: "plan") == [0, 3])
        #expect(try machine.scratch.read("outputs") == "changed=true\n")
        #expect(try machine.sandbox.requests().isEmpty)
    }

    @Test(arguments: [
        ("success", "success", 0 as Int32), ("success", "skipped", 0), ("failure", "skipped", 1),
        ("success", "failure", 1), ("cancelled", "cancelled", 1),
    ])
    func `the required check reports whatever was skipped`(validate: String, plan: String, code: Int32) async throws {
        let results = ["needs.validate.result": validate, "needs.plan.result": plan]
        #expect(try await run("dialogs", of: "plan", results) == [code])
    }

    @Test func `a pull request shows its plan, keeps it, and sends nothing but GET`() async throws {
        #expect(try await run("plan", of: "plan") == [0, 0])
        #expect(try machine.sandbox.requests().allSatisfy { $0.method == "GET" })
        #expect(try machine.text(of: "plan.md").hasPrefix("<!-- dialogctl:plan -->\n"))
        #expect(try machine.scratch.read("summary.md") == machine.text(of: "plan.md"))
        #expect(try GitHubJob("plan", of: "plan").artifact("plan").allSatisfy(machine.has))
    }

    @Test func `a pull request with mistakes shows them`() async throws {
        try machine.scratch.write("version: 1\ndialogs: [{typ: public}]\n", to: "checkout/dialogs/wrong.yaml")
        #expect(try await run("plan", of: "plan") == [3, 0])
        #expect(try machine.scratch.read("summary.md").contains("unknown field"))
        #expect(!machine.has("plan.json"))
    }

    @Test func `the first plan becomes a comment`() async throws {
        let github = try GitHubStub(on: machine)
        let others = #"[{"id":1,"user":{"type":"User"},"body":"<!-- dialogctl:plan -->\nmine"}]"#
        try github.answer("comments", with: others)
        try machine.scratch.write("<!-- dialogctl:plan -->\n### new\n", to: "checkout/plan.md")
        #expect(try await run("comment", of: "plan", ["github.event.pull_request.number": "5"]) == [0])
        #expect(try github.calls.last == "POST repos/example/rooms/issues/5/comments")
        #expect(try github.body == machine.text(of: "plan.md"))
    }

    @Test func `a later plan takes the place of the first`() async throws {
        let github = try GitHubStub(on: machine)
        let marker = #"<!-- dialogctl:plan -->\r\n"#
        try github.answer(
            "comments",
            with: #"[{"id":1,"user":{"type":"Bot"},"body":"<!-- dialogctl:plan staging -->"},"#
                + #"{"id":2,"user":{"type":"Bot"},"body":"\#(marker)old"},{"id":3,"user":{"type":"Bot"},"body":"x"}]"#
        )
        try machine.scratch.write("<!-- dialogctl:plan -->\n### new\n", to: "checkout/plan.md")
        #expect(try await run("comment", of: "plan", ["github.event.pull_request.number": "5"]) == [0])
        #expect(try github.calls.last == "PATCH repos/example/rooms/issues/comments/2")
        #expect(try github.body == machine.text(of: "plan.md"))
    }

    @Test func `the plan of the merged pull request is found`() async throws {
        let github = try GitHubStub(on: machine)
        try github.answer(
            "pulls",
            with: #"[{"merged_at":null,"merge_commit_sha":"merge-1","number":4,"head":{"sha":"a"}},"#
                + #"{"merged_at":"2026-01-01","merge_commit_sha":"merge-1","number":5,"head":{"sha":"b"}}]"#
        )
        try github.answer("runs", with: #"{"workflow_runs":[{"id":42},{"id":41}]}"#)
        let (other, digest) = (String(repeating: "0", count: 64), String(repeating: "a", count: 64))
        try github.answer(
            "comments",
            with: #"[{"user":{"type":"User"},"body":"<!-- dialogctl:plan -->\n sha256:\#(other)"},"#
                + #"{"user":{"type":"Bot"},"body":"<!-- dialogctl:plan -->\r\n`sha256:\#(other)`\r\n"#
                + #"`sha256:\#(digest)`"}]"#
        )
        #expect(try await run("reviewed", of: "apply") == [0])
        #expect(try machine.scratch.read("outputs") == "run=42\ndigest=sha256:\(digest)\n")
        let runs = "repos/example/rooms/actions/workflows/plan.yml/runs"
        #expect(try github.calls.contains("GET \(runs)?head_sha=b&event=pull_request&status=completed"))
        #expect(try github.calls.last == "GET repos/example/rooms/issues/5/comments")
    }

    @Test func `without its reviewed plan a merge does what the workflow says`() async throws {
        let github = try GitHubStub(on: machine)
        try github.answer("pulls", with: "[]")
        #expect(try await run("reviewed", of: "apply") == [0])
        #expect(!FileManager.default.fileExists(atPath: machine.scratch.path(of: "outputs")))
        #expect(try await run("apply", of: "apply") == [1, 0])
        #expect(try machine.count(of: "POST") == 0)
        #expect(try await run("apply", of: "apply", with: ["WITHOUT_PLAN": "manifests"]) == [0, 0])
        #expect(try machine.count(of: "POST") == Machine.dialogCount)
        let byHand = ["GITHUB_EVENT_NAME": "workflow_dispatch", "IDS_FILE": "state/dialogs.ids.yaml"]
        #expect(try await run("apply", of: "apply", with: byHand) == [0, 0])
        #expect(try machine.count(of: "POST") == Machine.dialogCount)
        #expect(machine.has("state/dialogs.ids.yaml"))
    }

    @Test func `a merge onto another base than was planned, or of another plan, changes nothing`() async throws {
        #expect(try await run("plan", of: "plan") == [0, 0])
        let other = ["needs.reviewed.outputs.digest": "sha256:" + String(repeating: "0", count: 64)]
        #expect(try await run("apply", of: "apply", other) == [5, 0])
        #expect(try await run("apply", of: "apply", ["needs.reviewed.outputs.digest": ""]) == [64, 0])
        try machine.scratch.write("version: 1\ndialogs: [{type: public, name: Later}]\n", to: "checkout/dialogs/x.yaml")
        #expect(try await run("apply", of: "apply") == [5, 0])
        #expect(try machine.count(of: "POST") == 0)
    }

    @Test func `a merge carries out the reviewed plan, and nothing else`() async throws {
        #expect(try await run("plan", of: "plan") == [0, 0])
        #expect(try await run("apply", of: "apply") == [0, 0])
        #expect(try machine.count(of: "POST") == Machine.dialogCount)
        #expect(machine.has("state/creates"))
        #expect(try machine.text(of: "dialogs.ids.yaml").contains("public/Announcements"))
        let files = try GitHubJob("apply", of: "apply").artifact("apply")
        #expect(files.allSatisfy(machine.has))
        #expect(try machine.text(of: "apply.xml").contains("tests=\"\(Machine.dialogCount)\""))
        #expect(try machine.scratch.read("summary.md").contains("<!-- dialogctl:apply -->"))
    }

    @Test func `drift fails the night's run until everything is live`() async throws {
        #expect(try await run("drift", of: "drift") == [2, 0])
        #expect(try machine.count(of: "POST") == 0)
        #expect(try machine.scratch.read("summary.md").hasPrefix("<!-- dialogctl:plan drift -->"))
        #expect(try await run("apply", of: "apply", with: ["WITHOUT_PLAN": "manifests"]) == [0, 0])
        #expect(try await run("drift", of: "drift") == [0, 0])
        #expect(try machine.scratch.read("outputs") == "code=2\ncode=0\n")
    }

    @Test(arguments: [
        (
            "2", "[]", "POST repos/example/rooms/issues",
            ["title=Dialogs are not as declared", "labels[]=dialogctl-drift"]
        ),
        ("4", #"[{"number":8}]"#, "PATCH repos/example/rooms/issues/8", []),
        ("0", #"[{"number":8}]"#, "PATCH repos/example/rooms/issues/8", ["state=closed"]),
        ("0", "[]", "GET repos/example/rooms/issues?state=open&labels=dialogctl-drift", []),
    ])
    func `one issue tells of drift as long as there is some`(
        code: String,
        issues: String,
        call: String,
        fields: [String]
    ) async throws {
        let github = try GitHubStub(on: machine)
        try github.answer("issues", with: issues)
        try machine.scratch.write("<!-- dialogctl:plan drift -->\n", to: "checkout/drift.md")
        #expect(try await run("issue", of: "drift", ["needs.drift.outputs.code": code]) == [0])
        #expect(try github.calls.last == call)
        #expect(try fields.isEmpty || github.fields == fields)
        #expect(try call.hasPrefix("GET") || github.body == machine.text(of: "drift.md"))
    }

    @Test func `the shards of the matrix create everything once`() async throws {
        let strategy = try PipelineFile.example("github-actions/shards.yml")["jobs"]?["apply"]?["strategy"]
        let shards = try #require(strategy?["matrix"]?["shard"]).elements.compactMap(\.text)
        #expect(strategy?["fail-fast"]?.text == "false")
        for shard in shards {
            let filled = ["matrix.shard": shard, "strategy.job-total": "\(shards.count)"]
            #expect(try await run("apply", of: "shards", filled) == [0, 0])
            // Each is a machine of its own, with a cache of its own.
            try FileManager.default.removeItem(at: machine.checkout.appendingPathComponent("state"))
        }
        #expect(try machine.count(of: "POST") == Machine.dialogCount)
    }
}
