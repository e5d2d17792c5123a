internal import Glibc
internal import Platform

/// The lock that one run at a time holds on a journal.
///
/// It is a `flock` on a file beside the journal, because compaction puts another file in the journal's place. That file
/// holds the process ID of the holder for people, and stays when the lock is released: who deleted it could let two
/// runs lock two files of one name.
final class JournalLock: Sendable {
    private let file: Descriptor

    /// Takes the lock of the journal at a path.
    ///
    /// - Throws: `JournalError.inUse`, where another run holds it, in this process or in another.
    init(ofJournalAt path: String) throws(JournalError) {
        let file = try Descriptor.regular("\(path).lock", for: .readingAndWriting, .creates)
        self.file = file
        guard try JournalError.catching({ () throws(SystemError) in try file.lock() }) else {
            throw .inUse(path: path, process: Self.holder(file))
        }
        // The process ID only helps people, so the lock is as good without it.
        try? file.truncate(to: 0)
        try? file.write(Array("\(getpid())\n".utf8))
    }

    /// Lets the next run take the lock.
    func release() {
        try? file.truncate(to: 0)
        file.close()
    }

    /// The process that a lock file names.
    fileprivate static func holder(_ file: Descriptor) -> Int? {
        guard let bytes = try? file.beginning(length: 20) else { return nil }
        let text = String(decoding: bytes, as: UTF8.self)
        guard text.hasSuffix("\n"), let process = Int(text.dropLast()), process > 0 else { return nil }
        return process
    }
}

/// Whether a run has a journal open.
package enum JournalUse: Hashable, Sendable {
    /// No run has.
    case free
    /// A run has; its process where that is known.
    case inUse(process: Int?)

    /// Looks at the lock of the journal at a path, without keeping any run from it.
    package init(ofJournalAt path: String) {
        let file = try? Descriptor.regular("\(path).lock", for: .reading)
        self = file.map { $0.isLocked ? .inUse(process: JournalLock.holder($0)) : .free } ?? .free
    }
}
