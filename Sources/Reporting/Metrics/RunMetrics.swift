internal import Planning
package import Platform

/// Metrics of one run in Prometheus' text format, for node_exporter's textfile collector
/// (https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format).
package struct RunMetrics: Sendable {
    private let report: Report
    private let figures: Figures

    /// The figures of a run that are not in its report.
    package struct Figures: Hashable, Sendable {
        /// The number of requests with each status; `nil` is for those without a response.
        package var requests: [Int?: Int]
        /// How long the run took.
        package var duration: Duration
        /// The exit code.
        package var exitCode: Int32
        /// When it ended.
        package var end: WallTime
        /// When a run last succeeded, in seconds since 1970, as text; `nil` if none did.
        package var lastSuccess: String?

        /// Creates figures.
        package init(
            requests: [Int?: Int],
            duration: Duration,
            exitCode: Int32,
            end: WallTime,
            lastSuccess: String?
        ) {
            self.requests = requests
            self.duration = duration
            self.exitCode = exitCode
            self.end = end
            self.lastSuccess = lastSuccess
        }
    }

    /// Creates the metrics of a run.
    package init(_ report: Report, _ figures: Figures) {
        self.report = report
        self.figures = figures
    }

    /// The whole text, ending in a line feed.
    package var text: String { families.map { $0.text(command: report.command.rawValue) }.joined() }

    private var families: [MetricFamily] {
        [
            MetricFamily(
                "dialogctl_dialogs",
                "Declared dialogs of the last run, by what its plan said of them.",
                report.actionCounts.map { ([("action", $0.word)], String($0.count)) }
            ),
            MetricFamily(
                "dialogctl_missing_people",
                "People whom the manifests name and the application does not have.",
                report.actionCounts.isEmpty ? [] : [([], String(report.missingCount))]
            ),
            MetricFamily(
                "dialogctl_unlisted_people",
                "People in live dialogs whom the manifests do not name there, by field and by what the manifests ask.",
                report.unlistedCounts.map {
                    ([("field", $0.field), ("unlisted", $0.treatment)], String($0.count))
                }
            ),
            MetricFamily(
                "dialogctl_undeclared_dialogs",
                "Dialogs that nobody declares, by whether they were declared before; others only where they were "
                    + "listed.",
                report.undeclared?.samples.map { ([("was_declared", $0.wasDeclared)], String($0.count)) } ?? []
            ),
            MetricFamily(
                "dialogctl_departed_people",
                "People who are to be in no group, by whether their groups were listed.",
                report.departures.map { ([("sight", $0.word)], String($0.count)) }
            ),
            MetricFamily(
                "dialogctl_departed_memberships",
                "Groups in which people were who are to be in none, each counted once for each of them.",
                report.departedMemberships.map { [([], String($0))] } ?? []
            ),
            MetricFamily(
                "dialogctl_creates",
                "Dialogs that the last run had to create, by what became of them.",
                report.outcomeCounts(of: .create).map { ([("outcome", $0.word)], String($0.count)) }
            ),
            MetricFamily(
                "dialogctl_updates",
                "Dialogs that the last run had to change, by what became of them.",
                report.outcomeCounts(of: .update).map { ([("outcome", $0.word)], String($0.count)) }
            ),
            MetricFamily(
                "dialogctl_requests",
                "Requests of the last run, by HTTP status; none where there was no answer.",
                statuses.map { ([("status", $0.map(String.init) ?? "none")], String($1)) }
            ),
            MetricFamily("dialogctl_run_duration_seconds", "How long the last run took.", [([], seconds)]),
            MetricFamily("dialogctl_run_exit_code", "The exit code of the last run.", [([], "\(figures.exitCode)")]),
            MetricFamily(
                "dialogctl_last_run_timestamp_seconds",
                "When the last run ended.",
                [([], figures.end.seconds)]
            ),
            MetricFamily(
                Self.lastSuccessName,
                "When a run last ended with exit code 0 or 2.",
                figures.lastSuccess.map { [([], $0)] } ?? []
            ),
        ]
    }

    private var statuses: [(Int?, Int)] {
        figures.requests.map { ($0.key, $0.value) }.sorted { ($0.0 ?? 0) < ($1.0 ?? 0) }
    }

    private var seconds: String {
        let milliseconds = Int(figures.duration / .milliseconds(1))
        return WallTime(milliseconds: milliseconds).seconds
    }
}

extension UndeclaredDialogs {
    fileprivate var samples: [(wasDeclared: String, count: Int)] {
        let former = dialogs.count { $0.formerKey != nil && $0.sight != .hidden }
        let others = dialogs.count { $0.formerKey == nil }
        return [("true", former)] + (isWhole ? [("false", others)] : [])
    }
}

extension RunMetrics {
    private static let lastSuccessName = "dialogctl_last_success_timestamp_seconds"

    /// When a run last succeeded, according to an earlier file; `nil` if the file has no valid value.
    package static func lastSuccess(of command: Report.Command, in text: String) -> String? {
        let start = "\(lastSuccessName){command=\"\(command.rawValue)\"} "
        for line in text.split(whereSeparator: \.isNewline) where line.hasPrefix(start) {
            let value = line.dropFirst(start.count)
            if let number = Double(value), number.isFinite, number >= 0 { return String(value) }
        }
        return nil
    }
}

extension WallTime {
    /// The time in seconds since 1970, with milliseconds.
    package var seconds: String { "\(milliseconds / 1000).\(fraction)" }
}
