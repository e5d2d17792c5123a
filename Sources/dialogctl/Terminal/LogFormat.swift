import ArgumentParser

/// The format of standard error.
enum LogFormat: String, ExpressibleByArgument {
    /// Plain lines, and a progress line on a terminal.
    case text
    /// One JSON object on each line, and no progress line.
    case json
}
