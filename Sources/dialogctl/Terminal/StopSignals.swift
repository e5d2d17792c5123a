import Glibc
import Pacing
import Platform
import Provisioning
import Synchronization

/// SIGINT and SIGTERM, as what they mean for a run: reading is cancelled, a question is abandoned, and applying sends
/// nothing more but waits for the requests in flight, so that every outcome is known and reported.
final class StopSignals: Sendable {
    /// Raised by the first signal.
    let stop = StopFlag()
    private let abandon = Mutex<(@Sendable () -> Void)?>(nil)

    /// Takes the two signals over from their default, which ends the process on the spot.
    func takeOver() {
        TerminationSignals.handle { [self] in receive() }
    }

    /// Asks a question; a signal meanwhile ends the process, since nothing has been written.
    ///
    /// - Parameters:
    ///   - abandoning: What is done before the process ends so.
    ///   - question: Asks.
    /// - Returns: The answer.
    func asking<Answer>(abandoning: @escaping @Sendable () -> Void = {}, _ question: () -> Answer) -> Answer {
        abandon.withLock { $0 = abandoning }
        defer { abandon.withLock { $0 = nil } }
        return question()
    }

    private func receive() {
        if let abandoning = abandon.withLock(\.self) {
            abandoning()
            _exit(RunStatus.interrupted.rawValue)
        }
        stop.raise()
    }
}
