import Foundation
import Testing

/// The links of the README and of the pages of the documentation.
@Suite struct LinkTests {
    private static let root = PipelineFile.examples.deletingLastPathComponent()

    /// Every text in the repository that links to others.
    static let texts: [String] = {
        let folders = ["", ".github", "Sources", "Tests"].map { root.appending(path: $0) }
        let examples = FileManager.default.enumerator(
            at: root.appending(path: "examples"),
            includingPropertiesForKeys: nil
        )
        let files =
            folders.flatMap {
                (try? FileManager.default.contentsOfDirectory(at: $0, includingPropertiesForKeys: nil)) ?? []
            }
            + (examples?.allObjects as? [URL] ?? [])
        let found = files.filter { $0.pathExtension == "md" }.map { $0.path.dropFirst(root.path.count + 1) }
        return DocumentationTests.pages + found.map(String.init).filter { $0 != "README.md" }
    }()

    @Test(arguments: texts) func `every link leads to a file, and to a heading of it`(path: String) throws {
        let file = Self.root.appending(path: path)
        let text = try String(contentsOf: file, encoding: .utf8)
        for match in text.matches(of: /\]\(([^)\s]+)\)/) where !match.output.1.contains("://") {
            let parts = match.output.1.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
            let target = parts[0].isEmpty ? file : file.deletingLastPathComponent().appending(path: String(parts[0]))
            guard FileManager.default.fileExists(atPath: target.standardized.path) else {
                Issue.record("\(path): there is no '\(match.output.1)'")
                continue
            }
            guard parts.count == 2 else { continue }
            let other = try String(contentsOf: target.standardized, encoding: .utf8)
            let headings = other.matches(of: /(?m)^#+ (.*)$/).map { Self.anchor(of: $0.output.1) }
            #expect(headings.contains(String(parts[1])), "\(path): no heading for '\(match.output.1)'")
        }
    }

    /// A heading as links name it, on GitHub and in DocC alike: in lower case, with hyphens for spaces and without
    /// punctuation.
    private static func anchor(of heading: Substring) -> String {
        String(heading.lowercased().filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" || $0 == "_" })
            .replacing(" ", with: "-")
    }
}
