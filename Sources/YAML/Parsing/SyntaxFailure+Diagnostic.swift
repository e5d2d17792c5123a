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
            let place = min(position, end)
            return Diagnostic(
                .syntax(problem),
                at: place.location(in: path),
                notes: notes(in: path, before: end) + unseen(in: path, text, near: place)
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

    /// What nobody sees in the line of the mistake, or else in the one before it, where it may begin.
    private func unseen(in path: String, _ text: Span<UInt8>, near place: Position) -> [Diagnostic.Note] {
        for line in [place.line, place.line - 1] {
            guard let hidden = HiddenScalar(firstInvisibleIn: text.line(line)) else { continue }
            let location = Position(line: line, column: hidden.offset + 1).location(in: path)
            return [Diagnostic.Note(.letter(hidden), at: location)]
        }
        return []
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

    fileprivate static func letter(_ hidden: HiddenScalar) -> Self {
        "\(hidden.sentence), which YAML takes for a letter: write a plain space, or remove it"
    }

    fileprivate static func noText(_ problem: String) -> Self { "the file is not UTF-8 text: \(problem)" }

    fileprivate static let controlCharacter: Self = "a control character, which YAML text cannot hold"
}

extension Span<UInt8> {
    /// The most bytes of a line that are looked at.
    private static var longestLine: Int { 10_000 }

    /// The start of a line, of which the first has the number 1.
    fileprivate func line(_ number: Int) -> String {
        var line: [UInt8] = []
        var current = 1
        for index in indices {
            if self[index] == UInt8(ascii: "\n") {
                current += 1
            } else if current == number, line.count < Self.longestLine {
                line.append(self[index])
            }
            if current > number { break }
        }
        return String(decoding: line, as: UTF8.self)
    }
}
