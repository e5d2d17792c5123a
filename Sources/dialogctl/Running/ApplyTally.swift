import Applying
import Dialogs
import Logging
import Synchronization

/// Counts what happens during a run, shows it on one line, and logs what a person should know before the end.
final class ApplyTally: Sendable {
    private let total: Int
    private let progress: RunProgress
    private let logger: Logger
    private let counts = Mutex((settled: 0, failed: 0))

    init(of total: Int, on progress: RunProgress, logger: Logger) {
        self.total = total
        self.progress = progress
        self.logger = logger
    }

    /// Takes note of an event.
    @Sendable func note(_ event: ApplyEvent) {
        switch event {
        case .settled(_, let outcome): count(outcome)
        case .waiting(let dialog, let reason, let wait):
            logger.info("\(dialog.key): \(reason); trying again in \(wait)")
        case .searching(let dialog, let reason):
            progress.clear()
            logger.notice("\(dialog.key): \(reason); looking whether it was created")
        }
    }

    private func count(_ outcome: ApplyOutcome) {
        let now = counts.withLock { counts in
            counts.settled += 1
            if outcome.reason != nil { counts.failed += 1 }
            return counts
        }
        progress.show(now.settled, of: total, failed: now.failed)
    }
}
