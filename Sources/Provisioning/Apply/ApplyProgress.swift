internal import Applying
internal import Dialogs
internal import Reporting
internal import Synchronization

/// Counts the outcomes of creates or updates, and reports the progress with each of them.
final class ApplyProgress: Sendable {
    private let stage: ProgressStage
    private let total: Int
    private let settleWindow: Duration
    private let onProgress: @Sendable (ProgressAmounts) -> Void
    private let state = Mutex(State())

    private struct State {
        var settled = 0
        var outcomes: [ApplyOutcome.Kind: Int] = [:]
        var searches: Set<ExactText> = []
    }

    /// Creates the progress of so many creates or updates.
    ///
    /// - Parameters:
    ///   - stage: Whether they are created or changed.
    ///   - total: How many dialogs that are.
    ///   - settleWindow: How long one is looked for whose create had no clear response.
    ///   - onProgress: Called with how far the creates have got.
    init(
        _ stage: ProgressStage,
        of total: Int,
        within settleWindow: Duration,
        onProgress: @escaping @Sendable (ProgressAmounts) -> Void
    ) {
        self.stage = stage
        self.total = total
        self.settleWindow = settleWindow
        self.onProgress = onProgress
    }

    /// Counts an event.
    @Sendable func note(_ event: ApplyEvent) {
        switch event {
        case .settled(let dialog, let outcome):
            let state = state.withLock { state in
                state.settled += 1
                state.outcomes[outcome.kind, default: 0] += 1
                state.searches.remove(dialog.key)
                return state
            }
            report(state, longestWait: nil)
        case .searching(let dialog, _):
            let state = state.withLock { state in
                state.searches.insert(dialog.key)
                return state
            }
            report(state, longestWait: settleWindow)
        case .waiting, .rereading, .stored: break
        }
    }

    private func report(_ state: State, longestWait: Duration?) {
        onProgress(
            ProgressAmounts(
                stage,
                state.settled,
                of: total,
                outcomes: state.outcomes,
                searches: state.searches.count,
                longestWait: longestWait
            )
        )
    }
}
