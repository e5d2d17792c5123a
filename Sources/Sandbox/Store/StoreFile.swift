import Synchronization

/// A file that keeps the dialogs, the users, the classes of custom data and the newest messages from one run of the
/// sandbox to the next.
///
/// It extends the seed format: JSON lines, first the dialogs as the API returns them, then a line for each addition,
/// change and removal. A line is written before the change is made and the response to its request is sent, so nothing
/// is lost however the process ends; where a line cannot be written, the change is refused. Only one sandbox at a time
/// can use a store.
package final class StoreFile: Sendable {
    /// The dialogs that were in the store when it was opened, or with which it was filled.
    package let seed: Seed
    /// Whether the store was new, and was filled with the given dialogs.
    package let isNew: Bool
    private let state: Mutex<State>
    private let warn: @Sendable (String) -> Void

    private struct State: ~Copyable {
        var file: LockedFile?
        /// Whether the last line could not be written.
        var isFailing = false
    }

    /// Opens a store, or creates one with the dialogs of a seed.
    ///
    /// Only an empty file, or one that begins with a whole line of a store, is changed: an incomplete last line, left
    /// by an interrupted write, is dropped with a warning, and if more than half of the lines are out of date, the file
    /// is rewritten.
    ///
    /// - Throws: `StoreError` if the file cannot be used or is no store, another sandbox uses it, or a line is invalid.
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
        // A store without anything keeps its lines, as an empty file would count as new.
        if seed.lineCount > 0 && (isNew || history.lineCount > 2 * seed.lineCount) {
            state = Mutex(State(file: try file.replaced(by: seed)))
        } else {
            state = Mutex(State(file: file))
        }
    }

    /// Appends a record, or nothing of it.
    ///
    /// - Throws: `StoreError` if it cannot be written.
    func append(_ record: StoreRecord) throws(StoreError) {
        try append([record])
    }

    /// Appends records, or nothing of them.
    ///
    /// The first failure is reported, and so is the first success after it.
    ///
    /// - Throws: `StoreError` if it cannot be written.
    func append(_ records: [StoreRecord]) throws(StoreError) {
        var lines: [UInt8] = []
        for record in records { record.append(to: &lines) }
        let failure = state.withLock { write(lines, &$0) }
        if let failure { throw failure }
    }

    /// Waits until everything is on the disk, and releases the file.
    func close() {
        state.withLock { state in
            do throws(StoreError) {
                try state.file?.synchronize()
            } catch {
                warn("\(error); what was changed last may be lost")
            }
            state.file = nil
        }
    }

    /// Writes a line; returns why it could not be written.
    private func write(_ line: [UInt8], _ state: inout State) -> StoreError? {
        do throws(StoreError) {
            try state.file?.append(line)
        } catch {
            if !state.isFailing { warn("\(error); until it can be written, changes are answered with 503") }
            state.isFailing = true
            return error
        }
        if state.isFailing { warn("the store can be written again") }
        state.isFailing = false
        return nil
    }
}
