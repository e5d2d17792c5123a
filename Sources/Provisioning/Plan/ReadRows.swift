internal import Planning
internal import QuickBlox
internal import Reporting
internal import Synchronization

/// Counts what is read, request by request, or where there are long listings, dialog by dialog.
final class ReadRows: Sendable {
    private let onProgress: @Sendable (ProgressAmounts) -> Void
    private let state = Mutex(State())

    private struct State {
        var rows = 0
        var rowsInAll = 0
        var completed = 0
        var requested = 0

        /// Several pages are a long listing.
        var isLong: Bool { rowsInAll > 100 && (rows < rowsInAll || requested <= 1) }
    }

    init(onProgress: @escaping @Sendable (ProgressAmounts) -> Void) {
        self.onProgress = onProgress
    }

    /// Counts the rows of a page.
    @Sendable func note(_ page: ReadPage) {
        report { state in
            state.rows += page.rows
            if page.isFirst { state.rowsInAll += page.total ?? page.rows }
        }
    }

    /// Takes note of how many lookups were answered.
    @Sendable func note(_ progress: ReadingProgress) {
        report { ($0.completed, $0.requested) = (progress.completed, progress.requested) }
    }

    private func report(_ change: (inout State) -> Void) {
        let state = state.withLock { state in
            change(&state)
            return state
        }
        let amounts =
            state.isLong
            ? ProgressAmounts(.reading, state.rows, of: max(state.rows, state.rowsInAll), unit: "dialogs")
            : ProgressAmounts(.reading, state.completed, of: state.requested)
        onProgress(amounts)
    }
}
