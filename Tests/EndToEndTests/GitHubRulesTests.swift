import Foundation
import TestSupport
import Testing

/// What holds for every workflow, and what becomes of the ids of dialogs.
@Suite(.serialized, .timeLimit(.minutes(2))) struct GitHubRulesTests {
    private static let workflows = ["apply", "drift", "plan", "release", "shards"]

    @Test func `every workflow is known here`() throws {
        let folder = PipelineFile.examples.appendingPathComponent("github-actions").path
        let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".yml") }
        #expect(files.sorted() == Self.workflows.map { "\($0).yml" })
    }

    @Test(arguments: workflows)
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

    @Test(arguments: workflows)
    func `every action is pinned by a digest, and every job ends`(name: String) throws {
        let jobs = try #require(PipelineFile.example("github-actions/\(name).yml")["jobs"]).values
        for (job, value) in jobs {
            #expect(value["timeout-minutes"] != nil, "\(job)")
            for action in try #require(value["steps"]).elements.compactMap({ $0["uses"]?.text }) {
                let isOurs = action == "$/.github/actions/setup-dialogctl"
                #expect(isOurs || action.wholeMatch(of: #/actions/[a-z/-]+@[0-9a-f]{40}/#) != nil, "\(action)")
            }
        }
    }

    @Test func `a version of an action has one digest in all workflows`() throws {
        var digests: [String: Set<String>] = [:]
        for name in Self.workflows {
            let file = PipelineFile.examples.appendingPathComponent("github-actions/\(name).yml")
            let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
            for match in text.matches(of: #/uses: (actions/[a-z-]+)[a-z/]*@([0-9a-f]{40}) # v[0-9.]+\n/#) {
                digests[String(match.output.1), default: []].insert(String(match.output.2))
            }
        }
        #expect(digests.count == 5)
        #expect(digests.values.allSatisfy { $0.count == 1 })
    }

    @Test func `the required check is started by every pull request, and in a merge queue`() throws {
        let starts = try #require(PipelineFile.example("github-actions/plan.yml")["on"])
        #expect(Set(starts.values.keys) == ["pull_request", "merge_group"])
        #expect(starts["pull_request"]?["paths"] == nil)
    }

    @Test func `all workflows keep the ids in one file`() throws {
        let files = try ["apply", "drift", "plan"].map { try PipelineFile.example("github-actions/\($0).yml")["env"] }
        #expect(Set(files.map { $0?["IDS_FILE"]?.text }).count == 1)
    }

    /// Runs the job that commits the ids of a run.
    private func commit(_ ids: String?, on machine: Machine, _ variables: [String: String] = [:]) async throws
        -> [Int32]
    {
        if let ids { try machine.scratch.write(ids, to: "checkout/ids/dialogs.ids.yaml") }
        return try await GitHubJob("ids", of: "apply", ["github.token": "gh-token"]).run(on: machine, variables)
    }

    private static let contents = "repos/example/rooms/contents/dialogs.ids.yaml"

    @Test func `new ids are committed to the branch`() async throws {
        let machine = try Machine()
        let github = try GitHubStub(on: machine)
        let old = String(repeating: "a", count: 40)
        try github.answer("dialogs.ids.yaml", with: #"{"sha":"\#(old)"}"#)
        #expect(try await commit("ids: {}\n", on: machine) == [0])
        #expect(try github.calls.last == "PUT \(Self.contents)")
        let fields = ["branch=main", "message=Keep the ids of dialogs", "content=aWRzOiB7fQo=", "sha=\(old)"]
        #expect(try github.fields == fields)
    }

    @Test func `ids become a pull request where the branch is protected`() async throws {
        let machine = try Machine()
        let github = try GitHubStub(on: machine)
        try github.refuse("PUT \(Self.contents) main")
        #expect(try await commit("ids: {}\n", on: machine) == [0])
        let writes = ["PUT \(Self.contents)", "POST repos/example/rooms/git/refs", "PUT \(Self.contents)"]
        #expect(try github.calls.filter { !$0.hasPrefix("GET ") } == writes + ["POST repos/example/rooms/pulls"])
        #expect(try github.fields.contains("ref=refs/heads/dialogctl-ids"))
        #expect(try github.fields.suffix(3) == ["title=Keep the ids of dialogs", "head=dialogctl-ids", "base=main"])
    }

    @Test func `ids that are as before, cached or missing are not committed`() async throws {
        let machine = try Machine()
        let github = try GitHubStub(on: machine)
        #expect(try await commit(nil, on: machine) == [0])
        #expect(try await commit("ids: {}\n", on: machine, ["IDS_FILE": "state/dialogs.ids.yaml"]) == [0])
        let blob = try await machine.run("git hash-object ids/dialogs.ids.yaml").output
        try github.answer("dialogs.ids.yaml", with: #"{"sha":"\#(blob.prefix(40))"}"#)
        #expect(try await commit("ids: {}\n", on: machine) == [0])
        #expect(try github.calls.allSatisfy { $0.hasPrefix("GET ") })
    }
}
