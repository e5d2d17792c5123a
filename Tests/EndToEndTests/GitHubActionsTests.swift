import Foundation
import TestSupport
import Testing

/// The workflows for GitHub Actions, step by step.
@Suite(.serialized, .timeLimit(.minutes(2))) struct GitHubActionsTests {
    private let machine: Machine

    init() throws { machine = try Machine() }

    private func run(_ job: String, of workflow: String, _ more: [String: String] = [:]) async throws -> [Int32] {
        let expressions = ["secrets.QUICKBLOX_API_KEY": Machine.key, "github.token": "gh-token"]
        let job = try GitHubJob(job, of: workflow, expressions.merging(more) { $1 })
        return try await job.run(on: machine)
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
            with: #"[{"merged_at":null,"merge_commit_sha":"merge-1","head":{"sha":"a"}},"#
                + #"{"merged_at":"2026-01-01","merge_commit_sha":"merge-1","head":{"sha":"b"}}]"#
        )
        try github.answer("runs", with: #"{"workflow_runs":[{"id":42},{"id":41}]}"#)
        #expect(try await run("reviewed", of: "apply") == [0])
        #expect(try machine.scratch.read("outputs") == "run=42\n")
        let runs = "repos/example/rooms/actions/workflows/plan.yml/runs"
        #expect(try github.calls.last == "GET \(runs)?head_sha=b&event=pull_request&status=completed")
    }

    @Test func `a push without a pull request is applied from the manifests`() async throws {
        let github = try GitHubStub(on: machine)
        try github.answer("pulls", with: "[]")
        #expect(try await run("reviewed", of: "apply") == [0])
        #expect(!FileManager.default.fileExists(atPath: machine.scratch.path(of: "outputs")))
        #expect(try await run("apply", of: "apply") == [0, 0])
        #expect(try machine.count(of: "POST") == Machine.dialogCount)
    }

    @Test func `a merge carries out the reviewed plan, and nothing else`() async throws {
        #expect(try await run("plan", of: "plan") == [0, 0])
        try machine.scratch.write("version: 1\ndialogs: [{type: public, name: Later}]\n", to: "checkout/dialogs/x.yaml")
        #expect(try await run("apply", of: "apply") == [0, 0])
        #expect(try machine.count(of: "POST") == Machine.dialogCount)
        #expect(machine.has("journal/creates"))
        let files = try GitHubJob("apply", of: "apply").artifact("apply")
        #expect(files.allSatisfy(machine.has))
        #expect(try machine.text(of: "apply.xml").contains("tests=\"\(Machine.dialogCount)\""))
        #expect(try machine.scratch.read("summary.md").contains("<!-- dialogctl:apply -->"))
    }

    @Test func `drift fails the night's run until everything is live`() async throws {
        #expect(try await run("drift", of: "drift") == [2, 0])
        #expect(try machine.count(of: "POST") == 0)
        #expect(try machine.scratch.read("summary.md").hasPrefix("<!-- dialogctl:plan drift -->"))
        #expect(try await run("apply", of: "apply") == [0, 0])
        #expect(try await run("drift", of: "drift") == [0, 0])
    }

    @Test func `the shards of the matrix create everything once`() async throws {
        let strategy = try PipelineFile.example("github-actions/shards.yml")["jobs"]?["apply"]?["strategy"]
        let shards = try #require(strategy?["matrix"]?["shard"]).elements.compactMap(\.text)
        #expect(strategy?["fail-fast"]?.text == "false")
        for shard in shards {
            let filled = ["matrix.shard": shard, "strategy.job-total": "\(shards.count)"]
            #expect(try await run("apply", of: "shards", filled) == [0, 0])
            // Each is a machine of its own, with a cache of its own.
            try FileManager.default.removeItem(at: machine.checkout.appendingPathComponent("journal"))
        }
        #expect(try machine.count(of: "POST") == Machine.dialogCount)
    }

    @Test(arguments: ["plan", "apply", "drift", "shards"])
    func `what has the key may write nothing on GitHub, and nothing is expanded within a script`(name: String) throws {
        let workflow = try PipelineFile.example("github-actions/\(name).yml")
        #expect(workflow["permissions"]?.texts == ["contents": "read"])
        for job in try #require(workflow["jobs"]).values.values {
            let steps = try #require(job["steps"]).elements
            let hasKey = steps.contains { $0["env"]?["QUICKBLOX_API_KEY"] != nil }
            #expect(!hasKey || !(job["permissions"]?.texts.values.contains("write") ?? false))
            #expect(steps.allSatisfy { $0["run"]?.text?.contains("${{") != true })
        }
    }
}
