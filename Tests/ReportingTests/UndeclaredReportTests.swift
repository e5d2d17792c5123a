import Dialogs
import JSON
import Platform
import TestSupport
import Testing

@testable import Planning
@testable import Reporting

/// What nobody declares, in each format.
@Suite struct UndeclaredReportTests {
    private static let dialogs = [
        UndeclaredDialog(.number(8), owner: 1, formerKey: "gone", .hidden),
        UndeclaredDialog(
            .number(7),
            owner: 1,
            formerKey: "readers",
            .live(.group(7, "Book club", [1, 2, 3], createdAt: "2026-01-01T00:00:00Z"))
        ),
        UndeclaredDialog(.number(3), owner: 1, formerKey: nil, .live(.public(3, "News"))),
        UndeclaredDialog(.number(4), owner: 1, formerKey: nil, .live(.private(4, [1, 2]))),
        UndeclaredDialog(.number(5), owner: 2, formerKey: nil, .live(.group(5, "Theirs", [2, 3], creator: 9))),
    ]

    private func report(_ undeclared: UndeclaredDialogs) async throws -> Report {
        let plan = try await ReportSamples.plan([.group("ops")], live: [.group(1, "ops", [1, 2])])
        return ReportSamples.report(plan.telling(undeclared))
    }

    private func report(requests: Int? = 3) async throws -> Report {
        try await report(UndeclaredDialogs(Self.dialogs, requests: requests))
    }

    @Test(arguments: [(ReportFormat.text, "plan"), (.markdown, "markdown"), (.github, "github"), (.junit, "junit")])
    func `each is told, with what is known of it`(format: ReportFormat, name: String) async throws {
        try expectSnapshot(of: try await report().text(as: format), named: "\(name)-undeclared")
    }

    @Test func `where they make the run fail they are errors and failures`() async throws {
        let plan = try await ReportSamples.plan([.group("ops")], live: [.group(1, "ops", [1, 2])])
            .telling(UndeclaredDialogs(Self.dialogs, requests: 3))
        let report = ReportSamples.report(plan, failing: FailureRule([.undeclared]))
        let github = report.text(as: .github).split(separator: "\n")
        #expect(github.count { $0.hasPrefix("::error title=undeclared%3A ") } == 4)
        #expect(github.count { $0.hasPrefix("::notice title=undeclared%3A gone") } == 1)
        #expect(report.text(as: .junit).contains("failures=\"4\" errors=\"0\" skipped=\"1\""))
    }

    @Test func `a page has them as rows of a state of their own`() async throws {
        let page = try await report().text(as: .html)
        #expect(page.contains(##"{"word":"undeclared","sign":"#","weight":"quiet","count":5}"##))
        #expect(page.contains(#""state":"undeclared","key":"readers","place":"000000000000000000000007""#))
        #expect(page.contains("<p class=\"remark\">4 dialogs are not declared and left alone; listing all"))
    }

    @Test func `metrics count those that are there`() async throws {
        let figures = RunMetrics.Figures(
            requests: [:],
            duration: .zero,
            exitCode: 0,
            end: WallTime(milliseconds: 0),
            lastSuccess: nil
        )
        func lines(_ report: Report) -> [Substring] {
            RunMetrics(report, figures).text.split(separator: "\n")
                .filter { $0.hasPrefix("dialogctl_undeclared_dialogs{") }
                .map { $0.dropFirst("dialogctl_undeclared_dialogs{command=\"plan\",was_declared=".count) }
        }
        #expect(lines(try await report()) == ["\"true\"} 1", "\"false\"} 3"])
        #expect(lines(try await report(.none)) == ["\"true\"} 0"])
    }

    @Test func `results have rows for them only where all were listed`() throws {
        let rows = ResultRow.rows(of: UndeclaredDialogs(Self.dialogs, requests: 1))
        #expect(
            rows.map { ResultFormat.csv.line($0) } == [
                "readers,1,group,Book club,000000000000000000000007,1_000000000000000000000007@muc.example,undeclared,"
                    + "left alone,,,\r\n",
                ",1,public,News,000000000000000000000003,,undeclared,left alone,,,\r\n",
                ",1,private,,000000000000000000000004,,undeclared,left alone,,,\r\n",
                ",2,group,Theirs,000000000000000000000005,1_000000000000000000000005@muc.example,undeclared,left alone"
                    + ",,,\r\n",
            ]
        )
        #expect(ResultRow.rows(of: UndeclaredDialogs(Self.dialogs, requests: nil)).isEmpty)
    }

    @Test func `of many the first are listed, unless all are asked for`() async throws {
        let many = (1...25).map { number in
            UndeclaredDialog(.number(number), owner: 1, formerKey: nil, .live(.group(number, "Room", [1, 2])))
        }
        let plan = try await ReportSamples.plan([.group("ops")], live: [.group(1, "ops", [1, 2])])
            .telling(UndeclaredDialogs(many, requests: 1))
        let text = PlanText(plan, style: .plain).text
        #expect(text.contains("  # … and 5 more are not declared (--all lists them)\n"))
        #expect(text.split(separator: "\n").count { $0.hasPrefix("  # undeclared  group/Room  ") } == 20)
        #expect(!PlanText(plan, style: .plain, listsAll: true).text.contains("more are not declared"))
    }

    @Test func `nothing is said where nothing was asked, and that all is declared where it is`() async throws {
        #expect(!(try await report(.none).text(as: .text)).contains("declared"))
        let whole = try await report(UndeclaredDialogs([], requests: 4)).text(as: .text)
        #expect(
            whole.contains(
                "Everything that the owners see is declared; listing all that the owners see took 4 requests.\n"
            )
        )
        let former = UndeclaredDialog(.number(8), owner: 1, formerKey: "old", .notLookedFor)
        let text = try await report(UndeclaredDialogs([former], requests: nil)).text(as: .text)
        #expect(
            text.contains(
                "1 dialog was declared before and no manifest has its key any more; nothing is done about it."
            )
        )
        #expect(text.contains("which no manifest has any more; --undeclared looks whether it is there\n"))
    }

    @Test(arguments: ReportSamples.hostileTexts)
    func `no text of a dialog that somebody else named does harm`(hostile: String) async throws {
        let dialog = LiveDialog.group(7, ExactText(hostile), [1, 2])
        let all = [
            UndeclaredDialog(.number(7), owner: 1, formerKey: nil, .live(dialog)),
            UndeclaredDialog(.number(7), owner: 1, formerKey: ExactText(hostile), .live(dialog)),
        ]
        let report = try await report(UndeclaredDialogs(all, requests: 1))
        let text = report.text(as: .text)
        #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || ($0.value >= 0x20 && $0.value != 0x7F) })
        #expect(!report.text(as: .html).contains("<img"))
        #expect(report.text(as: .github).split(separator: "\n").allSatisfy { $0.hasPrefix("::") })
        #expect(!report.text(as: .github).contains("\n::error"))
    }
}
