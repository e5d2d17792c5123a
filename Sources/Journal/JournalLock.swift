internal import Glibc

/// The lock that one run at a time holds on a journal.
///
/// It is a `flock` on a file beside the journal, because compaction puts another file in the journal's place. That file
/// holds the process ID of the holder for people, and stays when the lock is released: who deleted it could let two
/// runs lock two files of one name.
final class JournalLock: Sendable {
    private let descriptor: Descriptor

    /// Takes the lock of the journal at a path.
    ///
    /// - Throws: `JournalError.inUse`, where another run holds it, in this process or in another.
    init(ofJournalAt path: String) throws(JournalError) {
        let lockPath = "\(path).lock"
        descriptor = try Descriptor.open(lockPath, O_RDWR | O_CREAT)
        guard Self.lock(descriptor) else {
            guard errno == EWOULDBLOCK else { throw .system(path: lockPath, operation: .lock, code: errno) }
            throw .inUse(path: path, process: Self.holder(descriptor))
        }
        // The process ID only helps people, so the lock is as good without it.
        _ = ftruncate(descriptor.number, 0)
        let text = Array("\(getpid())\n".utf8)
        _ = unsafe text.withUnsafeBytes { unsafe pwrite(descriptor.number, $0.baseAddress, $0.count, 0) }
    }

    /// Takes the lock, and waits a quarter of a second for one that is about to be released: a process that is being
    /// killed, or a child that has not yet replaced its image, holds it a moment longer than its run.
    private static func lock(_ descriptor: Descriptor) -> Bool {
        for attempt in 1...25 {
            if retrying({ flock(descriptor.number, LOCK_EX | LOCK_NB) }) == 0 { return true }
            guard errno == EWOULDBLOCK, attempt < 25 else { return false }
            poll(nil, 0, 10)
        }
        return false
    }

    /// Lets the next run take the lock.
    func release() {
        _ = ftruncate(descriptor.number, 0)
        descriptor.close()
    }

    /// The process that the lock file names.
    static func holder(_ descriptor: Descriptor) -> Int? {
        var bytes = [UInt8](repeating: 0, count: 20)
        let count = unsafe bytes.withUnsafeMutableBytes {
            unsafe pread(descriptor.number, $0.baseAddress, $0.count, 0)
        }
        let text = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
        guard text.hasSuffix("\n"), let process = Int(text.dropLast()), process > 0 else { return nil }
        return process
    }
}
