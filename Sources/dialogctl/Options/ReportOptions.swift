import ArgumentParser
import Provisioning
import Reporting

/// The formats of a command's reports and log.
struct ReportOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            What standard output carries: text, json, markdown, html, github (workflow annotations) or, for apply, \
            junit.
            """,
            valueName: "format"
        )
    )
    var format = ReportFormat.text

    @Option(
        name: .customLong("report"),
        help: ArgumentHelp(
            "Write a report to a file as well, such as html=plan.html; may be repeated.",
            valueName: "format=file"
        ),
        completion: .file()
    )
    var files: [ReportFile] = []

    @Option(
        name: .customLong("report-name"),
        help: ArgumentHelp(
            "What tells a markdown report from others on the same pull request.",
            valueName: "name"
        )
    )
    var name: ReportName?

    @Option(
        name: .customLong("metrics-file"),
        help: ArgumentHelp(
            "Write figures of the run to a file, as node_exporter's textfile collector reads them.",
            valueName: "file"
        ),
        completion: .file()
    )
    var metrics: String?

    @Option(
        name: .customLong("log-format"),
        help: ArgumentHelp("How standard error is written: text, or json for an object a line.", valueName: "format")
    )
    var logFormat = LogFormat.text

    /// Whether anything but text for a person is asked for.
    var areForPrograms: Bool { format != .text || !files.isEmpty || metrics != nil }

    /// The files of the reports, with the options that name them.
    var outputs: [RunFile] {
        files.map { RunFile("--report \($0.format.rawValue)", $0.path) }
            + [metrics].compactMap(\.self).map { RunFile("--metrics-file", $0) }
    }

    func validate() throws {
        if metrics == "" || metrics == "-" { throw ValidationError("--metrics-file takes the path of a file") }
    }

    /// Checks that no report is requested in a format that the command does not support.
    func refuse(_ format: ReportFormat, with text: String) throws {
        if self.format == format || files.contains(where: { $0.format == format }) { throw ValidationError(text) }
    }
}

extension ReportFormat: ExpressibleByArgument {}
