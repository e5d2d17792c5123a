package import Dialogs
package import Platform

extension Journal {
    /// Opens the journal at a path for one run: creates it where it is missing, checks all of it, and drops what no run
    /// needs any more.
    ///
    /// - Parameters:
    ///   - path: The file's path; missing folders above it are created.
    ///   - window: How long a confirmed create is kept; the longest settle window that a run may have.
    ///   - held: The dialogs that the run's ids files hold, by whose keys later runs know them; a create of another
    ///     dialog is kept for 90 days. `nil` where the run has no ids files: no create is kept longer then.
    ///   - now: The time, asked once for each record.
    /// - Returns: The journal, which this run alone has open until it closes it.
    /// - Throws: `JournalError`, where the journal is in use, or not whole, or cannot be written.
    package static func open(
        at path: String,
        keepingCreatesFor window: Duration,
        held: Set<DialogID>? = nil,
        now: @escaping @Sendable () -> Moment = Moment.current
    ) throws(JournalError) -> Journal {
        let file = JournalFile(path: path)
        try file.createFolder()
        let lock = try JournalLock(ofJournalAt: path)
        let begun = now()
        let contents = try prepare(file, at: begun) { $0.compacted(keepingCreatesFor: window, held: held, at: begun) }
        return Journal(contents, in: try file.open(with: lock), now: now)
    }

    /// Puts a whole and compact file in place, unless it is there.
    private static func prepare(
        _ file: JournalFile,
        at now: Moment,
        _ compacted: (JournalContents) -> JournalContents
    ) throws(JournalError) -> JournalContents {
        guard let bytes = try file.read() else {
            let contents = JournalContents(begun: now.wall)
            try file.replace(with: contents.text)
            return contents
        }
        let text = try JournalContents.parse(bytes, path: file.path, mostOpen: JournalBudget.mostOpenIntents)
        let contents = compacted(text.contents)
        if text.isTorn || contents != text.contents { try file.replace(with: contents.text) }
        return contents
    }

    /// Drops the creates of some dialogs from a journal, since nobody is to know them by it any more.
    ///
    /// - Parameters:
    ///   - dialogs: The dialogs.
    ///   - path: The journal's path.
    ///   - now: The time.
    /// - Throws: `JournalError`, where the journal is in use, or not whole, or cannot be written.
    package static func forget(
        _ dialogs: Set<DialogID>,
        at path: String,
        now: Moment = .current()
    ) throws(JournalError) {
        let file = JournalFile(path: path)
        guard try file.read() != nil else { return }
        let lock = try JournalLock(ofJournalAt: path)
        defer { lock.release() }
        _ = try prepare(file, at: now) { $0.forgetting(dialogs) }
    }
}

extension JournalContents {
    /// Reads a journal for people to look at, whether or not a run has it open, and changes nothing.
    ///
    /// - Returns: What it says, without a line that is being written; `nil` where there is no journal.
    /// - Throws: `JournalError`, where it cannot be read or is not whole.
    package static func read(at path: String) throws(JournalError) -> JournalContents? {
        guard let bytes = try JournalFile(path: path).read() else { return nil }
        return try parse(bytes, path: path).contents
    }
}
