package import Diagnostics

/// Mistakes in files for people: each with its place, in colour where that is wanted, and with the line that it is in.
package struct DiagnosticText {
    private let style: TextStyle
    private let width: Int
    private let source: (_ path: String) -> SourceText?
    private let redacted: (_ text: String) -> String

    /// - Parameters:
    ///   - style: Whether it is coloured.
    ///   - width: How many columns a line takes.
    ///   - redacted: Removes credentials from a text.
    ///   - source: The text of a file; `nil` where its lines are not to be shown.
    package init(
        style: TextStyle,
        width: Int,
        redacted: @escaping (_ text: String) -> String,
        source: @escaping (_ path: String) -> SourceText?
    ) {
        self.style = style
        self.width = width
        self.source = source
        self.redacted = redacted
    }

    /// A mistake and its notes.
    package func text(of diagnostic: Diagnostic) -> String {
        let word = diagnostic.severity.rawValue
        var lines = [line(word, diagnostic.message, at: diagnostic.location)]
        lines += excerpt(at: diagnostic.location)
        for note in diagnostic.notes {
            lines.append(line("note", note.message, at: note.location ?? diagnostic.location))
            if let place = note.location, place != diagnostic.location { lines += excerpt(at: place) }
        }
        return lines.joined(separator: "\n")
    }

    private func line(_ word: String, _ message: Diagnostic.Message, at location: SourceLocation?) -> String {
        let place = location.map { "\($0): " } ?? ""
        guard style == .coloured else { return "\(place)\(word): \(message.text)".displaySafe }
        return style.paint(place.displaySafe, .bold) + style.painted(word) + ": \(message.text)".displaySafe
    }

    private func excerpt(at location: SourceLocation?) -> [String] {
        guard let location, let source = source(location.path) else { return [] }
        let number = "\(location.line)"
        let margin = max(number.count, 4)
        guard
            let excerpt = SourceExcerpt(
                of: source,
                at: location,
                width: max(width - margin - 3, 20),
                redacted: redacted
            )
        else { return [] }
        let head = String(repeating: " ", count: margin - number.count) + "\(number) | "
        let below = String(repeating: " ", count: margin) + " | "
        let space = String(repeating: " ", count: excerpt.indent)
        return [style.paint(head, .dim) + excerpt.line, style.paint(below, .dim) + space + style.paint("^", .green)]
    }
}

extension TextStyle {
    /// The word for how bad something is, in its colour.
    package func painted(_ severity: String) -> String {
        switch severity {
        case "error", "fail": paint(severity, .red)
        case "warning", "warn": paint(severity, .yellow)
        case "ok", "valid": paint(severity, .green)
        default: paint(severity, .dim)
        }
    }
}
