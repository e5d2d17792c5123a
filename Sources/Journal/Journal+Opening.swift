package import Platform

extension Journal {
    /// Opens the journal at a path for one run: creates it where it is missing, checks all of it, and drops what no run
    /// needs any more.
    ///
    /// - Parameters:
    ///   - path: The file's path; missing folders above it are created.
    ///   - window: How long a confirmed create is kept; the longest settle window that a run may have.
    ///   - now: The time on the wall, asked once for each record.
    /// - Returns: The journal, which this run alone has open until it closes it.
    /// - Throws: `JournalError`, where the journal is in use, or not whole, or cannot be written.
    package static func open(
        at path: String,
        keepingCreatesFor window: Duration,
        now: @escaping @Sendable () -> WallTime = WallTime.current
    ) throws(JournalError) -> Journal {
        let file = JournalFile(path: path)
        try file.createFolder()
        let lock = try JournalLock(ofJournalAt: path)
        let contents = try prepare(file, keepingCreatesFor: window, at: now())
        return Journal(contents, in: try file.open(with: lock), now: now)
    }

    /// Puts a whole and compact file in place, unless it is there.
    private static func prepare(
        _ file: JournalFile,
        keepingCreatesFor window: Duration,
        at now: WallTime
    ) throws(JournalError) -> JournalContents {
        guard let bytes = try file.read() else {
            let contents = JournalContents(begun: now)
            try file.replace(with: contents.text)
            return contents
        }
        let text = try JournalContents.parse(bytes, path: file.path)
        let contents = text.contents.compacted(keepingCreatesFor: window, at: now)
        if text.isTorn || contents != text.contents { try file.replace(with: contents.text) }
        return contents
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
