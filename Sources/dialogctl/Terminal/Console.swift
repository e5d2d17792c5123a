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
    /// Whether a person sees standard output.
    let isOutputShown: Bool
    /// How standard output is coloured.
    let style: TextStyle
    /// How standard error is coloured.
    let errorStyle: TextStyle
    /// How standard error is written.
    let logFormat: LogFormat

    /// Creates the console of this process.
    ///
    /// - Parameters:
    ///   - environment: Where `NO_COLOR` (https://no-color.org) and `TERM` are looked up.
    ///   - logFormat: How standard error is written.
    init(environment: [String: String], logFormat: LogFormat = .text) {
        let allowsColour = (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
        canAsk = isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1
        showsProgress = isatty(STDERR_FILENO) == 1 && environment["TERM"] != "dumb" && logFormat == .text
        isOutputShown = isatty(STDOUT_FILENO) == 1
        style = isOutputShown && allowsColour ? .coloured : .plain
        errorStyle = isatty(STDERR_FILENO) == 1 && allowsColour ? .coloured : .plain
        self.logFormat = logFormat
    }

    /// Has every text go through this before it is printed.
    func redact(with redacted: @escaping @Sendable (_ text: String) -> String) {
        state.withLock { $0.redacted = redacted }
    }

    /// The text without the secrets that are known by now.
    func redacted(_ text: String) -> String {
        let redacted = state.withLock(\.redacted)
        return redacted(text)
    }

    /// Writes a result to standard output.
    func write(_ text: String) { put(text, to: STDOUT_FILENO) }

    /// Writes a remark, a mistake or progress to standard error.
    func report(_ text: String) { put(text, to: STDERR_FILENO) }

    /// Asks a question that only the word `yes` answers with yes.
    func confirms(_ question: String) -> Bool {
        report("\(question) Only 'yes' is accepted: ")
        return readLine() == "yes"
    }

    /// Whether a text holds something that is never printed, and must not be kept either.
    func wouldRedact(_ text: String) -> Bool { state.withLock { $0.redacted(text) != text } }

    /// Whether everything that was written to standard output got there; a reader that went away does not count.
    var wroteEverything: Bool { state.withLock { $0.writeFailure == nil } }

    private func put(_ text: String, to descriptor: Int32) {
        state.withLock { state in
            let failure = Self.writeAll(state.redacted(text), to: descriptor)
            if descriptor == STDOUT_FILENO, let failure, failure != EPIPE { state.writeFailure = failure }
        }
    }

    /// Writes all of a text, and answers with the error number that stopped it.
    private static func writeAll(_ text: String, to descriptor: Int32) -> Int32? {
        var text = text
        return text.withUTF8 { bytes in
            var rest = unsafe bytes[...]
            while unsafe !rest.isEmpty {
                let start = unsafe UnsafeBufferPointer(rebasing: rest).baseAddress
                let written = unsafe Glibc.write(descriptor, start, rest.count)
                if written < 0, errno != EINTR { return errno }
                unsafe rest = rest.dropFirst(max(0, written))
            }
            return nil
        }
    }

    private struct State {
        var redacted: @Sendable (_ text: String) -> String = { $0 }
        var writeFailure: Int32?
    }
}
