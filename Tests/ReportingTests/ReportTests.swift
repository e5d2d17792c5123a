import Applying
import Dialogs
import PlanFile
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

    @Test(arguments: ReportFormat.allCases.filter { $0 != .json })
    func `every format writes out what nobody sees in a name`(format: ReportFormat) async throws {
        let plan = try await ReportSamples.plan(
            [.public("Lob\u{200B}by"), .public("Lobby\u{A0}"), .public("Lounge ")],
            live: [.public(1, "Lobby"), .public(2, "Lounge\u{FEFF}")]
        )
        let text = Report(.plan, ReportSamples.context, plan: plan).text(as: format)
        #expect(!text.unicodeScalars.contains { ["\u{200B}", "\u{A0}", "\u{FEFF}"].contains($0) })
        // JSON within a page writes a backslash as two.
        let shown = text.replacing(#"\\"#, with: #"\"#)
        for part in [#"public/Lob\u{200b}by"#, #"public/Lobby\u{a0}"#, #"public/Lounge\u{20}"#, #"Lounge\u{feff}"#] {
            #expect(shown.contains(part), "\(part)")
        }
    }

    @Test func `JSON keeps the names as they are`() async throws {
        let plan = try await ReportSamples.plan([.public("Lob\u{200B}by\u{A0}")])
        let document = PlanDocument(plan, of: [], at: "https://api.example.com", toolVersion: "1")
        let text = Report(.plan, ReportSamples.context, plan: plan, document: document).text(as: .json)
        #expect(text.contains("Lob\u{200B}by\u{A0}"))
    }

    @Test func `a declined plan says that nothing was created`() async throws {
        let plan = try await ReportSamples.plan([.public("News")])
        let report = Report(.apply, ReportSamples.context, plan: plan)
        #expect(report.summary == "Nothing was changed. Plan: 1 dialog: 1 to create")
    }

    @Test func `a run with nothing to create sums up its plan`() async throws {
        let plan = try await ReportSamples.plan([.public("News")], live: [.public(1, "News")])
        let summary = Report(.apply, ReportSamples.context, plan: plan).summary
        #expect(summary == "Plan: 1 dialog: 1 exists")
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
