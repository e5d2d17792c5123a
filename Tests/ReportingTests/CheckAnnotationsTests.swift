import Diagnostics
import Reporting
import Testing

@Suite struct CheckAnnotationsTests {
    private static let paths = AnnotationPaths(workingFolder: "/work/dialogs", workspace: "/work")

    private static func problem(_ line: Int, _ text: String, _ code: ReportProblem.Code) -> ReportProblem {
        ReportProblem(text, code, at: SourceLocation(path: "rooms.yaml", line: line, column: 5))
    }

    @Test func `mistakes stand on their lines, escaped`() {
        let problems = [
            Self.problem(3, "unknown field 'a%b'\u{1B}", .manifestError),
            Self.problem(4, "looks alike", .manifestWarning),
            ReportProblem("two\nlines", .usage),
        ]
        #expect(
            CheckAnnotations(problems, paths: Self.paths).text == #"""
                ::error file=dialogs/rooms.yaml,line=3,col=5,title=dialogctl validate::unknown field 'a%25b'\u{1b}
                ::error title=dialogctl validate::two\u{a}lines
                ::warning file=dialogs/rooms.yaml,line=4,col=5,title=dialogctl validate::looks alike

                """#
        )
    }

    @Test func `as many are told as GitHub shows, and how many are not`() {
        let text = CheckAnnotations((1...12).map { Self.problem($0, "no", .manifestError) }, paths: Self.paths).text
        #expect(text.split(separator: "\n").count == 10)
        #expect(text.contains("line=9,") && !text.contains("line=10,"))
        #expect(text.hasSuffix("::3 more are not shown here: GitHub shows no more of a step\n"))
    }

    @Test func `manifests without mistakes are praised`() {
        let text = CheckAnnotations([], saying: "7 dialogs in 3 files are valid", paths: Self.paths).text
        #expect(text == "::notice title=dialogctl validate::7 dialogs in 3 files are valid\n")
    }
}
