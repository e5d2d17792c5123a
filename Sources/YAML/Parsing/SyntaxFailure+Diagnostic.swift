internal import Diagnostics

extension SyntaxFailure {
    /// The failure in words; libyaml's own stand behind ours, which say what to do where that is known.
    func diagnostic(in path: String, text: Span<UInt8>) -> Diagnostic {
        switch place {
        case .byte(let offset):
            let location = Position(ofByte: offset, in: text).location(in: path)
            return Diagnostic(isControlCharacter ? .controlCharacter : .noText(problem), at: location)
        case .position(let position):
            // libyaml ends every text with a line break, and points behind it.
            let end = Position(ofByte: text.count, in: text)
            return Diagnostic(
                .syntax(problem),
                at: min(position, end).location(in: path),
                notes: notes(in: path, before: end)
            )
        }
    }

    private var isControlCharacter: Bool { problem.hasPrefix("control characters") }

    private func notes(in path: String, before end: Position) -> [Diagnostic.Note] {
        var notes: [Diagnostic.Note] = []
        if let context, context.position <= end {
            notes.append(Diagnostic.Note(.context(context.description), at: context.position.location(in: path)))
        }
        if let hint { notes.append(Diagnostic.Note(hint)) }
        return notes
    }

    private var hint: Diagnostic.Message? {
        switch problem {
        case "found character that cannot start any token":
            "indent with spaces instead of tabs, and quote text that begins with '@', '`' or '%'"
        case "mapping values are not allowed in this context": "quote text that holds a colon and a space"
        case "did not find expected key", "did not find expected '-' indicator":
            "the fields of one map begin in one column, and so do the dashes of one list"
        case "could not find expected ':'": "a field is written 'name: value', with a space behind the colon"
        default: nil
        }
    }
}

extension Diagnostic.Message {
    fileprivate static func syntax(_ problem: String) -> Self { "not valid YAML: \(problem)" }

    fileprivate static func context(_ description: String) -> Self { "\(description) that begins here" }

    fileprivate static func noText(_ problem: String) -> Self { "the file is not UTF-8 text: \(problem)" }

    fileprivate static let controlCharacter: Self = "a control character, which YAML text cannot hold"
}
