import Glibc

/// The stream for what a person should know, beside the result.
enum StandardError {
    /// Writes a line, with the program's name before it.
    static func say(_ text: String) {
        let line = Array("quickblox-sandbox: \(text)\n".utf8)
        _ = unsafe line.withUnsafeBytes { unsafe write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
