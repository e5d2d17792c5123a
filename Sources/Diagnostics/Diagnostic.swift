/// One mistake in the user's input, or what may be one: where it is, what is wrong, and what to do about it.
///
/// Diagnostics are collected, never thrown one by one: a run reports every mistake of every file.
package struct Diagnostic: Hashable, Sendable {
    /// Whether it is surely a mistake.
    package let severity: Severity
    /// What is wrong.
    package let message: Message
    /// Where it is; `nil` for a mistake of the whole set, such as a set without a dialog.
    package let location: SourceLocation?
    /// Additional remarks, each with its own location.
    package let notes: [Note]

    /// How bad a diagnostic is.
    package enum Severity: String, Hashable, Sendable {
        /// A mistake: nothing is done with the input.
        case error
        /// A peculiarity that may be a mistake, and changes nothing.
        case warning
    }

    /// Creates an error, or a diagnostic of another severity.
    package init(_ message: Message, at location: SourceLocation?, notes: [Note] = [], severity: Severity = .error) {
        self.severity = severity
        self.message = message
        self.location = location
        self.notes = notes
    }
}

extension Diagnostic {
    /// The wording of a diagnostic: lower case, no full stop, the user's text in single quotes.
    ///
    /// Each feature keeps its wordings beside its code, as static functions in an extension of this type.
    package struct Message: Hashable, Sendable, ExpressibleByStringInterpolation {
        /// The text as written, not yet safe for a terminal.
        package let text: String

        package init(stringLiteral text: String) {
            self.text = text
        }
    }

    /// A remark that belongs to a diagnostic: a related place, or a way to correct the mistake.
    package struct Note: Hashable, Sendable {
        /// The remark.
        package let message: Message
        /// Where it is; `nil` when it is about the same place as the diagnostic.
        package let location: SourceLocation?

        /// Creates a note.
        package init(_ message: Message, at location: SourceLocation? = nil) {
            self.message = message
            self.location = location
        }
    }
}

extension Diagnostic: CustomStringConvertible {
    /// The printed form: `path:line:column: error: text`, then a line for each note, safe for a terminal; `warning` for
    /// what is none.
    package var description: String {
        var lines = [Self.line(severity: severity.rawValue, message, at: location)]
        for note in notes {
            lines.append(Self.line(severity: "note", note.message, at: note.location ?? location))
        }
        return lines.joined(separator: "\n")
    }

    private static func line(severity: String, _ message: Message, at location: SourceLocation?) -> String {
        let place = location.map { "\($0): " } ?? ""
        return "\(place)\(severity): \(message.text)".displaySafe
    }
}
