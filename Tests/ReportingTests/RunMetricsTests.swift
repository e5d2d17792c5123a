import Journal
import Platform
import TestSupport
import Testing

@testable import Reporting

@Suite struct RunMetricsTests {
    private func figures(lastSuccess: String? = "1767225600.005") -> RunMetrics.Figures {
        RunMetrics.Figures(
            requests: [200: 9, 201: 5, nil: 1, 429: 2],
            duration: .milliseconds(1234),
            exitCode: 6,
            end: WallTime(milliseconds: 1_767_225_600_005),
            lastSuccess: lastSuccess
        )
    }

    @Test func `all that there is`() async throws {
        let metrics = RunMetrics(try await ReportSamples.everyOutcomeReport(), figures())
        try expectSnapshot(of: metrics.text, named: "metrics")
    }

    @Test func `what is not known is left out`() {
        let metrics = RunMetrics(Report(.plan, ReportSamples.context, plan: nil), figures(lastSuccess: nil))
        #expect(!metrics.text.contains("dialogctl_dialogs"))
        #expect(!metrics.text.contains("last_success"))
        #expect(metrics.text.contains("dialogctl_run_duration_seconds{command=\"plan\"} 1.234\n"))
    }

    @Test func `the last success is found in what was written before`() async throws {
        let text = RunMetrics(try await ReportSamples.everyOutcomeReport(), figures()).text
        #expect(RunMetrics.lastSuccess(of: .apply, in: text) == "1767225600.005")
        #expect(RunMetrics.lastSuccess(of: .plan, in: text) == nil)
    }

    @Test(arguments: ["", "nonsense", "dialogctl_last_success_timestamp_seconds{command=\"apply\"} ", "\u{0}\n"])
    func `a damaged file has no last success`(text: String) {
        #expect(RunMetrics.lastSuccess(of: .apply, in: text) == nil)
    }

    @Test(arguments: ["x", "nan", "-1", "1 2", "inf"])
    func `what is no time is not kept`(value: String) {
        let text = "dialogctl_last_success_timestamp_seconds{command=\"apply\"} \(value)\n"
        #expect(RunMetrics.lastSuccess(of: .apply, in: text) == nil)
    }

    @Test func `labels are escaped`() {
        #expect("a\\b\"c\nd".labelEscaped == "a\\\\b\\\"c\\nd")
    }
}
