import Dialogs
import Digests
import Foundation
import JSON
import Planning
import TestSupport
import Testing

@testable import Reporting

@Suite struct HTMLReportTests {
    /// The page without the style and the script, which have their own files.
    private func markup(_ report: Report) throws -> String {
        var text = report.text(as: .html)
        for name in ["style", "script"] {
            let start = try #require(text.range(of: "<\(name)>"))
            let end = try #require(text.range(of: "</\(name)>", range: start.upperBound..<text.endIndex))
            text.replaceSubrange(start.upperBound..<end.lowerBound, with: "…")
        }
        return text.replacing(#/sha256-[A-Za-z0-9+/=]{44}/#, with: "sha256-…")
    }

    private func embeddedJSON(_ page: String) throws -> String {
        let start = try #require(page.range(of: #"<script type="application/json" id="report">"#))
        let end = try #require(page.range(of: "</script>", range: start.upperBound..<page.endIndex))
        return String(page[start.upperBound..<end.lowerBound])
    }

    @Test func `every action`() async throws {
        let report = try await ReportSamples.everyActionReport()
        try expectSnapshot(of: try markup(report), named: "html-every-action")
    }

    @Test func `every outcome`() async throws {
        let report = try await ReportSamples.everyOutcomeReport()
        try expectSnapshot(of: try markup(report), named: "html-every-outcome")
    }

    @Test func `the policy allows this style and this script alone`() async throws {
        let page = try await ReportSamples.everyActionReport().text(as: .html)
        for name in ["style", "script"] {
            let start = try #require(page.range(of: "<\(name)>"))
            let end = try #require(page.range(of: "</\(name)>", range: start.upperBound..<page.endIndex))
            let digest = Digest.sha256(of: Array(page[start.upperBound..<end.lowerBound].utf8))
            #expect(page.contains("\(name)-src 'sha256-\(Data(digest).base64EncodedString())'"))
        }
        #expect(page.contains(#"content="default-src 'none'; img-src data:; style-src"#))
        #expect(!page.contains("http://"))
        #expect(!page.contains(" src="))
        #expect(!page.contains(" style="))
        #expect(!page.contains(" onclick="))
    }

    @Test(arguments: ReportSamples.hostileTexts)
    func `hostile text is neither markup nor ends the script`(hostile: String) async throws {
        let plain = try markup(try await ReportSamples.hostileReport("plain"))
        let page = try markup(try await ReportSamples.hostileReport(hostile))
        #expect(page.count { $0 == "<" } == plain.count { $0 == "<" })
        #expect(
            page.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 && $0 != "\u{202E}" && $0 != "\u{2028}" }
        )
        let json = try embeddedJSON(page)
        #expect(!json.contains("<"))
        _ = try JSONReader.read(Array(json.utf8)) { reader throws(JSONError) in try reader.readValue() }
    }

    @Test func `without scripts every row is there, with all that it says`() async throws {
        let report = try await ReportSamples.everyActionReport()
        let page = report.text(as: .html)
        let start = try #require(page.range(of: "<noscript>"))
        let end = try #require(page.range(of: "</noscript>"))
        let rows = page[start.upperBound..<end.lowerBound]
        #expect(rows.matches(of: /<article>/).count == report.rows.count)
        for text in [
            "<h2>group/Closed</h2>", "3 occupants: 1, 2, 3", "rooms.yaml:55",
            "photo: &#39;1&#39; -&gt; &#39;68123&#39;",
        ] {
            #expect(rows.contains(text), "\(text)")
        }
        #expect(page.contains("<form role=\"search\" hidden>"))
    }

    @Test func `explains each word that it has, and no other`() async throws {
        let report = try await ReportSamples.everyActionReport()
        let page = report.text(as: .html)
        let words = page.matches(of: #/<dt class="[a-z ]+">(.*?)</dt><dd>(.+?)</dd>/#).map { String($0.1) }
        #expect(words == report.counts.map { "\($0.state.sign) \($0.state.word)" })
        #expect(Set(ReportState.mostImportantFirst.map(\.meaning)).count == ReportState.mostImportantFirst.count)
    }

    @Test func `a report without rows explains nothing`() throws {
        let page = Report(
            .plan,
            ReportContext(endpoint: "https://api.example", time: "2026-01-01T00:00:00Z"),
            plan: nil
        ).text(as: .html)
        #expect(!page.contains("<dt"))
    }

    @Test func `the data has every row, the most important first`() async throws {
        let json = try embeddedJSON(try await ReportSamples.everyActionReport().text(as: .html))
        let keys = json.matches(of: #/"state":"([a-z]+)"/#).map { String($0.1) }
        #expect(
            keys == [
                "conflict", "conflict", "conflict", "ambiguous", "gone", "delete", "differs", "create", "create",
                "create", "create", "exists", "absent",
            ]
        )
    }
}
