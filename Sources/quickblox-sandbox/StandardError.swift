import Diagnostics
import Platform

/// Standard error, for messages besides the result.
enum StandardError {
    /// Writes a line that starts with the program's name; characters that could steer a terminal are written out.
    @Sendable static func say(_ text: String) {
        try? StandardStream.error.write("quickblox-sandbox: \(text.displaySafe)\n")
    }
}
