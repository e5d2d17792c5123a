internal import Glibc

/// Whether a run has a journal open.
package enum JournalUse: Hashable, Sendable {
    /// No run has.
    case free
    /// A run has; its process where that is known.
    case inUse(process: Int?)

    /// Looks at the lock of the journal at a path, without keeping any run from it.
    package init(ofJournalAt path: String) {
        guard let descriptor = try? Descriptor.open("\(path).lock", O_RDONLY) else {
            self = .free
            return
        }
        // A run that wants the lock meanwhile waits longer than this takes.
        guard flock(descriptor.number, LOCK_SH | LOCK_NB) != 0 else {
            _ = flock(descriptor.number, LOCK_UN)
            self = .free
            return
        }
        self = errno == EWOULDBLOCK ? .inUse(process: JournalLock.holder(descriptor)) : .free
    }
}
