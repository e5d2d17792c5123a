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
        case .text: report("\(errorStyle.painted(level.displaySafe))\(": \(message)".displaySafe)\n")
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
            report(text(of: diagnostics) + "\(count(diagnostics.count, "error"))\n")
        case .json:
            for diagnostic in diagnostics { log("error", ReportProblem(diagnostic).placedText) }
        }
    }

    /// Tells of what may be a mistake in the input, and changes nothing.
    func warn(_ diagnostics: [Diagnostic]) {
        switch logFormat {
        case .text: report(text(of: diagnostics))
        case .json: for diagnostic in diagnostics { log("warning", ReportProblem(diagnostic).placedText) }
        }
    }

    /// Mistakes as standard error has them.
    private func text(of diagnostics: [Diagnostic]) -> String {
        var sources: [String: SourceText?] = [:]
        let text = DiagnosticText(style: errorStyle, width: errorWidth, redacted: redacted) { [showsPlaces] path in
            guard showsPlaces else { return nil }
            if let known = sources[path] { return known }
            let source = Self.source(at: path)
            sources[path] = .some(source)
            return source
        }
        return diagnostics.map { "\(text.text(of: $0))\n" }.joined()
    }

    /// The most bytes of a file whose lines are shown.
    private static let mostBytes = 64 << 20

    private static func source(at path: String) -> SourceText? {
        guard path != "-", BoundedFile.isRegular(path) else { return nil }
        return (try? BoundedFile.bytes(atPath: path, limit: mostBytes)).map { SourceText($0) }
    }
}
