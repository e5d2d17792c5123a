import Diagnostics
import Glibc
import Reporting
import Synchronization

/// The program's output: results on standard output, everything else on standard error.
///
/// Every text passes through here, and here every secret is replaced, so that none is printed even when a server echoes
/// it.
final class Console: Sendable {
    private let state = Mutex(State())

    /// Whether a person is at both ends: can be asked on standard error and can answer on standard input.
    let canAsk: Bool
    /// Whether progress can be shown on standard error.
    let showsProgress: Bool
    /// How standard output is coloured.
    let style: TextStyle

    /// Creates the console of this process.
    ///
    /// - Parameter environment: Where `NO_COLOR` (https://no-color.org) and `TERM` are looked up.
    init(environment: [String: String]) {
        let allowsColour = (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
        canAsk = isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1
        showsProgress = isatty(STDERR_FILENO) == 1 && environment["TERM"] != "dumb"
        style = isatty(STDOUT_FILENO) == 1 && allowsColour ? .coloured : .plain
    }

    /// Has every text go through this before it is printed.
    func redact(with redacted: @escaping @Sendable (_ text: String) -> String) {
        state.withLock { $0.redacted = redacted }
    }

    /// Writes a result to standard output.
    func write(_ text: String) { put(text, to: STDOUT_FILENO) }

    /// Writes a remark, a mistake or progress to standard error.
    func report(_ text: String) { put(text, to: STDERR_FILENO) }

    /// Reports mistakes in the input, and how many they were.
    func report(_ diagnostics: [Diagnostic]) {
        report(diagnostics.map { "\($0)\n" }.joined() + "\(count(diagnostics.count, "error"))\n")
    }

    /// Asks a question that only the word `yes` answers with yes.
    func confirms(_ question: String) -> Bool {
        report("\(question) Only 'yes' is accepted: ")
        return readLine() == "yes"
    }

    /// Whether everything that was written to standard output got there; a reader that went away does not count.
    var wroteEverything: Bool { state.withLock { $0.writeFailure == nil } }

    private func put(_ text: String, to descriptor: Int32) {
        state.withLock { state in
            let failure = Self.writeAll(Array(state.redacted(text).utf8), to: descriptor)
            if descriptor == STDOUT_FILENO, let failure, failure != EPIPE { state.writeFailure = failure }
        }
    }

    /// Writes all bytes, and answers with the error number that stopped it.
    private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0, errno != EINTR { return errno }
            rest = rest.dropFirst(max(0, written))
        }
        return nil
    }

    private struct State {
        var redacted: @Sendable (_ text: String) -> String = { $0 }
        var writeFailure: Int32?
    }
}
