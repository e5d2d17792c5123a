package import Diagnostics

/// A problem of a run as a whole: an error in a manifest, or the reason why the run could not continue.
package struct ReportProblem: Hashable, Sendable {
    /// What went wrong.
    package let text: String
    /// Where in the manifests; `nil` if it is not in a manifest.
    package let location: SourceLocation?

    /// Creates a problem.
    package init(_ text: String, at location: SourceLocation? = nil) {
        self.text = text
        self.location = location
    }

    /// Creates a problem from a diagnostic and its notes.
    package init(_ diagnostic: Diagnostic) {
        let notes = diagnostic.notes.map { note in
            let place = note.location.map { " (\($0))" } ?? ""
            return "; \(note.message.text)\(place)"
        }
        self.init(diagnostic.message.text + notes.joined(), at: diagnostic.location)
    }

    /// The problem, preceded by its location.
    package var placedText: String { "\(location.map { "\($0): " } ?? "")\(text)" }

    /// The problem on one line, as the console prints it.
    var line: String { "\(location.map { "\($0): " } ?? "")error: \(text)" }

    func mapped(_ clean: (String) -> String) -> Self { Self(clean(text), at: location?.mapped(clean)) }
}

extension SourceLocation {
    func mapped(_ clean: (String) -> String) -> Self { Self(path: clean(path), line: line, column: column) }
}
