import Foundation
import TestSupport
import Testing

/// The pipeline for GitLab CI, job by job.
@Suite(.serialized, .timeLimit(.minutes(2))) struct GitLabTests {
    private let machine: Machine
    private let pipeline: PipelineFile

    init() throws {
        machine = try Machine()
        pipeline = try PipelineFile.example("gitlab-ci/.gitlab-ci.yml")
    }

    private func run(_ job: String, _ variables: [String: String] = [:]) async throws -> Int32 {
        let script = try #require(pipeline[job]?["script"]).elements.compactMap(\.text).joined(separator: "\n")
        // A variable of the type "File" is the path of one.
        let key = try machine.scratch.write(Machine.key, to: "key")
        return try await machine.run(script, variables.merging(["QUICKBLOX_API_KEY_FILE": key]) { $1 }).exitCode
    }

    private func files(of job: String) -> [String] {
        let artifacts = pipeline[job]?["artifacts"]
        let reports = artifacts?["reports"]?.texts.values.map(\.self) ?? []
        return (artifacts?["paths"]?.elements.compactMap(\.text) ?? []) + reports
    }

    @Test func `a merge request gets a plan to look at, and nothing is sent but GET`() async throws {
        #expect(try await run("validate") == 0)
        #expect(try await run("plan") == 0)
        #expect(try machine.sandbox.requests().allSatisfy { $0.method == "GET" })
        #expect(files(of: "plan").count == 3)
        #expect(files(of: "plan").allSatisfy(machine.has))
    }

    @Test func `the plan that was shown is applied, with a test report`() async throws {
        #expect(try await run("plan") == 0)
        #expect(try await run("apply") == 0)
        #expect(try machine.count(of: "POST") == Machine.dialogCount)
        #expect(files(of: "apply").contains("apply.xml"))
        #expect(files(of: "apply").allSatisfy(machine.has))
        #expect(machine.has("journal/creates"))
        #expect(pipeline["apply"]?["rules"]?.elements.first?["when"]?.text == "manual")
    }

    @Test func `the schedule fails until everything is live`() async throws {
        #expect(try await run("drift") == 2)
        #expect(files(of: "drift").allSatisfy(machine.has))
        _ = try await run("plan")
        #expect(try await run("apply") == 0)
        #expect(try await run("drift") == 0)
    }

    @Test func `parallel jobs create everything once`() async throws {
        let total = try #require(pipeline["shards"]?["parallel"]?.text.flatMap { Int($0) })
        for index in 1...total {
            #expect(try await run("shards", ["CI_NODE_INDEX": "\(index)", "CI_NODE_TOTAL": "\(total)"]) == 0)
            try FileManager.default.removeItem(at: machine.checkout.appendingPathComponent("journal"))
        }
        #expect(try machine.count(of: "POST") == Machine.dialogCount)
    }

    @Test func `mistakes in a manifest fail the pipeline before anything is asked`() async throws {
        try machine.scratch.write("version: 1\ndialogs: [{typ: public}]\n", to: "checkout/dialogs/wrong.yaml")
        #expect(try await run("validate") == 3)
        #expect(try await run("plan") == 3)
        #expect(try machine.sandbox.requests().isEmpty)
    }
}
