internal import Applying
internal import Pacing
internal import Synchronization

/// Counts the outcomes of creates or updates, and reports the progress with each of them.
final class ApplyProgress: Sendable {
    private let stage: RunProgress.Stage
    private let total: Int
    private let pacer: Pacer
    private let onEvent: @Sendable (RunEvent) -> Void
    private let counts = Mutex((settled: 0, failed: 0))

    init(_ stage: RunProgress.Stage, of total: Int, _ pacer: Pacer, _ onEvent: @escaping @Sendable (RunEvent) -> Void) {
        self.stage = stage
        self.total = total
        self.pacer = pacer
        self.onEvent = onEvent
    }

    /// Counts an event, and passes it on.
    @Sendable func note(_ event: ApplyEvent) {
        onEvent(.apply(event))
        guard case .settled(_, let outcome) = event else { return }
        let now = counts.withLock { counts in
            counts.settled += 1
            if outcome.reason != nil { counts.failed += 1 }
            return counts
        }
        onEvent(.advanced(RunProgress(stage, now.settled, of: total, failed: now.failed, pacer)))
    }
}
