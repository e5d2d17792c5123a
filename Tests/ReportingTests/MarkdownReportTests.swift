import Applying
import Dialogs
import PlanFile
import Planning
import TestSupport
import Testing

@testable import Reporting

@Suite struct MarkdownReportTests {
    @Test func `every action`() async throws {
        let report = try await ReportSamples.everyActionReport()
        try expectSnapshot(of: report.text(as: .markdown), named: "markdown-every-action")
    }

    @Test func `every outcome`() async throws {
        let report = try await ReportSamples.everyOutcomeReport()
        try expectSnapshot(of: report.text(as: .markdown), named: "markdown-every-outcome")
    }

    @Test func `a report has a name, so that several can stand under one pull request`() {
        let context = ReportContext(endpoint: nil, time: "now", name: "staging")
        let text = Report(.plan, context, plan: nil).text(as: .markdown)
        #expect(text.hasPrefix("<!-- dialogctl:plan staging -->\n### dialogctl plan `staging`\n"))
        let plain = Report(.apply, ReportSamples.context, plan: nil).text(as: .markdown)
        #expect(plain.hasPrefix("<!-- dialogctl:apply -->\n### dialogctl apply\n"))
    }

    @Test func `the plan's digest stands at its end, and tells the file that was kept`() async throws {
        let plan = try await ReportSamples.plan([.group("Ops", line: 3)])
        let document = PlanDocument(plan, of: [], at: "https://api.example", toolVersion: "1")
        let text = Report(.plan, ReportSamples.context, plan: plan, document: document).text(as: .markdown)
        #expect(text.hasSuffix(", plan `\(document.digest.text)`</sub>\n"))
        #expect(String(decoding: document.json, as: UTF8.self).contains("\"digest\": \"\(document.digest.text)\""))
        let applied = Report(.apply, ReportSamples.context, plan: plan, document: document).text(as: .markdown)
        #expect(!applied.contains("sha256:"))
    }

    @Test func `a run without a plan says why`() {
        let problems = [ReportProblem("the server cannot be read"), ReportProblem("unknown field 'ocupants'")]
        let text = Report(.plan, ReportSamples.context, plan: nil, problems: problems).text(as: .markdown)
        #expect(text.contains("There is no plan."))
        #expect(text.contains("- error: `the server cannot be read`\n- error: `unknown field 'ocupants'`\n"))
    }

    @Test func `a report says that what was created could not be listed again, the reason as code`() async throws {
        let (plan, run) = try await ReportSamples.run([.created(.group(1, "Room 0", [1, 2]))])
        let unverified = RunReport(results: run.results, verification: .failed(FailureReason("@everyone is away")))
        let text = Report(.apply, ReportSamples.context, plan: plan, run: unverified).text(as: .markdown)
        #expect(text.contains("could not be listed once more: @everyone is away"))
        #expect(!text.withoutCode.contains("everyone"))
    }

    @Test func `ten thousand dialogs fit, the most important first and the rest counted`() async throws {
        let creates = (1...9990).map { DesiredDialog.group(ExactText("Room \($0)"), line: $0) }
        let gone = (1...10).map {
            DesiredDialog.group(ExactText("Old \($0)"), identification: .pinned(.number($0)), line: 20_000 + $0)
        }
        let report = ReportSamples.report(try await ReportSamples.plan(creates + gone))
        let text = report.text(as: .markdown)
        #expect(text.utf8.count <= 65_000)
        #expect(text.utf8.count > 60_000)
        #expect(text.matches(of: #/- `group/Old/#).count == 10)
        let shown = text.matches(of: #/- `group/Room/#).count
        #expect(text.contains("**Too many to list here:** \(9990 - shown) to create.\n"))
        // Dialogs that need a decision are listed openly, dialogs to create are folded.
        let start = try #require(text.firstRange(of: "<details><summary>9990 dialogs</summary>\n\n- `group/Room 1`"))
        let lastGone = try #require(text.firstRange(of: "- `group/Old 10`"))
        #expect(lastGone.upperBound < start.lowerBound)
        #expect(text.contains("\n\n</details>\n\n**Too many"))
    }

    @Test(arguments: ReportSamples.hostileTexts)
    func `hostile text stays within code`(hostile: String) async throws {
        let text = try await ReportSamples.hostileReport(hostile).text(as: .markdown)
        #expect(text.utf8.count <= 65_000)
        let prose = text.withoutCode
        #expect(prose.allSatisfy { $0.isASCII })
        for harm in ["evil", "everyone", "alert", "::error", "heading", "xxx", "&amp;", "]]>"] {
            #expect(!prose.contains(harm), "\(harm) stands outside code")
        }
    }

    @Test(arguments: [
        ("a", "`a`"), ("a`b", "``a`b``"), ("`", "`` ` ``"), ("``a` ", "``` ``a`  ```"), (" a", "`  a `"),
        ("", "``` ```"),
    ])
    func `a code span's fence is longer than what it holds`(text: String, code: String) {
        #expect(text.markdownCode == code)
    }

    @Test func `a block's fence is longer than what it holds`() {
        #expect(["a", "```` b"].markdownBlock("diff") == "`````diff\na\n```` b\n`````\n")
        #expect(["a"].markdownBlock() == "```\na\n```\n")
    }
}

extension String {
    /// The text that CommonMark shows outside code blocks and code spans.
    fileprivate var withoutCode: String {
        var fence: String?
        var prose = ""
        for line in split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            let trimmed = String(line.drop { $0 == " " })
            let ticks = String(trimmed.prefix { $0 == "`" })
            if let open = fence {
                if ticks.count >= open.count, trimmed == ticks { fence = nil }
            } else if ticks.count >= 3, !trimmed.dropFirst(ticks.count).contains("`") {
                fence = ticks
            } else {
                prose += line.withoutSpans + "\n"
            }
        }
        return prose
    }

    private var withoutSpans: String {
        var rest = self[...]
        var prose = ""
        while let start = rest.firstIndex(of: "`") {
            prose += rest[..<start]
            let fence = rest[start...].prefix { $0 == "`" }
            rest = rest[fence.endIndex...]
            var search = rest
            var end: Substring.Index?
            while end == nil, let next = search.firstIndex(of: "`") {
                let run = search[next...].prefix { $0 == "`" }
                if run.count == fence.count { end = run.endIndex }
                search = search[run.endIndex...]
            }
            guard let end else { return prose + fence + rest }
            rest = rest[end...]
        }
        return prose + rest
    }
}
