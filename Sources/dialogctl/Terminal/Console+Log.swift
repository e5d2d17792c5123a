import Diagnostics
import Journal
import Platform
import Provisioning
import Reporting

extension Console {
    /// Writes a line of the log to standard error.
    ///
    /// - Parameters:
    ///   - level: How much it matters.
    ///   - message: What happened; credentials and control characters are taken out here.
    func log(_ level: String, _ message: String) {
        switch logFormat {
        case .text: report("\(level): \(message)".displaySafe + "\n")
        // Escaping could hide a credential, so it is taken out before.
        case .json: report(LogRecord(time: .current(), level: level, message: redacted(message)).json)
        }
    }

    /// Tells something that is neither a result nor a mistake.
    func remark(_ text: String) {
        switch logFormat {
        case .text: report("\(text)\n")
        case .json: log("info", text)
        }
    }

    /// Tells why a run cannot go on.
    func report(_ failure: RunFailure) {
        switch failure.reason {
        case .text(let text): log("error", text)
        case .diagnostics(let diagnostics): report(diagnostics)
        case .ambiguousUsers(let users): report(MissingUsersText.text(of: users))
        case .unadoptable(let reasons): report(reasons.map { "error: \($0)".displaySafe + "\n" }.joined())
        }
    }

    /// Reports mistakes in the input, and how many they were.
    func report(_ diagnostics: [Diagnostic]) {
        switch logFormat {
        case .text:
            report(diagnostics.map { "\($0)\n" }.joined() + "\(count(diagnostics.count, "error"))\n")
        case .json:
            for diagnostic in diagnostics { log("error", ReportProblem(diagnostic).placedText) }
        }
    }
}
