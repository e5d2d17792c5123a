internal import Diagnostics
internal import Planning

/// A report as test results, which every build server shows: one test case for each declared dialog.
///
/// A dialog that was rejected or created not as declared, or that is asked to make the run fail, is a failure; one that
/// could not be sent, or whose outcome is unknown, is an error; one that was left alone, was not tried or that nobody
/// declares is skipped.
struct JUnitReport {
    private let report: Report

    init(_ report: Report) {
        self.report = report
    }

    /// The whole document, ending in a line feed.
    var text: String {
        let cases = report.problems.map(problemCase) + report.rows.map(rowCase)
        let testResults = report.rows.map(testResult)
        let attributes = [
            ("tests", cases.count),
            ("failures", testResults.count { $0 == .failure }),
            ("errors", testResults.count { $0 == .error } + report.problems.count),
            ("skipped", testResults.count { $0 == .skipped }),
        ]
        let counts = attributes.map { " \($0)=\"\($1)\"" }.joined()
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites name="dialogctl"\(counts)>
            <testsuite name="\(report.title.xmlEscaped)"\(counts) timestamp="\(report.context.time.xmlEscaped)">
            \(cases.joined())</testsuite>
            </testsuites>

            """
    }

    private func testResult(of row: ReportRow) -> TestResult {
        switch (report.fails(row), row.state.testResult) {
        case (true, _): .failure
        case (false, .failure): .skipped
        case (_, let result): result
        }
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
        let place = row.location.map { " file=\"\($0.path.xmlEscaped)\" line=\"\($0.line)\"" } ?? ""
        // By its number alone: a test keeps its name, and so its history, when somebody is called otherwise.
        let group = row.ownerID.isEmpty ? row.state.word : "owner \(row.ownerID)"
        let name = "classname=\"\(group)\" name=\"\(row.name.xmlEscaped)\"\(place)"
        let lines = row.details + row.changes.map(\.text) + row.notes + [row.liveID, row.roomJID].compactMap(\.self)
        let text = lines.joined(separator: "\n").xmlEscaped
        guard let element = testResult(of: row).element else {
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

extension ReportRow {
    /// The name of its test case: with the `_id` where several that nobody declares may have one label.
    fileprivate var name: String { state == .undeclared ? "\(key) \(place)" : key }
}

/// The result of a test case.
private enum TestResult {
    case passed
    case failure
    case error
    case skipped

    /// The XML element for it; `nil` if there is none.
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
    fileprivate var testResult: TestResult {
        switch self {
        case .ended(.rejected), .ended(.createdOtherwise), .ended(.updatedOtherwise), .ended(.partlyUpdated),
            .ended(.stale), .ended(.doubled), .planned(.conflict), .planned(.ambiguous), .planned(.gone),
            .leftOut, .missingPerson:
            .failure
        case .ended(.failed), .ended(.unknown), .ended(.updateUnknown), .ended(.deleteUnknown): .error
        case .ended(.notTried), .planned(.differs), .undeclared: .skipped
        case .ended(.created), .ended(.recovered), .ended(.updated), .ended(.existed), .ended(.deleted),
            .planned(.create), .planned(.update), .planned(.delete), .planned(.exists), .planned(.absent):
            .passed
        }
    }
}
