/// How a path that the user gave is written in an annotation: relative to the repository's root.
package struct AnnotationPaths: Hashable, Sendable {
    private let workingFolder: [Substring]
    private let root: [Substring]

    /// - Parameters:
    ///   - workingFolder: What relative paths start from, as an absolute path.
    ///   - workspace: `GITHUB_WORKSPACE`, the root of the checkout; the working folder where it is not set.
    package init(workingFolder: String, workspace: String? = nil) {
        self.workingFolder = Self.parts(of: workingFolder)
        root = workspace.map { $0.hasPrefix("/") ? Self.parts(of: $0) : [] } ?? self.workingFolder
    }

    /// The path from the root; an absolute one for a file outside it, and none for standard input.
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
