import Dialogs
import Foundation
import FoundationXML
import Planning
import TestSupport
import Testing

@testable import Reporting

@Suite struct JUnitReportTests {
    @Test func `every outcome`() async throws {
        let report = try await ReportSamples.everyOutcomeReport()
        try expectSnapshot(of: report.text(as: .junit), named: "junit-every-outcome")
    }

    @Test func `every action that apply leaves alone`() async throws {
        let plan = try await ReportSamples.everyActionPlan()
        let report = Report(.apply, ReportSamples.context, plan: plan)
        try expectSnapshot(of: report.text(as: .junit), named: "junit-every-action")
    }

    @Test func `what makes a run fail is a failure, and what a person must decide else skipped`() async throws {
        let plan = try await ReportSamples.everyActionPlan()
        let report = Report(.apply, ReportSamples.context, plan: plan, failing: FailureRule([.differs]))
        let text = report.text(as: .junit)
        #expect(text.contains("<failure message=\"differs\""))
        for word in ["conflict", "ambiguous", "gone"] { #expect(text.contains("<skipped message=\"\(word)\"")) }
        #expect(text.contains("failures=\"1\" errors=\"0\" skipped=\"5\""))
    }

    @Test(arguments: ReportSamples.hostileTexts)
    func `hostile text is well-formed XML`(hostile: String) async throws {
        let report = try await ReportSamples.hostileReport(hostile)
        let parser = XMLParser(data: Data(report.text(as: .junit).utf8))
        let reader = CaseReader()
        parser.delegate = reader
        #expect(parser.parse(), "\(String(describing: parser.parserError))")
        #expect(
            reader.elements == [
                "testsuites", "testsuite", "testcase", "error", "testcase", "failure", "testcase", "skipped",
            ]
        )
        #expect(reader.names.count == 3)
    }

    @Test func `what XML cannot hold is written out`() {
        #expect("a\u{0}\u{1F}\u{FFFE}\n<&>\"'".xmlEscaped == #"a\u{0}\u{1f}\u{fffe}&#10;&lt;&amp;&gt;&quot;&#39;"#)
    }
}

/// Records the elements of a document.
private final class CaseReader: NSObject, XMLParserDelegate {
    var elements: [String] = []
    var names: [String] = []

    func parser(
        _ parser: XMLParser,
        didStartElement element: String,
        namespaceURI: String?,
        qualifiedName: String?,
        attributes: [String: String]
    ) {
        elements.append(element)
        if element == "testcase", let name = attributes["name"] { names.append(name) }
    }
}
