/// Metrics of a watch in Prometheus' text format: of all of its runs, and of the last as `--metrics-file` has them.
package struct WatchMetrics: Sendable {
    /// The whole text, ending in a line feed.
    package let text: String

    /// The kinds of errors, each of which has a sample from the start, so that its first increase is seen.
    private static let kinds: [Int32] = [1, 3, 4, 5, 6, 7]

    /// Writes figures as metrics.
    package init(_ figures: WatchFigures) {
        text = Self.families(figures).map { $0.text(command: "watch") }.joined() + figures.lastMetrics
    }

    private static func families(_ figures: WatchFigures) -> [MetricFamily] {
        let codes = Set(figures.runs.keys).subtracting([0, 2]).union(kinds).sorted()
        let seconds = "\(Double(figures.duration / .milliseconds(1)).rounded() / 1000)"
        return [
            MetricFamily(
                "dialogctl_watch_runs_total",
                "Runs that have ended, by exit code.",
                type: .counter,
                figures.runs.sorted { $0.key < $1.key }.map { ([("exit_code", "\($0.key)")], "\($0.value)") }
            ),
            MetricFamily(
                "dialogctl_watch_errors_total",
                "Runs that have failed, by what for.",
                type: .counter,
                codes.map { ([("kind", WatchFigures.kind(of: $0))], "\(figures.runs[$0] ?? 0)") }
            ),
            MetricFamily(
                "dialogctl_watch_run_duration_seconds_total",
                "How long all runs that have ended took.",
                type: .counter,
                [([], seconds)]
            ),
            MetricFamily(
                "dialogctl_watch_consecutive_failures",
                "Runs in a row that the network or the server has made fail.",
                [([], "\(figures.failures)")]
            ),
            MetricFamily(
                "dialogctl_watch_start_timestamp_seconds",
                "When the watch began.",
                [([], figures.start.seconds)]
            ),
            MetricFamily(
                "dialogctl_watch_last_sync_timestamp_seconds",
                "When a run last ended with exit code 0 or 2.",
                figures.lastSync.map { [([], $0.seconds)] } ?? []
            ),
            MetricFamily(
                "dialogctl_watch_next_run_timestamp_seconds",
                "When the next run begins by itself; none during a run.",
                figures.nextRun.map { [([], $0.seconds)] } ?? []
            ),
        ]
    }
}
