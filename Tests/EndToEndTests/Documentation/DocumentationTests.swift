import Foundation
import Testing

/// What the README and the pages of the documentation say: files, commands and what these print.
@Suite(.timeLimit(.minutes(10))) struct DocumentationTests {
    /// The README and all pages, from the root of the repository.
    static let pages: [String] = {
        let catalogs = ["Sources/dialogctl/Documentation.docc", "Sources/Sandbox/Documentation.docc"]
        return ["README.md", "examples/environments/README.md"]
            + catalogs.flatMap { catalog in
                let names = try? FileManager.default.contentsOfDirectory(atPath: root.appending(path: catalog).path)
                return (names ?? []).filter { $0.hasSuffix(".md") }.sorted().map { "\(catalog)/\($0)" }
            }
    }()

    private static let root = PipelineFile.examples.deletingLastPathComponent()

    /// Whether pages get what their commands print now.
    private static let isRecording = ProcessInfo.processInfo.environment["RECORD_TRANSCRIPTS"] != nil

    @Test(arguments: pages) func `a page's commands print what it says`(path: String) async throws {
        let file = Self.root.appending(path: path)
        let text = try String(contentsOf: file, encoding: .utf8)
        let page = Page(path: path, text: text)
        for mistake in page.mistakes { Issue.record("\(mistake)") }
        var corrections: [(Range<Int>, [String])] = []
        for section in page.sections {
            let outputs = try await PageRun(section: section).outputs()
            #expect(outputs[0] == [], "\(path): what prepares a section says something")
            for (step, printed) in zip(section.commands, outputs.dropFirst()) {
                let transcript = Transcript(expected: step.output, printed: printed)
                guard !transcript.isTrue else { continue }
                let shown = printed.joined(separator: "\n")
                Issue.record("\(path):\(step.lines.lowerBound + 1): '\(step.command)' prints\n\(shown)")
                if !transcript.isAbridged { corrections.append((step.lines, printed)) }
            }
            #expect(
                outputs.count == section.commands.count + 2,
                "\(path): the shell ended early: \(outputs.last ?? [])"
            )
        }
        guard Self.isRecording, !corrections.isEmpty else { return }
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for (range, printed) in corrections.reversed() { lines.replaceSubrange(range, with: printed) }
        try lines.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
    }
}

extension Page.Section {
    /// The commands, without the files.
    fileprivate var commands: [(command: String, output: [String], lines: Range<Int>)] {
        steps.compactMap { step in
            guard case .command(let command, let output, let lines) = step else { return nil }
            return (command, output, lines)
        }
    }
}
