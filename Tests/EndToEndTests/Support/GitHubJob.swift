import Foundation
import TestSupport
import Testing

/// One job of a GitHub workflow, with its expressions filled in.
struct GitHubJob {
    private let steps: [PipelineFile]
    private let expressions: [String: String]
    /// The variables of the whole workflow.
    private let variables: [String: String]

    /// - Parameters:
    ///   - name: The job's name in the workflow.
    ///   - workflow: The file among the examples, without its ending.
    ///   - expressions: What stands for each `${{ … }}`; one that is not named fails the test.
    /// - Throws: Where there is no such job.
    init(_ name: String, of workflow: String, _ expressions: [String: String] = [:]) throws {
        let file = try PipelineFile.example("github-actions/\(workflow).yml")
        steps = try #require(file["jobs"]?[name]?["steps"]).elements
        variables = file["env"]?.texts ?? [:]
        self.expressions = expressions
    }

    /// The steps of an action among the examples.
    ///
    /// - Parameters:
    ///   - action: The name of its folder.
    ///   - expressions: What stands for each `${{ … }}`.
    /// - Throws: Where there is no such action.
    init(action: String, _ expressions: [String: String]) throws {
        let file = try PipelineFile.example("github-actions/\(action)/action.yml")
        steps = try #require(file["runs"]?["steps"]).elements
        variables = [:]
        self.expressions = expressions
    }

    /// Runs the job's scripts in order; after one that fails, only those that say so.
    ///
    /// - Parameters:
    ///   - machine: Where.
    ///   - changed: Variables that are otherwise than the workflow and GitHub have them.
    /// - Returns: The exit codes of the scripts that ran, in order.
    /// - Throws: Where the shell cannot be started.
    func run(on machine: Machine, _ changed: [String: String] = [:]) async throws -> [Int32] {
        var codes: [Int32] = []
        for step in steps {
            let isKept = ["always()", "${{ !cancelled() }}"].contains(step["if"]?.text)
            guard let script = step["run"]?.text, isKept || codes.allSatisfy({ $0 == 0 }) else { continue }
            let known = surroundings(of: machine).merging(variables.mapValues(filledIn)) { $1 }
            let environment = known.merging((step["env"]?.texts ?? [:]).mapValues(filledIn)) { $1 }
            let result = try await machine.run(filledIn(script), environment.merging(changed) { $1 })
            codes.append(result.exitCode)
        }
        return codes
    }

    /// The files that a job keeps as an artifact.
    ///
    /// - Parameter name: The artifact's name.
    /// - Returns: Their paths in the checkout.
    /// - Throws: Where the job keeps no artifact of that name.
    func artifact(_ name: String) throws -> [String] {
        let upload = try #require(steps.first { $0["with"]?["name"].flatMap(\.text).map(filledIn) == name })
        #expect(upload["uses"]?.text?.hasPrefix("actions/upload-artifact@") == true)
        return try #require(upload["with"]?["path"]?.text).split(separator: "\n").map(String.init)
    }

    private func surroundings(of machine: Machine) -> [String: String] {
        [
            "GITHUB_ACTIONS": "true", "GITHUB_REPOSITORY": "example/rooms", "GITHUB_SHA": "merge-1",
            "GITHUB_EVENT_NAME": "push", "GITHUB_REF_NAME": "main", "RUNNER_ARCH": "X64",
            "RUNNER_TEMP": machine.scratch.path(of: "runner"), "GITHUB_SERVER_URL": "https://github.example",
            "GITHUB_WORKSPACE": machine.checkout.path,
            "GITHUB_STEP_SUMMARY": machine.scratch.path(of: "summary.md"),
            "GITHUB_OUTPUT": machine.scratch.path(of: "outputs"),
        ]
    }

    private func filledIn(_ text: String) -> String {
        text.split(separator: "${{ ", omittingEmptySubsequences: false).enumerated().map { index, part in
            guard index > 0, let end = part.range(of: " }}") else { return String(part) }
            let expression = String(part[..<end.lowerBound])
            guard let value = expressions[expression] else {
                Issue.record("no value for '\(expression)'")
                return ""
            }
            return value + part[end.upperBound...]
        }.joined()
    }
}
