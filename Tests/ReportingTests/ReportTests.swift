import Applying
import Dialogs
import Planning
import TestSupport
import Testing

@testable import Reporting

@Suite struct ReportTests {
    @Test(arguments: ReportFormat.allCases)
    func `no format shows a credential, however it would be escaped`(format: ReportFormat) async throws {
        let secret = #"k<e>y&"'`|,:%"#
        let desired = DesiredDialog.public("Lobby", photo: "1")
        let plan = try await ReportSamples.plan(
            [desired, .public(ExactText(secret))],
            live: [.public(1, "Lobby", photo: ExactText(secret))]
        )
        let results = plan.entries.map { entry in
            let outcome = entry.action == .create ? ApplyOutcome.failed(FailureReason(secret)) : .leftAlone
            return RunReport.Result(entry: entry, outcome: outcome)
        }
        let report = Report(
            .apply,
            ReportSamples.context,
            plan: plan,
            run: RunReport(results: results),
            problems: [ReportProblem(secret)],
            redacted: { $0.replacing(secret, with: "(hidden)") }
        )
        let text = report.text(as: format)
        #expect(text.contains("(hidden)"))
        #expect(!text.contains("k<e"))
        #expect(!text.contains("k&lt;e"))
        #expect(!text.contains("k\\u003ce"))
    }

    @Test func `a declined plan says that nothing was created`() async throws {
        let plan = try await ReportSamples.plan([.public("News")])
        let report = Report(.apply, ReportSamples.context, plan: plan)
        #expect(report.summary == "Nothing was created. Plan: 1 dialog: 1 to create (2 requests, targeted)")
    }

    @Test func `a run with nothing to create sums up its plan`() async throws {
        let plan = try await ReportSamples.plan([.public("News")], live: [.public(1, "News")])
        let summary = Report(.apply, ReportSamples.context, plan: plan).summary
        #expect(summary == "Plan: 1 dialog: 1 exists (1 request, targeted)")
    }

    @Test func `the plain text is that of a terminal, and what went wrong`() async throws {
        let (plan, run) = try await ReportSamples.run([.created(.group(1, "Room 0", [1, 2]))])
        let problems = [ReportProblem("the journal is gone")]
        let text = Report(.apply, ReportSamples.context, plan: plan, run: run, problems: problems).text(as: .text)
        #expect(
            text == PlanText(plan, style: .plain).text + "\n" + RunText(run, style: .plain).text
                + "error: the journal is gone\n"
        )
    }
}
