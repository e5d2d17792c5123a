import Platform
import Reporting
import Testing

@Suite struct WatchMetricsTests {
    @Test func `counters go up over all runs, and what the last run had follows them`() {
        var figures = WatchFigures(start: WallTime(milliseconds: 1_000))
        figures.beginRun()
        figures.endRun(exitCode: 0, after: .milliseconds(1500), at: WallTime(milliseconds: 3_000), metrics: "old 1\n")
        figures.wait(until: WallTime(milliseconds: 9_000), failures: 0)
        figures.beginRun()
        figures.endRun(exitCode: 1, after: .milliseconds(500), at: WallTime(milliseconds: 10_000), metrics: "new 1\n")
        figures.wait(until: WallTime(milliseconds: 20_000), failures: 1)
        #expect(
            WatchMetrics(figures).text == """
                # HELP dialogctl_watch_runs_total Runs that have ended, by exit code.
                # TYPE dialogctl_watch_runs_total counter
                dialogctl_watch_runs_total{command="watch",exit_code="0"} 1
                dialogctl_watch_runs_total{command="watch",exit_code="1"} 1
                # HELP dialogctl_watch_errors_total Runs that have failed, by what for.
                # TYPE dialogctl_watch_errors_total counter
                dialogctl_watch_errors_total{command="watch",kind="network"} 1
                dialogctl_watch_errors_total{command="watch",kind="manifests"} 0
                dialogctl_watch_errors_total{command="watch",kind="decision"} 0
                dialogctl_watch_errors_total{command="watch",kind="rail"} 0
                dialogctl_watch_errors_total{command="watch",kind="rejected"} 0
                dialogctl_watch_errors_total{command="watch",kind="unknown"} 0
                # HELP dialogctl_watch_run_duration_seconds_total How long all runs that have ended took.
                # TYPE dialogctl_watch_run_duration_seconds_total counter
                dialogctl_watch_run_duration_seconds_total{command="watch"} 2.0
                # HELP dialogctl_watch_consecutive_failures Runs in a row that the network or the server has made fail.
                # TYPE dialogctl_watch_consecutive_failures gauge
                dialogctl_watch_consecutive_failures{command="watch"} 1
                # HELP dialogctl_watch_start_timestamp_seconds When the watch began.
                # TYPE dialogctl_watch_start_timestamp_seconds gauge
                dialogctl_watch_start_timestamp_seconds{command="watch"} 1.000
                # HELP dialogctl_watch_last_sync_timestamp_seconds When a run last ended with exit code 0 or 2.
                # TYPE dialogctl_watch_last_sync_timestamp_seconds gauge
                dialogctl_watch_last_sync_timestamp_seconds{command="watch"} 3.000
                # HELP dialogctl_watch_next_run_timestamp_seconds When the next run begins by itself; none during a run.
                # TYPE dialogctl_watch_next_run_timestamp_seconds gauge
                dialogctl_watch_next_run_timestamp_seconds{command="watch"} 20.000
                new 1

                """
        )
    }

    @Test(
        arguments: [
            (0, true), (2, true), (4, true), (6, true), (7, true), (1, false), (3, false), (5, false), (64, false),
        ] as [(Int32, Bool)]
    )
    func `it is ready once a run could work with manifests and API`(exitCode: Int32, isReady: Bool) {
        var figures = WatchFigures(start: WallTime(milliseconds: 0))
        #expect(figures.unreadiness == "no run has ended yet")
        figures.endRun(exitCode: exitCode, after: .zero, at: WallTime(milliseconds: 1), metrics: "")
        #expect((figures.unreadiness == nil) == isReady)
    }
}
