import Diagnostics
import Reporting
import TestSupport
import Testing

/// What is wrong, for programs.
@Suite struct ProblemsDocumentTests {
    private static let place = Diagnostics.SourceLocation(path: "a \"b\".yaml", line: 3, column: 7)

    @Test func `each problem is an object with its place, its code and its text`() {
        let problems = [
            ReportProblem(Diagnostic("no such thing", at: Self.place, notes: [.init("did you mean 'x'?")])),
            ReportProblem(Diagnostic("odd", at: nil, severity: .warning)),
            ReportProblem("the server cannot be read"),
        ]
        let start =
            #"{"format":"dialogctl.problems","format_version":1,"problems":["#
        let first =
            #"{"code":"manifest_error","column":7,"line":3,"path":"a \"b\".yaml","#
            + #""text":"no such thing; did you mean 'x'?"}"#
        let rest =
            #"{"code":"manifest_warning","column":null,"line":null,"path":null,"text":"odd"},"#
            + #"{"code":"external_failure","column":null,"line":null,"path":null,"text":"the server cannot be read"}"#
        let text = ProblemsDocument(problems, counting: [("errors", 1)]).json
        #expect(text == "\(start)\(first),\(rest)],\"totals\":{\"errors\":1,\"problems\":3}}\n")
    }

    @Test func `a report without a plan has its problems alone`() {
        let text = Report(.plan, ReportSamples.context, plan: nil, problems: [ReportProblem("no", .usage)])
            .text(as: .json)
        #expect(text == ProblemsDocument([ReportProblem("no", .usage)]).json)
        #expect(text.contains(#""code":"usage""#))
    }
}
