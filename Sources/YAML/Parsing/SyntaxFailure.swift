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
}
