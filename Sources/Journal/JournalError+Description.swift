internal import Platform

extension JournalError: CustomStringConvertible {
    /// The reason, and what to do about it; not yet safe for a terminal.
    package var description: String {
        switch self {
        case .inUse(let path, let process):
            let holder = process.map { "process \($0)" } ?? "another process"
            return "journal '\(path)' is in use by \(holder); wait for that run to end, or stop it"
        case .notAFile(let path, let kind):
            return "journal '\(path)' is \(kind.phrase), not a regular file; give another path with --journal"
        case .foreign(let path):
            return "'\(path)' is not a journal; give another path with --journal, or move the file away"
        case .newerVersion(let path, let version):
            return "journal '\(path)' has version \(version), and this program knows 1; use the newer program"
        case .damaged(let path, let line, let reason):
            return """
                journal '\(path)' is damaged in line \(line): \(reason); mend or delete that line, \
                after looking for the dialog that it may speak of
                """
        case .tooLarge(let path):
            return "'\(path)' is too large for a journal; give another path with --journal, or move the file away"
        case .tooManyOpen(let path):
            return """
                more than \(JournalBudget.mostOpenIntents) creates in the journal '\(path)' have no outcome, which no \
                run leaves, so it was put together otherwise; give another path with --journal, or move the file away, \
                after looking for the dialogs that 'dialogctl journal list' names
                """
        case .full:
            return "the journal is full; run again to settle what is open, then apply in smaller parts"
        case .intentTooLarge(let key):
            return "dialog '\(key)' is too large for the journal; it has too many members or too many live namesakes"
        case .system(let error):
            return "cannot \(error.operation.rawValue) '\(error.path)' for the journal: \(error.reason)"
        case .closed: return "the journal is closed; run again"
        case .noHome:
            return "neither XDG_STATE_HOME nor HOME names a folder for the journal; give a path with --journal"
        }
    }
}

extension JournalError.FileKind {
    fileprivate var phrase: String {
        switch self {
        case .symbolicLink: "a symbolic link"
        case .folder: "a folder"
        case .special: "a special file"
        }
    }
}
