internal import CYAML

/// Why and where libyaml gave a text up.
struct SyntaxFailure: Error {
    /// The mistake, in libyaml's words.
    let problem: String
    /// Where it shows.
    let place: Place
    /// What was being read, and where that began.
    let context: (description: String, position: Position)?

    /// Where libyaml points.
    enum Place {
        /// At a token.
        case position(Position)
        /// At a byte, for what is no text at all: then libyaml's marks are empty.
        case byte(Int)
    }

    init(_ parser: yaml_parser_t) {
        problem = unsafe parser.problem.map { unsafe String(cString: $0) } ?? "out of memory"
        let isUnreadable = unsafe parser.error == YAML_READER_ERROR
        place =
            isUnreadable
            ? unsafe .byte(parser.problem_offset) : unsafe .position(Position(parser.problem_mark))
        context = unsafe parser.context.map { unsafe (String(cString: $0), Position(parser.context_mark)) }
    }
}

extension Position {
    fileprivate init(_ mark: yaml_mark_t) {
        self.init(line: mark.line + 1, column: mark.column + 1)
    }
}
