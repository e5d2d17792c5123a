internal import Diagnostics

/// What is wrong with manifests, as annotations on their lines, where there is no plan of them.
package struct CheckAnnotations: Sendable {
    private static let title = "dialogctl validate"

    private let problems: [ReportProblem]
    private let praise: String?
    private let paths: AnnotationPaths

    /// Creates the annotations.
    ///
    /// - Parameters:
    ///   - problems: What is wrong.
    ///   - praise: What is said where nothing is.
    ///   - paths: How paths are shown.
    package init(_ problems: [ReportProblem], saying praise: String? = nil, paths: AnnotationPaths) {
        self.problems = problems.map { $0.mapped(\.displaySafe) }
        self.praise = praise
        self.paths = paths
    }

    /// The workflow commands, one on each line.
    package var text: String {
        let groups = Dictionary(grouping: problems.map(annotation), by: \.level)
        let shown = Annotation.Level.allCases.flatMap { level in
            (groups[level] ?? []).shown(of: level, titled: Self.title, asideFrom: 0)
        }
        let last = praise.map { [Annotation(level: .notice, title: Self.title, message: $0)] } ?? []
        return (shown + last).map { "\($0.text)\n" }.joined()
    }

    private func annotation(_ problem: ReportProblem) -> Annotation {
        let path = problem.location.flatMap { paths.path(for: $0.path) }
        return Annotation(
            level: problem.code == .manifestWarning ? .warning : .error,
            title: Self.title,
            message: problem.text,
            path: path,
            line: path == nil ? nil : problem.location?.line,
            column: path == nil ? nil : problem.location?.column
        )
    }
}
