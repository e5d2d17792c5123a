import Glibc
import Pacing
import Platform
import Provisioning
import Synchronization

/// Handles SIGINT and SIGTERM: reading is cancelled, a question is abandoned, and applying sends no more requests but
/// waits for those in flight, so that every outcome is known and reported.
final class StopSignals: Sendable {
    /// Raised by the first signal.
    let stop = StopFlag()
    private let abandon = Mutex<(@Sendable () -> Void)?>(nil)

    /// Replaces the default action of the two signals, which ends the process at once.
    func takeOver() {
        TerminationSignals.handle { [self] in receive() }
    }

    /// Asks a question; a signal meanwhile ends the process, since nothing has been written yet.
    ///
    /// - Parameters:
    ///   - abandoning: What is done before the process ends.
    ///   - question: Asks the question.
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
