/// An output format of a report.
package enum ReportFormat: String, CaseIterable, Hashable, Sendable {
    /// Lines for a terminal.
    case text
    /// A comment for a pull request on GitHub, or the summary of a job.
    case markdown
    /// A self-contained HTML page.
    case html
    /// Annotations of a GitHub Actions workflow, on the lines of the manifests.
    case github
    /// The plan, or the plan and its outcomes, for programs.
    case json
    /// Test results in XML, one test case for each dialog; only for `apply`.
    case junit
}

extension Report {
    /// The report in a format; every format shows the same rows.
    package func text(as format: ReportFormat) -> String {
        switch format {
        case .text: plainText
        case .markdown: MarkdownReport(self).text
        case .html: HTMLReport(self).text
        case .github: AnnotationReport(self).text
        case .json: json
        case .junit: JUnitReport(self).text
        }
    }
}
