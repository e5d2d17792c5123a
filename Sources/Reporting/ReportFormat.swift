/// A form in which a report can be had.
package enum ReportFormat: String, CaseIterable, Hashable, Sendable {
    /// Lines for a terminal.
    case text
    /// A comment for a pull request on GitHub, or a job's summary.
    case markdown
    /// A page that needs nothing but a browser.
    case html
    /// Annotations of a GitHub Actions workflow, on the manifests' lines.
    case github
    /// The plan, or the plan and what was done about it, for programs.
    case json
    /// Test results in XML, one case for each dialog; for what apply did.
    case junit
}

extension Report {
    /// The report in a format; every format is made of the same rows.
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
