import Diagnostics
import Glibc
import Pacing
import Platform
import Reporting
import Synchronization

/// The program's output: results on standard output, everything else on standard error.
///
/// Every text passes through here, where secrets are replaced, so that none is printed even if a server echoes it.
final class Console: Sendable {
    private let redaction = Mutex<@Sendable (_ text: String) -> String>({ $0 })
    private let output = Mutex(Output())
    private let errors = Mutex(())
    /// Ends the waiting for a reader of standard output.
    private let stop: StopFlag

    /// Whether the user can be asked: standard error and standard input are terminals.
    let canAsk: Bool
    /// How progress is shown on standard error: as it was asked for, or not at all where there is no terminal for it.
    let progress: ProgressMode
    /// Whether standard output is a terminal.
    let isOutputShown: Bool
    /// The style of standard output.
    let style: TextStyle
    /// The style of standard error.
    let errorStyle: TextStyle
    /// Whether a mistake in a file is shown on standard error with the line that it is in.
    let showsPlaces: Bool
    /// The format of standard error.
    let logFormat: LogFormat

    /// Creates the console of this process.
    ///
    /// - Parameters:
    ///   - environment: The environment variables, of which those about colour and `TERM` are used.
    ///   - colour: When text for people is coloured.
    ///   - logFormat: The format of standard error.
    ///   - progress: How progress is to be shown.
    ///   - stop: Ends the waiting for a reader of standard output.
    init(
        environment: [String: String],
        colour: ColourMode = .auto,
        logFormat: LogFormat = .text,
        progress: ProgressMode = .auto,
        until stop: StopFlag
    ) {
        self.stop = stop
        let choice = ColourChoice(colour, environment)
        canAsk = StandardStream.input.isTerminal && StandardStream.error.isTerminal
        let canRedraw = StandardStream.error.isTerminal && environment["TERM"] != "dumb" && logFormat == .text
        self.progress = progress == .auto && !canRedraw ? .none : progress
        isOutputShown = StandardStream.output.isTerminal
        style = choice.style(isTerminal: isOutputShown)
        errorStyle = choice.style(isTerminal: StandardStream.error.isTerminal)
        showsPlaces = logFormat == .text && (StandardStream.error.isTerminal || choice.isForced)
        self.logFormat = logFormat
    }

    /// Sets the function that removes secrets from every text before it is printed.
    func redact(with redacted: @escaping @Sendable (_ text: String) -> String) {
        redaction.withLock { $0 = redacted }
    }

    /// The text without the secrets known so far.
    func redacted(_ text: String) -> String {
        let redacted = redaction.withLock(\.self)
        return redacted(text)
    }

    /// Writes a result to standard output; once its reader is gone, or stands still and is not to be waited for,
    /// nothing more is written there.
    func write(_ text: String) {
        let text = isOutputShown ? redacted(text).terminalSafe : redacted(text)
        output.withLock { output in
            guard !output.isGivenUp else { return }
            do throws(SystemError) {
                try StandardStream.output.write(text) { !stop.isRaised }
            } catch {
                output.isGivenUp = error.isReaderGone || error.isTimeout
                if !output.isGivenUp { output.wroteEverything = false }
            }
        }
    }

    /// How many columns a line for a person takes on standard output: those of the terminal, elsewhere 80.
    var outputWidth: Int { TerminalSize.columns(of: STDOUT_FILENO) ?? Self.usualWidth }

    /// How many columns a line for a person takes on standard error.
    var errorWidth: Int { TerminalSize.columns(of: STDERR_FILENO) ?? Self.usualWidth }

    private static let usualWidth = 80

    /// Writes a text for a person to standard output; on a terminal, its lines break between words alone.
    func writeLines(_ text: String) {
        guard isOutputShown, let columns = TerminalSize.columns(of: STDOUT_FILENO) else { return write(text) }
        write(redacted(text).wrapped(to: columns))
    }

    /// Writes a remark or an error to standard error, also while standard output waits for its reader; on a terminal,
    /// its lines break between words alone.
    func report(_ text: String) {
        guard logFormat == .text else { return send(redacted(text)) }
        let safe = redacted(text).terminalSafe
        send(TerminalSize.columns(of: STDERR_FILENO).map { safe.wrapped(to: $0) } ?? safe)
    }

    /// Replaces the last line of a terminal at standard error, which is cut off where the terminal ends (DECAWM).
    func redraw(_ line: String) {
        let start = "\r\u{1B}[K"
        send(line.isEmpty ? start : "\u{1B}[?7l\(start)\(redacted(line).terminalSafe)\u{1B}[?7h")
    }

    private func send(_ text: String) {
        errors.withLock { _ in try? StandardStream.error.write(text) }
    }

    /// Asks a question; only the answer `yes` confirms it.
    ///
    /// - Parameters:
    ///   - question: The question.
    ///   - stop: Ends the waiting for the answer.
    /// - Returns: Whether it was confirmed.
    func confirms(_ question: String, until stop: StopFlag) -> Bool {
        report("\(question) Only 'yes' is accepted: ")
        while !stop.isRaised {
            if StandardStream.input.hasInput() { return readLine() == "yes" }
        }
        report("\n")
        return false
    }

    /// Whether a text contains a secret, which must not be written to a file either.
    func wouldRedact(_ text: String) -> Bool { redacted(text) != text }

    /// Whether everything was written to standard output; a closed pipe does not count as a failure.
    var wroteEverything: Bool { output.withLock(\.wroteEverything) }

    private struct Output {
        var isGivenUp = false
        var wroteEverything = true
    }
}
