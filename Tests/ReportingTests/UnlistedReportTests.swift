import Dialogs
import JSON
import Platform
import TestSupport
import Testing

@testable import Planning
@testable import Reporting

/// People beside those declared, in each format.
@Suite struct UnlistedReportTests {
    @Test(arguments: [(ReportFormat.text, "plan"), (.markdown, "markdown"), (.github, "github"), (.junit, "junit")])
    func `they are counted, shown or a difference`(format: ReportFormat, name: String) async throws {
        let text = try await ReportSamples.unlistedReport().text(as: format)
        try expectSnapshot(of: text, named: "\(name)-unlisted")
    }

    @Test func `a page has them in its rows, and how many dialogs have such`() async throws {
        let page = try await ReportSamples.unlistedReport().text(as: .html)
        #expect(page.contains("note: 2 occupants beside those declared: 7, 8"))
        #expect(page.contains("note: 1 admin beside those declared\""))
        #expect(page.contains("<p class=\"remark\">2 dialogs have occupants or admins beside those declared.</p>"))
    }

    @Test func `metrics sum them up`() async throws {
        let figures = RunMetrics.Figures(
            requests: [:],
            duration: .zero,
            exitCode: 0,
            end: WallTime(milliseconds: 0),
            lastSuccess: nil
        )
        let lines = RunMetrics(try await ReportSamples.unlistedReport(), figures).text.split(separator: "\n")
        let people = "dialogctl_unlisted_people{command=\"plan\",field="
        #expect(
            lines.filter { $0.hasPrefix(people) }.map { $0.dropFirst(people.count) } == [
                "\"occupants\",unlisted=\"keep\"} 2", "\"occupants\",unlisted=\"report\"} 2",
                "\"occupants\",unlisted=\"remove\"} 2", "\"admins\",unlisted=\"keep\"} 1",
                "\"admins\",unlisted=\"report\"} 1", "\"admins\",unlisted=\"remove\"} 1",
            ]
        )
    }

    @Test func `who is to be shown is shown however many dialogs exist, and who is kept is not`() async throws {
        let names = (1...30).map { ExactText("Room \($0)") }
        let live = names.enumerated().map { LiveDialog.group($0.offset + 1, $0.element, [1, 2, 7]) }
        let desired = names.enumerated().map { offset, name in
            DesiredDialog.group(name, unlisted: UnlistedRule(occupants: offset == 29 ? .report : .keep))
        }
        let text = PlanText(try await ReportSamples.plan(desired, live: live), style: .plain).text
        #expect(text.contains("group/Room 30"))
        #expect(text.contains("note: 1 occupant beside those declared: 7\n"))
        #expect(!text.contains("Room 21"))
        #expect(text.contains("= … and 9 more exist as declared"))
        #expect(text.contains("\n30 dialogs have occupants or admins beside those declared.\nPlan: 30 dialogs"))
    }

    @Test func `without such people nothing is said of them`() async throws {
        let report = ReportSamples.report(
            try await ReportSamples.plan([.group("ops")], live: [.group(1, "ops", [1, 2])])
        )
        for format in ReportFormat.allCases { #expect(!report.text(as: format).contains("beside those declared")) }
    }

    @Test func `very many people are cut short`() async throws {
        let users = UserIDs((1...100).compactMap(UserID.init(rawValue:)))
        let desired = DesiredDialog.group("ops", unlisted: UnlistedRule(occupants: .report))
        let text = PlanText(try await ReportSamples.plan([desired], live: [.group(1, "ops", users)]), style: .plain)
            .text
        #expect(text.contains("note: 98 occupants beside those declared: 3, 4,"))
        #expect(text.contains("42 and 58 more\n"))
    }
}
