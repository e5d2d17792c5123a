import Platform
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
        canAsk = StandardStream.input.isTerminal && StandardStream.error.isTerminal
        showsProgress = StandardStream.error.isTerminal && environment["TERM"] != "dumb" && logFormat == .text
        isOutputShown = StandardStream.output.isTerminal
        style = isOutputShown && allowsColour ? .coloured : .plain
        errorStyle = StandardStream.error.isTerminal && allowsColour ? .coloured : .plain
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
    func write(_ text: String) {
        state.withLock { state in
            do throws(SystemError) {
                try StandardStream.output.write(state.redacted(text))
            } catch {
                if !error.isReaderGone { state.wroteEverything = false }
            }
        }
    }

    /// Writes a remark, a mistake or progress to standard error.
    func report(_ text: String) {
        state.withLock { state in try? StandardStream.error.write(state.redacted(text)) }
    }

    /// Asks a question that only the word `yes` answers with yes.
    func confirms(_ question: String) -> Bool {
        report("\(question) Only 'yes' is accepted: ")
        return readLine() == "yes"
    }

    /// Whether a text holds something that is never printed, and must not be kept either.
    func wouldRedact(_ text: String) -> Bool { state.withLock { $0.redacted(text) != text } }

    /// Whether everything that was written to standard output got there; a reader that went away does not count.
    var wroteEverything: Bool { state.withLock(\.wroteEverything) }

    private struct State {
        var redacted: @Sendable (_ text: String) -> String = { $0 }
        var wroteEverything = true
    }
}
