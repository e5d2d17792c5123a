import Glibc
import Pacing
import Platform
import Provisioning
import Synchronization

/// Handles SIGINT, SIGTERM and SIGHUP.
///
/// After the first, reading is cancelled, a question is abandoned, and applying sends no more creates but waits for
/// those in flight, so that every outcome is known and reported. After the second, nothing is waited for.
final class StopSignals: Sendable {
    /// How long after its last answer a run may look for what its creates made, once it was told to stop.
    private static let lookingTime: Duration = .seconds(30)
    /// How long a run that waits for nothing any more may take to write what it knows.
    private static let writingTime: Duration = .seconds(2)

    /// Raised by the first signal.
    let stop = StopFlag()
    /// Raised by the second signal, or where the first has been waited for long enough.
    let giveUp = StopFlag()
    /// Whether nothing is waited for any more.
    var isHurried: Bool { giveUp.isRaised }
    private let state = Mutex(State())

    private struct State {
        var isTakenOver = false
        var count = 0
        var answerTime: Duration?
        var status: RunStatus?
    }

    /// Replaces the default action of the signals, which ends the process at once; done once, it is not done again.
    ///
    /// - Parameters:
    ///   - onEvent: Called with what a signal leads to.
    ///   - onHangUp: Called for SIGHUP, where that does not stop the process.
    func takeOver(
        onEvent: @escaping @Sendable (RunEvent) -> Void,
        onHangUp: (@Sendable () -> Void)? = nil
    ) {
        let isFirst = state.withLock { state in
            defer { state.isTakenOver = true }
            return !state.isTakenOver
        }
        guard isFirst else { return }
        TerminationSignals.handle { [self] signals in
            for signal in signals {
                if signal == SIGHUP, let onHangUp { onHangUp() } else { receive(onEvent) }
            }
        }
    }

    /// Takes note of the end of a run behind which another may begin.
    func endRun() { state.withLock { ($0.answerTime, $0.status) = (nil, nil) } }

    /// Takes note of an event of the run.
    func note(_ event: RunEvent) {
        if case .writing(let time) = event { state.withLock { $0.answerTime = time } }
    }

    /// Takes note of the status of the run, of which only the reports are left to write.
    func note(_ status: RunStatus) { state.withLock { $0.status = status } }

    private func receive(_ onEvent: @escaping @Sendable (RunEvent) -> Void) {
        let (count, answerTime) = state.withLock { state in
            state.count += 1
            return (state.count, state.answerTime)
        }
        switch count {
        case 1:
            stop.raise()
            guard let answerTime else { return }
            let limit = answerTime + Self.lookingTime
            say(.stopping(atMost: limit), onEvent)
            TerminationSignals.after(limit) { [giveUp] in giveUp.raise() }
        case 2:
            giveUp.raise()
            say(.givingUp, onEvent)
            TerminationSignals.after(Self.writingTime) { [self] in end() }
        default: break
        }
    }

    /// Tells of an event on another thread: where standard error stands still, signals must be heard all the same.
    private func say(_ event: RunEvent, _ onEvent: @escaping @Sendable (RunEvent) -> Void) {
        TerminationSignals.after(.zero) { onEvent(event) }
    }

    /// Ends the process where a disk or a reader that stands still keeps it from ending by itself.
    private func end() {
        let state = state.withLock(\.self)
        let status = state.status ?? (state.answerTime == nil ? .interrupted : .someUnknown)
        _exit(status.rawValue)
    }
}
