import Synchronization

/// A file that keeps the dialogs from one run of the sandbox to the next.
///
/// It is a seed that goes on: JSON lines, first the dialogs as the API answers them, then, line by line, what was
/// added, changed or removed. A line is in the file before the answer that tells of it leaves, so that nothing is lost
/// when the process ends, however it does. One sandbox at a time uses a store.
package final class StoreFile: Sendable {
    /// The dialogs that were in the store when it was opened, or that it was filled with.
    package let seed: Seed
    /// Whether the store was new, and was filled with the given dialogs.
    package let isNew: Bool
    private let state: Mutex<State>
    private let warn: @Sendable (String) -> Void

    private struct State: ~Copyable {
        var file: LockedFile?
        /// What could not be written yet.
        var pending: [UInt8] = []
        var hasWarned = false
    }

    /// Opens a store, or makes it and fills it with the dialogs of a seed.
    ///
    /// A last line that is not complete, which is what a write that was cut off leaves, is dropped with a warning.
    /// Where more than half of the lines are out of date, the file is written anew.
    ///
    /// - Throws: `StoreError`, where the file cannot be used, another sandbox uses it, or a line makes no sense.
    package init(
        path: String,
        applicationID: Int,
        filledWith initial: Seed = .empty,
        warn: @escaping @Sendable (String) -> Void
    ) throws(StoreError) {
        let file = try LockedFile(path: path)
        let history = try file.readHistory(applicationID: applicationID, warn: warn)
        let isNew = history.lineCount == 0
        let seed = isNew ? initial : history.seed
        self.isNew = isNew
        self.seed = seed
        self.warn = warn
        // A store without dialogs keeps its lines, as an empty one would count as new.
        if !seed.dialogs.isEmpty && (isNew || history.lineCount > 2 * (seed.dialogs.count + seed.hidden.count)) {
            state = Mutex(State(file: try file.replaced(by: seed)))
        } else {
            state = Mutex(State(file: file))
        }
    }

    /// Adds what happened; where that fails, it says so once, and tries again with what comes next.
    func append(_ records: [StoreRecord]) {
        guard !records.isEmpty else { return }
        state.withLock { state in
            for record in records { record.append(to: &state.pending) }
            write(&state)
        }
    }

    /// Writes what is left, waits until it is on the disk, and lets others use the file.
    func close() {
        state.withLock { state in
            write(&state)
            state.file?.synchronize()
            state.file = nil
        }
    }

    private func write(_ state: inout State) {
        guard !state.pending.isEmpty, let count = state.file?.append(state.pending) else { return }
        guard count < state.pending.count else {
            state.pending.removeAll(keepingCapacity: true)
            return
        }
        state.pending.removeFirst(count)
        if !state.hasWarned { warn("the store is incomplete: it could not be written; is the disk full?") }
        state.hasWarned = true
    }
}
