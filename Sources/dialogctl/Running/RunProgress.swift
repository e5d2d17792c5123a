import Pacing
import Reporting
import Synchronization

/// Shows on one line how far a part of the run has come, how fast it goes and how long it will take.
final class RunProgress: Sendable {
    private let verb: String
    private let line: ProgressLine
    private let pacer: Pacer
    private let start = ContinuousClock.now
    private let meter = Mutex(RateMeter())

    /// - Parameters:
    ///   - verb: What is done, like `Creating`.
    ///   - line: Where it is shown.
    ///   - pacer: What counts the requests.
    init(_ verb: String, on line: ProgressLine, pacer: Pacer) {
        self.verb = verb
        self.line = line
        self.pacer = pacer
    }

    /// Shows that one more is done.
    func show(_ done: Int, of total: Int, failed: Int = 0) {
        guard line.isVisible else { return }
        let now = ContinuousClock.now - start
        let donePerSecond = meter.withLock { meter in
            meter.note(at: now)
            // The first second tells little: a rate of it would promise any end.
            return now < .seconds(1) ? 0 : meter.perSecond(at: now)
        }
        let text = ProgressText(
            verb,
            done,
            of: total,
            failed: failed,
            requestsPerSecond: pacer.requestsPerSecond,
            donePerSecond: donePerSecond
        )
        line.show(text.text)
    }

    /// Removes the line.
    func clear() { line.clear() }
}
