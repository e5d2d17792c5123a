internal import Diagnostics
internal import Planning

/// A report as test results, which every build server shows: one case for each declared dialog.
///
/// A dialog that was rejected, or that a person must decide about, is a failure; one that could not be sent, or whose
/// outcome is unknown, an error; one that differs or was not tried is skipped.
struct JUnitReport {
    private let report: Report

    init(_ report: Report) {
        self.report = report
    }

    /// The whole document, ending in a line feed.
    var text: String {
        let cases = report.problems.map(problemCase) + report.rows.map(rowCase)
        let verdicts = report.rows.map(\.state.testVerdict)
        let attributes = [
            ("tests", cases.count),
            ("failures", verdicts.count { $0 == .failure }),
            ("errors", verdicts.count { $0 == .error } + report.problems.count),
            ("skipped", verdicts.count { $0 == .skipped }),
        ]
        let counts = attributes.map { " \($0)=\"\($1)\"" }.joined()
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites name="dialogctl"\(counts)>
            <testsuite name="\(report.title.xmlEscaped)"\(counts) timestamp="\(report.occasion.time.xmlEscaped)">
            \(cases.joined())</testsuite>
            </testsuites>

            """
    }

    private func problemCase(_ problem: ReportProblem) -> String {
        let place = problem.location.map { " file=\"\($0.path.xmlEscaped)\" line=\"\($0.line)\"" } ?? ""
        return """
            <testcase classname="dialogctl" name="\(report.title.xmlEscaped)"\(place)>
            <error message="\(problem.text.xmlEscaped)"/>
            </testcase>

            """
    }

    private func rowCase(_ row: ReportRow) -> String {
        let place = "file=\"\(row.location.path.xmlEscaped)\" line=\"\(row.location.line)\""
        let name = "classname=\"owner \(row.owner.xmlEscaped)\" name=\"\(row.key.xmlEscaped)\" \(place)"
        let lines = row.details + row.changes.map(\.text) + row.notes + [row.liveID, row.roomJID].compactMap(\.self)
        let text = lines.joined(separator: "\n").xmlEscaped
        guard let element = row.state.testVerdict.element else {
            return text.isEmpty
                ? "<testcase \(name)/>\n"
                : "<testcase \(name)>\n<system-out>\(text)</system-out>\n</testcase>\n"
        }
        let message = (row.reason.map { "\(row.state.word): \($0)" } ?? row.state.word).xmlEscaped
        let type = element == "skipped" ? "" : " type=\"\(row.state.word.xmlEscaped)\""
        return """
            <testcase \(name)>
            <\(element) message="\(message)"\(type)>\(text)</\(element)>
            </testcase>

            """
    }
}

/// What became of a test case.
private enum TestVerdict {
    case passed
    case failure
    case error
    case skipped

    /// The element that says so.
    var element: String? {
        switch self {
        case .passed: nil
        case .failure: "failure"
        case .error: "error"
        case .skipped: "skipped"
        }
    }
}

extension ReportState {
    fileprivate var testVerdict: TestVerdict {
        switch self {
        case .ended(.rejected), .ended(.doubled), .planned(.conflict), .planned(.ambiguous), .planned(.gone): .failure
        case .ended(.failed), .ended(.unknown): .error
        case .ended(.notTried), .planned(.differs): .skipped
        case .ended(.created), .ended(.recovered), .ended(.existed), .planned(.create), .planned(.exists): .passed
        }
    }
}
