/// How a path from the command line is written in an annotation: relative to the repository's root.
package struct AnnotationPaths: Hashable, Sendable {
    private let workingFolder: [Substring]
    private let root: [Substring]

    /// Creates the rule.
    ///
    /// - Parameters:
    ///   - workingFolder: The absolute path from which relative paths start.
    ///   - workspace: `GITHUB_WORKSPACE`, the root of the checkout; if it is not set, the working folder is used.
    package init(workingFolder: String, workspace: String? = nil) {
        self.workingFolder = Self.parts(of: workingFolder)
        root = workspace.map { $0.hasPrefix("/") ? Self.parts(of: $0) : [] } ?? self.workingFolder
    }

    /// The path relative to the root; the absolute path of a file outside the root; `nil` for standard input.
    func path(for given: String) -> String? {
        guard given != "-", !given.isEmpty else { return nil }
        let start = given.hasPrefix("/") ? [] : workingFolder
        let parts = Self.normalized(start + given.split(separator: "/"))
        guard parts.starts(with: root), parts.count > root.count else { return "/" + parts.joined(separator: "/") }
        return parts.dropFirst(root.count).joined(separator: "/")
    }

    private static func parts(of path: String) -> [Substring] { normalized(path.split(separator: "/")) }

    private static func normalized(_ parts: [Substring]) -> [Substring] {
        parts.reduce(into: []) { parts, part in
            switch part {
            case ".": break
            case "..": _ = parts.popLast()
            default: parts.append(part)
            }
        }
    }
}
