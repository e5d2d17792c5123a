import Synchronization

/// A file that keeps the dialogs from one run of the sandbox to the next.
///
/// It extends the seed format: JSON lines, first the dialogs as the API returns them, then a line for each addition,
/// change and removal. A line is written before the response to its request is sent, so nothing is lost however the
/// process ends. Only one sandbox at a time can use a store.
package final class StoreFile: Sendable {
    /// The dialogs that were in the store when it was opened, or with which it was filled.
    package let seed: Seed
    /// Whether the store was new, and was filled with the given dialogs.
    package let isNew: Bool
    private let state: Mutex<State>
    private let warn: @Sendable (String) -> Void

    private struct State: ~Copyable {
        var file: LockedFile?
        /// The bytes that could not be written yet.
        var pending: [UInt8] = []
        var hasWarned = false
    }

    /// Opens a store, or creates one with the dialogs of a seed.
    ///
    /// An incomplete last line, left by an interrupted write, is dropped with a warning. If more than half of the lines
    /// are out of date, the file is rewritten.
    ///
    /// - Throws: `StoreError` if the file cannot be used, another sandbox uses it, or a line is invalid.
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
        // A store without dialogs keeps its lines, as an empty file would count as new.
        if !seed.dialogs.isEmpty && (isNew || history.lineCount > 2 * (seed.dialogs.count + seed.hidden.count)) {
            state = Mutex(State(file: try file.replaced(by: seed)))
        } else {
            state = Mutex(State(file: file))
        }
    }

    /// Appends records; the first failure is reported, and unwritten records are tried again with the next ones.
    func append(_ records: [StoreRecord]) {
        guard !records.isEmpty else { return }
        state.withLock { state in
            for record in records { record.append(to: &state.pending) }
            write(&state)
        }
    }

    /// Writes what is left, waits until it is on the disk, and releases the file.
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
