import ArgumentParser

/// How standard error is written.
enum LogFormat: String, ExpressibleByArgument {
    /// Lines for a person, and a line of progress on a terminal.
    case text
    /// A JSON object a line, and no progress.
    case json
}
