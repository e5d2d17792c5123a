import Glibc
import JSON
import Synchronization

/// A request log in a file: a line of JSON for each request, in the file before the answer leaves.
package final class FileLog: Sendable {
    private let descriptor: Int32
    private let hasFailed = Mutex(false)

    /// Opens the file, or makes it; lines are added at its end.
    ///
    /// - Throws: `FileLogError`, where the file cannot be opened.
    package init(path: String) throws(FileLogError) {
        descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw FileLogError(path: path, code: errno) }
    }

    deinit {
        close(descriptor)
    }

    /// Writes the line of a request; where that fails, it says so once on standard error.
    package func append(_ entry: LogEntry) {
        write(entry.line)
    }

    /// Writes the last line of a run: `{"counters":{...}}`.
    package func append(_ counters: SandboxCounters) {
        let line: JSONValue = ["counters": counters.json]
        write(line.serialized() + [UInt8(ascii: "\n")])
    }

    private func write(_ line: [UInt8]) {
        let written = unsafe line.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
        guard written != line.count else { return }
        let isFirst = hasFailed.withLock { hasFailed in
            defer { hasFailed = true }
            return !hasFailed
        }
        guard isFirst else { return }
        let message = Array("quickblox-sandbox: the request log is incomplete: it could not be written\n".utf8)
        _ = unsafe message.withUnsafeBytes { unsafe Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}

/// Why a request log cannot be opened.
package struct FileLogError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file and the reason.
    package let description: String

    init(path: String, code: Int32) {
        description = "cannot write the log '\(path)': \(unsafe String(cString: strerror(code)))"
    }
}
