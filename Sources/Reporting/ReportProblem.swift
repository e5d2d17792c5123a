package import Diagnostics

/// Something that went wrong for a run as a whole: a mistake in a manifest, or why it could not go on.
package struct ReportProblem: Hashable, Sendable {
    /// What went wrong.
    package let text: String
    /// Where in the manifests; `nil` where it is in none.
    package let location: SourceLocation?

    /// Creates a problem.
    package init(_ text: String, at location: SourceLocation? = nil) {
        self.text = text
        self.location = location
    }

    /// Takes over a mistake, its notes behind it.
    package init(_ diagnostic: Diagnostic) {
        let notes = diagnostic.notes.map { note in
            let place = note.location.map { " (\($0))" } ?? ""
            return "; \(note.message.text)\(place)"
        }
        self.init(diagnostic.message.text + notes.joined(), at: diagnostic.location)
    }

    /// The problem, its place before it.
    package var placedText: String { "\(location.map { "\($0): " } ?? "")\(text)" }

    /// The problem on one line, as it is printed.
    var line: String { "\(location.map { "\($0): " } ?? "")error: \(text)" }

    func mapped(_ clean: (String) -> String) -> Self { Self(clean(text), at: location?.mapped(clean)) }
}

extension SourceLocation {
    func mapped(_ clean: (String) -> String) -> Self { Self(path: clean(path), line: line, column: column) }
}
