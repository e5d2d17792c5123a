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
        try await run(pipeline[job], variables)
    }

    private func run(_ job: PipelineFile?, _ variables: [String: String]) async throws -> Int32 {
        // A variable of the type "File" is the path of one.
        let key = try machine.scratch.write(Machine.key, to: "key")
        var environment = pipeline["variables"]?.texts ?? [:]
        environment["QUICKBLOX_API_KEY_FILE"] = key
        environment.merge(variables) { $1 }
        let result = try await machine.run(script(try #require(job?["script"])), environment)
        if let after = job?["after_script"] {
            #expect(try await machine.run(script(after), environment).exitCode == 0)
        }
        return result.exitCode
    }

    private func script(_ lines: PipelineFile) -> String { lines.elements.compactMap(\.text).joined(separator: "\n") }

    private func files(of job: String) -> [String] {
        let artifacts = pipeline[job]?["artifacts"]
        let ids = pipeline["variables"]?["IDS_FILE"]?.text ?? ""
        let reports = artifacts?["reports"]?.texts.values.map(\.self) ?? []
        let paths = artifacts?["paths"]?.elements.compactMap(\.text) ?? []
        return paths.map { $0.replacing("$IDS_FILE", with: ids) } + reports
    }

    @Test func `a merge request gets a plan to look at, and nothing is sent but GET`() async throws {
        #expect(try await run("validate") == 0)
        #expect(try await run("plan") == 0)
        #expect(try machine.sandbox.requests().allSatisfy { $0.method == "GET" })
        #expect(files(of: "plan").count == 4)
        #expect(files(of: "plan").allSatisfy(machine.has))
    }

    @Test func `the widget counts what the plan would create, change and delete`() async throws {
        #expect(try await run("plan") == 0)
        let counts = try JSONDecoder().decode([String: Int].self, from: Data(machine.text(of: "terraform.json").utf8))
        #expect(counts == ["create": Machine.dialogCount, "update": 0, "delete": 0])
        #expect(pipeline["plan"]?["artifacts"]?["reports"]?["terraform"]?.text == "terraform.json")
    }

    @Test(arguments: ["[]", #"[{"id":3,"system":false,"body":"x"},{"id":4,"system":false,"body":"MARKER\nold"}]"#])
    func `one note tells of the plan, and its token is no argument`(notes: String) async throws {
        try machine.stub("curl", with: Self.curl.replacing("FOLDER", with: machine.scratch.path))
        try machine.scratch.write(notes.replacing("MARKER", with: "<!-- dialogctl:plan -->"), to: "notes.json")
        #expect(try await run("plan") == 0)
        let merge = [
            "CI_API_V4_URL": "https://gitlab.example/api/v4", "CI_PROJECT_ID": "7", "CI_MERGE_REQUEST_IID": "12",
            "GITLAB_NOTE_TOKEN": "note-token",
        ]
        #expect(try await run("note", merge) == 0)
        let address = "https://gitlab.example/api/v4/projects/7/merge_requests/12/notes"
        let calls = try machine.scratch.read("calls").split(separator: "\n")
        #expect(calls.last ?? "" == (notes == "[]" ? "POST \(address)" : "PUT \(address)/4"))
        #expect(try machine.scratch.read("body") == machine.text(of: "plan.md"))
        #expect(!calls.joined().contains("note-token"))
        #expect(try machine.text(of: "token") == "header = \"PRIVATE-TOKEN: note-token\"\n")
    }

    // What stands for curl and GitLab.
    private static let curl = """
        #!/bin/bash
        set -euo pipefail
        method=GET url= data=
        while [ $# -gt 0 ]; do
            case $1 in
            --config) test -s "$2"; shift ;;
            --request) method=$2; shift ;;
            --data-urlencode) data=${2#body@}; shift ;;
            --fail | --silent | --show-error) ;;
            *) url=$1 ;;
            esac
            shift
        done
        echo "$method $url" >> "FOLDER/calls"
        if [ "$method" = GET ]; then cat "FOLDER/notes.json"; else cp "$data" "FOLDER/body"; fi
        """

    @Test func `what was planned before somebody else pushed is not applied`() async throws {
        #expect(try await run("apply") == 1)
        #expect(try await run("plan") == 0)
        try machine.scratch.write("version: 1\ndialogs: [{type: public, name: X}]\n", to: "checkout/dialogs/x.yaml")
        #expect(try await run("apply") == 5)
        #expect(try machine.count(of: "POST") == 0)
    }

    @Test func `without its plan the manifests are applied where the pipeline says so`() async throws {
        #expect(try await run("apply", ["WITHOUT_PLAN": "manifests"]) == 0)
        #expect(try machine.count(of: "POST") == Machine.dialogCount)
    }

    @Test func `jobs of protected branches and of others share one cache`() throws {
        for job in ["plan", "apply", "drift"] {
            #expect(pipeline[job]?["cache"]?["unprotect"]?.text == "true")
            #expect(pipeline[job]?["cache"]?["key"] == pipeline["apply"]?["cache"]?["key"])
        }
    }

    @Test func `the plan that was shown is applied, with a test report`() async throws {
        #expect(try await run("plan") == 0)
        #expect(try await run("apply") == 0)
        #expect(try machine.count(of: "POST") == Machine.dialogCount)
        #expect(files(of: "apply").contains("apply.xml"))
        #expect(files(of: "apply").allSatisfy(machine.has))
        #expect(machine.has("state/creates"))
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
        let started = try #require(pipeline["shards"]?["trigger"])
        // They are one in the group that an apply takes, as long as they run.
        #expect(pipeline["shards"]?["resource_group"] == pipeline["apply"]?["resource_group"])
        #expect(started["strategy"]?.text == "depend")
        let file = try #require(started["include"]?.elements.first?["local"]?.text)
        let job = try #require(PipelineFile.example("gitlab-ci/\(file)")["apply"])
        let total = try #require(job["parallel"]?.text.flatMap { Int($0) })
        for index in 1...total {
            #expect(try await run(job, ["CI_NODE_INDEX": "\(index)", "CI_NODE_TOTAL": "\(total)"]) == 0)
            try FileManager.default.removeItem(at: machine.checkout.appendingPathComponent("state"))
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
