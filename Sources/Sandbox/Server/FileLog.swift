import JSON
import Platform
import Synchronization

/// A request log in a file: a line of JSON for each request, written before the response is sent.
package final class FileLog: Sendable {
    private let file: AppendFile
    private let hasFailed = Mutex(false)

    /// Opens or creates the file; lines are appended.
    ///
    /// - Throws: `FileLogError` if the file cannot be opened.
    package init(path: String) throws(FileLogError) {
        do throws(SystemError) {
            file = try AppendFile(path: path, creatingWith: 0o644)
        } catch {
            throw FileLogError(path: path, error)
        }
    }

    /// Writes the line of a request; the first failure is reported on standard error.
    package func append(_ entry: LogEntry) {
        write(entry.line)
    }

    /// Writes the last line of a run: `{"counters":{...}}`.
    package func append(_ counters: SandboxCounters) {
        let line: JSONValue = ["counters": counters.json]
        write(line.serialized().displaySafeJSON + [UInt8(ascii: "\n")])
    }

    private func write(_ line: [UInt8]) {
        guard (try? file.append(line)) == nil else { return }
        let isFirst = hasFailed.withLock { hasFailed in
            defer { hasFailed = true }
            return !hasFailed
        }
        guard isFirst else { return }
        try? StandardStream.error.write("quickblox-sandbox: the request log is incomplete: it could not be written\n")
    }
}

/// Why a request log cannot be opened.
package struct FileLogError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file and the reason.
    package let description: String

    init(path: String, _ error: SystemError) {
        description = "cannot write the log '\(path)': \(error.reason)"
    }
}
