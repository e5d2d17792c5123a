import Platform

/// The stream for what a person should know, beside the result.
enum StandardError {
    /// Writes a line, with the program's name before it.
    static func say(_ text: String) {
        try? StandardStream.error.write("quickblox-sandbox: \(text)\n")
    }
}
