import Applying
import Diagnostics
import Dialogs
import PlanFile
import Planning
import Platform
import TestSupport
import Testing

@testable import Reporting

/// People who were not found, and the dialogs that are left out because of them, in every format.
@Suite struct MissingReportTests {
    private static let nobody = UserReference(.login, "no\u{202E}body")
    private static let gone = UserReference(.email, "gone@example.com")

    private static func place(_ line: Int) -> Diagnostics.SourceLocation {
        Diagnostics.SourceLocation(path: "rooms.csv", line: line, column: 3)
    }

    private static let missing = MissingPeople(
        [.init(gone, at: [place(5)], of: 1), .init(nobody, at: [place(2), place(3), place(4)], of: 9)],
        leftOut: [
            IncompleteDialog(key: "group/Staff", location: place(2), missing: [nobody]),
            IncompleteDialog(key: nil, location: place(3), missing: [nobody]),
        ],
        reduced: [IncompleteDialog(key: "group/Club", location: place(5), missing: [gone])]
    )

    private static func report(
        _ command: Report.Command,
        _ missing: MissingPeople = missing,
        failing rule: FailureRule = .standard
    ) async throws -> Report {
        let (plan, run) = try await ReportSamples.run([.created(.group(1, "Room 0", [1, 2]))])
        return Report(
            command,
            ReportSamples.context,
            plan: plan,
            document: PlanDocument(plan, of: [], at: "https://api.example", missing: missing, toolVersion: "1"),
            run: command == .apply ? run : nil,
            leftAlone: command == .apply ? LeftAloneText(plan, missing).sentences : [],
            failing: rule
        )
    }

    @Test(arguments: [ReportFormat.text, .markdown, .html, .github, .junit, .json])
    func `a run as a report`(format: ReportFormat) async throws {
        let text = try await Self.report(.apply).text(as: format)
        // Of a page the rows alone.
        let rows = format == .html ? text.split(separator: "\n").first { $0.contains("id=\"report\"") } : nil
        try expectSnapshot(of: rows.map { "\($0)\n" } ?? text, named: "\(format.rawValue)-missing")
    }

    @Test func `a plan counts what is left out`() async throws {
        let text = try await Self.report(.plan).text(as: .text)
        #expect(text.contains("Plan: 3 dialogs: 1 to create, 2 left out\n"))
    }

    @Test func `it is an error where it makes the run fail, and else a warning`() async throws {
        func levels(_ rule: FailureRule, _ missing: MissingPeople = Self.missing) async throws -> [Substring] {
            try await Self.report(.plan, missing, failing: rule).text(as: .github).split(separator: "\n")
                .filter { $0.contains("title=left out") || $0.contains("title=not found") }
                .map { $0.prefix { $0 != " " } }
        }
        #expect(try await levels(.standard) == ["::error", "::error", "::error", "::warning"])
        #expect(try await levels(FailureRule([])) == ["::warning", "::warning", "::warning", "::warning"])
        let reduced = MissingPeople(Self.missing.people, leftOut: [], reduced: Self.missing.reduced)
        #expect(try await levels(.standard, reduced) == ["::warning", "::warning"])
        let text = try await Self.report(.plan, reduced).text(as: .junit)
        #expect(text.contains("tests=\"3\" failures=\"0\" errors=\"0\" skipped=\"2\""))
    }

    @Test func `the table of people names each with the first place and all rooms`() {
        let text = MissingTable(Self.missing) { $0.replacing("Club", with: "<redacted>") }.text
        #expect(
            text == """
                person,file,row,rooms\r
                email:gone@example.com,rooms.csv,5,group/<redacted>\r
                login:no\u{202E}body,rooms.csv,2,"group/Staff; private dialog"\r

                """
        )
    }

    @Test func `results have rows for what is left alone and left out, and say why`() async throws {
        let plan = try await ReportSamples.everyActionPlan()
        let names = PeopleNames([4: "dan"])
        let left = plan.entries.map { RunReport.Result(entry: $0, outcome: .leftAlone) }
            .filter { $0.entry.action.kind != .create && $0.entry.action.kind != .exists }
        let rows = left.map { ResultRow($0.entry, $0.outcome, naming: names) }
        let all = rows + Self.missing.leftOut.map { ResultRow(leftOut: $0) }
        try expectSnapshot(of: ResultFormat.csv.text(all).replacing("\r\n", with: "\n"), named: "results-left-alone")
        #expect(rows == left.map { ResultRow($0.entry, naming: names) })
    }

    @Test func `the figures count them`() async throws {
        let report = try await Self.report(.plan)
        let end = WallTime(milliseconds: 0)
        let figures = RunMetrics.Figures(requests: [:], duration: .zero, exitCode: 4, end: end, lastSuccess: nil)
        let text = RunMetrics(report, figures).text
        #expect(text.contains("dialogctl_dialogs{command=\"plan\",action=\"left_out\"} 2\n"))
        #expect(text.contains("dialogctl_missing_people{command=\"plan\"} 2\n"))
    }
}
