import Dialogs
import Planning
import TestSupport
import Testing

@testable import Reporting

@Suite struct AnnotationReportTests {
    @Test func `every action`() async throws {
        let report = try await ReportSamples.everyActionReport()
        try expectSnapshot(of: report.text(as: .github), named: "github-every-action")
    }

    @Test func `every outcome`() async throws {
        let report = try await ReportSamples.everyOutcomeReport()
        try expectSnapshot(of: report.text(as: .github), named: "github-every-outcome")
    }

    @Test func `what makes a run fail is an error, and what a person must decide else a warning`() async throws {
        let plan = try await ReportSamples.everyActionPlan()
        let lines = ReportSamples.report(plan, failing: FailureRule([.differs, .gone])).text(as: .github)
            .split(separator: "\n")
        func levels(_ word: String) -> Set<Substring> {
            Set(lines.filter { $0.contains("title=\(word)%3A") }.map { $0.prefix { $0 != " " } })
        }
        #expect(levels("differs") == ["::error"])
        #expect(levels("gone") == ["::error"])
        #expect(levels("conflict") == ["::warning"])
        #expect(levels("ambiguous") == ["::warning"])
        #expect(levels("create") == ["::notice"])
    }

    @Test func `no level has more annotations than GitHub shows`() async throws {
        let creates = (1...50).map { DesiredDialog.group(ExactText("Room \($0)"), line: $0) }
        let gone = (1...11).map {
            DesiredDialog.group(ExactText("Old \($0)"), identification: .pinned(.number($0)), line: $0)
        }
        let text = ReportSamples.report(try await ReportSamples.plan(creates + gone)).text(as: .github)
        let lines = text.split(separator: "\n")
        #expect(lines.count { $0.hasPrefix("::error ") } == 10)
        #expect(lines.count { $0.hasPrefix("::notice ") } == 10)
        #expect(text.contains("::error title=dialogctl plan::2 more are not shown here"))
        #expect(text.contains("::notice title=dialogctl plan::42 more are not shown here"))
    }

    @Test(arguments: ReportSamples.hostileTexts)
    func `hostile text stays within its command`(hostile: String) async throws {
        let text = try await ReportSamples.hostileReport(hostile).text(as: .github)
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"))
        #expect(lines.count == 4)
        #expect(!text.utf8.contains(UInt8(ascii: "\r")))
        for line in lines.map({ String($0) ?? "" }) {
            #expect(["::error ", "::warning ", "::notice "].contains { line.hasPrefix($0) })
            // In the properties, only the separators are not escaped.
            let properties = line.dropFirst(2).prefix(while: { $0 != ":" }).split(separator: ",")
            #expect(properties.allSatisfy { $0.contains("=") })
        }
    }

    @Test func `what means something to the runner is escaped`() {
        let annotation = Annotation(level: .error, title: "a:b,c%", message: "1:2,3%\r\n4", path: "x,y:z.yaml", line: 3)
        #expect(annotation.text == "::error file=x%2Cy%3Az.yaml,line=3,title=a%3Ab%2Cc%25::1:2,3%25%0D%0A4")
    }

    @Test(arguments: [
        ("rooms.yaml", "chat/rooms.yaml"), ("./a/../rooms.yaml", "chat/rooms.yaml"), ("../rooms.yaml", "rooms.yaml"),
        ("/repository/x.yaml", "x.yaml"), ("/elsewhere/x.yaml", "/elsewhere/x.yaml"), ("../../x.yaml", "/x.yaml"),
        ("/repository2/x.yaml", "/repository2/x.yaml"),
    ])
    func `paths start at the repository's root`(given: String, path: String) {
        let paths = AnnotationPaths(workingFolder: "/repository/chat/", workspace: "/repository")
        #expect(paths.path(for: given) == path)
    }

    @Test func `standard input has no path`() {
        #expect(AnnotationPaths(workingFolder: "/").path(for: "-") == nil)
    }

    @Test func `without a workspace, paths start at the working folder`() {
        #expect(AnnotationPaths(workingFolder: "/a/b").path(for: "/a/b/c.yaml") == "c.yaml")
    }
}
