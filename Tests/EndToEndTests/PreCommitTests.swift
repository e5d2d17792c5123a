import Foundation
import TestSupport
import Testing

/// The hook for pre-commit.
@Suite(.serialized, .timeLimit(.minutes(2))) struct PreCommitTests {
    private func hook() throws -> PipelineFile {
        let file = try PipelineFile.example("pre-commit/.pre-commit-config.yaml")
        return try #require(file["repos"]?.elements.first?["hooks"]?.elements.first)
    }

    @Test func `a commit with mistakes in the set is refused, and one without is not`() async throws {
        let machine = try Machine()
        let hook = try hook()
        let words = [hook["entry"]?.text] + (hook["args"]?.elements.map(\.text) ?? [])
        let command = words.compactMap(\.self).joined(separator: " ")
        #expect(try await machine.run(command).exitCode == 0)
        try machine.scratch.write("version: 1\ndialogs: [{typ: public}]\n", to: "checkout/dialogs/wrong.yaml")
        let refused = try await machine.run(command)
        #expect(refused.exitCode == 3)
        #expect(refused.errors.contains("dialogs/wrong.yaml:2:12: error: "))
    }

    @Test func `the hook of this repository is the one of the example`() throws {
        let ours = try #require(PipelineFile.example("../.pre-commit-hooks.yaml").elements.first)
        let local = try hook()
        for key in ["id", "entry", "language", "pass_filenames"] { #expect(ours[key] == local[key]) }
    }
}
