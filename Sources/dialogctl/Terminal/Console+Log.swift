import Diagnostics
import Journal
import Platform
import Provisioning
import Reporting

extension Console {
    /// Writes a line of the log to standard error.
    ///
    /// - Parameters:
    ///   - level: The severity.
    ///   - message: What happened; credentials and control characters are removed here.
    func log(_ level: String, _ message: String) {
        switch logFormat {
        case .text: report("\(level): \(message)".displaySafe + "\n")
        // Escaping could hide a credential, so credentials are removed first.
        case .json: report(LogRecord(time: .current(), level: level, message: redacted(message)).json)
        }
    }

    /// Writes a remark, which is neither a result nor an error.
    func remark(_ text: String) {
        switch logFormat {
        case .text: report("\(text)\n")
        case .json: log("info", text)
        }
    }

    /// Reports why a run cannot continue.
    func report(_ failure: RunFailure) {
        switch failure.reason {
        case .text(let text), .oneFile(let text): log("error", text)
        case .diagnostics(let diagnostics): report(diagnostics)
        case .ambiguousUsers(let users): report(MissingUsersText.text(of: users))
        case .unadoptable(let reasons): report(reasons.map { "error: \($0)".displaySafe + "\n" }.joined())
        }
    }

    /// Reports errors in the input, and their number.
    func report(_ diagnostics: [Diagnostic]) {
        switch logFormat {
        case .text:
            report(diagnostics.map { "\($0)\n" }.joined() + "\(count(diagnostics.count, "error"))\n")
        case .json:
            for diagnostic in diagnostics { log("error", ReportProblem(diagnostic).placedText) }
        }
    }

    /// Tells of what may be a mistake in the input, and changes nothing.
    func warn(_ diagnostics: [Diagnostic]) {
        switch logFormat {
        case .text: report(diagnostics.map { "\($0)\n" }.joined())
        case .json: for diagnostic in diagnostics { log("warning", ReportProblem(diagnostic).placedText) }
        }
    }
}
