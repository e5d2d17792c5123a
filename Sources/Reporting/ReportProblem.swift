package import Diagnostics
internal import JSON

/// A problem of a run as a whole: an error in a manifest, or the reason why the run could not continue.
package struct ReportProblem: Hashable, Sendable {
    /// What went wrong.
    package let text: String
    /// What kind of problem it is.
    package let code: Code
    /// Where in the manifests; `nil` if it is not in a manifest.
    package let location: SourceLocation?

    /// A kind of problem, for programs.
    package enum Code: String, CaseIterable, Hashable, Sendable {
        /// A mistake in a manifest, a roster or a saved plan.
        case manifestError = "manifest_error"
        /// What may be a mistake in a manifest, and changes nothing.
        case manifestWarning = "manifest_warning"
        /// The input is wrong otherwise.
        case wrongInput = "wrong_input"
        /// The command line or the environment is wrong.
        case usage
        /// The network, the credentials or a file failed.
        case externalFailure = "external_failure"
        /// A person must decide.
        case decisionNeeded = "decision_needed"
        /// A planned dialog is not as it was reviewed.
        case stale
        /// A safety rail stopped the run.
        case safetyRail = "safety_rail"
        /// Something failed after something was written.
        case failed
        /// The run was told to stop.
        case interrupted
    }

    /// Creates a problem.
    package init(_ text: String, _ code: Code = .externalFailure, at location: SourceLocation? = nil) {
        self.text = text
        self.code = code
        self.location = location
    }

    /// Creates a problem from a diagnostic and its notes.
    package init(_ diagnostic: Diagnostic) {
        let notes = diagnostic.notes.map { note in
            let place = note.location.map { " (\($0))" } ?? ""
            return "; \(note.message.text)\(place)"
        }
        let code: Code = diagnostic.severity == .error ? .manifestError : .manifestWarning
        self.init(diagnostic.message.text + notes.joined(), code, at: diagnostic.location)
    }

    /// The problem, preceded by its location.
    package var placedText: String { "\(location.map { "\($0): " } ?? "")\(text)" }

    /// The problem on one line, as the console prints it.
    var line: String { "\(location.map { "\($0): " } ?? "")error: \(text)" }

    func mapped(_ clean: (String) -> String) -> Self { Self(clean(text), code, at: location?.mapped(clean)) }
}

extension SourceLocation {
    func mapped(_ clean: (String) -> String) -> Self { Self(path: clean(path), line: line, column: column) }
}

extension JSONWriter {
    /// Writes a problem as an object; without a place, path, line and column are null.
    mutating func problem(_ problem: ReportProblem) {
        beginObject()
        key("code")
        string(problem.code.rawValue)
        key("column")
        integer(orNull: problem.location?.column)
        key("line")
        integer(orNull: problem.location?.line)
        key("path")
        if let path = problem.location?.path { string(path) } else { null() }
        key("text")
        string(problem.text)
        endObject()
    }

    private mutating func integer(orNull number: Int?) {
        if let number { integer(number) } else { null() }
    }
}
