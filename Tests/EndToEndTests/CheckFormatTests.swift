import Foundation
import TestSupport
import Testing

/// What is wrong, as JSON of whole programs.
@Suite(.serialized, .timeLimit(.minutes(10))) struct CheckFormatTests {
    private struct Problems: Decodable {
        let format: String
        let totals: [String: Int]
        let problems: [Problem]
    }

    private struct Problem: Decodable {
        let code: String
        let text: String
        let path: String?
        let line: Int?
        let column: Int?
    }

    private func problems(_ text: String) throws -> Problems {
        try JSONDecoder().decode(Problems.self, from: Data(text.utf8))
    }

    @Test func `validate tells every mistake with its place`() async throws {
        let scratch = try TemporaryFolder()
        let path = try scratch.write(
            "version: 1\ndialogs:\n  - {type: public, nam: News}\n  - {typ: group}\n",
            to: "rooms.yaml"
        )
        let result = try await Program("dialogctl").run(["validate", "--format", "json", path])
        #expect(result.exitCode == 3)
        #expect(result.errors == "")
        let found = try problems(result.output)
        #expect(found.problems.contains { $0.line == 3 && $0.column == 20 && $0.code == "manifest_error" })
        #expect(found.totals["errors"] == found.problems.count && found.problems.count > 1)
        #expect(found.problems.allSatisfy { $0.path == path })
        let good = try scratch.write("version: 1\ndialogs: [{type: public, name: News}]\n", to: "good.yaml")
        let valid = try await Program("dialogctl").run(["validate", "--format", "json", good])
        #expect(valid.exitCode == 0)
        #expect(
            try problems(valid.output).totals == [
                "dialogs": 1, "files": 1, "errors": 0, "warnings": 0,
                "people_to_look_up": 0, "problems": 0,
            ]
        )
    }

    @Test func `validate annotates the lines of a workflow, and tells everything in its log`() async throws {
        let scratch = try TemporaryFolder()
        try scratch.write("version: 1\ndialogs:\n  - {type: public, nam: News}\n", to: "dialogs/rooms.yaml")
        let github = Program("dialogctl", environment: ["GITHUB_WORKSPACE": scratch.path])
        let result = try await github.run(["validate", "--format", "github", "dialogs"], in: scratch.url)
        #expect(result.exitCode == 3)
        #expect(result.output.contains("::error file=dialogs/rooms.yaml,line=3,col=20,title=dialogctl validate::"))
        #expect(result.errors.contains("dialogs/rooms.yaml:3:20: error: "))
        try scratch.write("version: 1\ndialogs: [{type: public, name: News}]\n", to: "dialogs/rooms.yaml")
        let valid = try await github.run(["validate", "--format", "github", "dialogs"], in: scratch.url)
        #expect(valid.exitCode == 0)
        #expect(valid.output == "::notice title=dialogctl validate::1 dialog in 1 file is valid\n")
        #expect(valid.errors == "")
        let none = try await github.run(["validate", "--format", "github", "missing"], in: scratch.url)
        #expect(none.exitCode == 3)
        #expect(none.output.hasPrefix("::error "))
    }

    @Test func `what is no manifest is a problem without a place`() async throws {
        let scratch = try TemporaryFolder()
        let path = try scratch.write("{\"format\": \"dialogctl.plan\"}", to: "plan.json")
        let result = try await Program("dialogctl").run(["validate", "--format", "json", path])
        #expect(result.exitCode == 64)
        #expect(try problems(result.output).problems.map(\.code) == ["usage"])
    }

    @Test func `doctor tells its findings, and plan why there is none`() async throws {
        let sandbox = try SandboxProgram()
        let result = try await sandbox.dialogctl().run(["doctor", "--format", "json"])
        #expect(result.exitCode == 0)
        #expect(result.output.contains(#""totals":{"fail":0,"ok":"#))
        #expect(result.output.contains(#"{"code":"endpoint","remedy":null,"text":"\#(sandbox.url)","verdict":"ok"}"#))
        let plan = try await Program("dialogctl").run(["plan", "--format", "json", "missing.yaml"])
        #expect(plan.exitCode == 64)
        #expect(try problems(plan.output).problems.map(\.code) == ["usage"])
    }
}
