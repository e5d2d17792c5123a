internal import Diagnostics

/// A report as annotations on the manifests' lines, the most important first.
struct AnnotationReport {
    private let report: Report

    init(_ report: Report) {
        self.report = report
    }

    /// The workflow commands, one on each line.
    var text: String {
        let problems = report.problems.map { annotation(.error, report.title, $0.text, at: $0.location) }
        let rows = report.rowsByImportance.compactMap { row in level(of: row).map { annotation($0, row) } }
        let groups = Dictionary(grouping: problems + rows, by: \.level)
        let shown = Annotation.Level.allCases.flatMap { level in
            // One of the notices is the summary.
            (groups[level] ?? []).shown(of: level, titled: report.title, asideFrom: level == .notice ? 1 : 0)
        }
        let summary = Annotation(level: .notice, title: report.title, message: message)
        return (shown + [summary]).map { "\($0.text)\n" }.joined()
    }

    /// The level of a row's annotation; `nil` for a dialog that exists as declared and of which nothing is to be shown.
    private func level(of row: ReportRow) -> Annotation.Level? {
        switch (report.fails(row), row.state.weight) {
        case (true, _): .error
        case (false, .bad): .warning
        case (_, .bad): .error
        case (_, .warning): .warning
        case (_, .good): .notice
        case (_, .quiet): row.reportsUnlisted || row.state == .undeclared ? .notice : nil
        }
    }

    private var message: String { ([report.summary] + report.advice).joined(separator: "\n") }

    private func annotation(_ level: Annotation.Level, _ row: ReportRow) -> Annotation {
        let lines =
            (row.reason.map { [$0] } ?? row.details) + row.changes.map(\.text) + row.notes
            + (row.location == nil ? ["_id \(row.place)"] : [])
        let title = "\(row.state.word): \(row.key)"
        return annotation(level, title, lines.isEmpty ? title : lines.joined(separator: "\n"), at: row.location)
    }

    private func annotation(
        _ level: Annotation.Level,
        _ title: String,
        _ message: String,
        at location: SourceLocation?
    ) -> Annotation {
        let path = location.flatMap { report.context.paths.path(for: $0.path) }
        return Annotation(
            level: level,
            title: title,
            message: message,
            path: path,
            line: path == nil ? nil : location?.line,
            column: path == nil ? nil : location?.column
        )
    }
}
