internal import Glibc
internal import Synchronization

/// An open file descriptor, closed once: by `close`, or with the last reference.
final class Descriptor: Sendable {
    private let descriptor: Atomic<Int32>

    /// Takes an open descriptor.
    init(_ number: Int32) {
        descriptor = Atomic(number)
    }

    deinit {
        close()
    }

    /// The number; -1, which every system call refuses, once it is closed.
    var number: Int32 { descriptor.load(ordering: .acquiring) }

    /// Closes it; what must be on the disk was synced before.
    func close() {
        let number = descriptor.exchange(-1, ordering: .acquiringAndReleasing)
        if number >= 0 { _ = Glibc.close(number) }
    }
}

extension Descriptor {
    /// Opens a regular file; never a symbolic link, and never waiting for the other end of a pipe.
    ///
    /// - Throws: `JournalError`, where that fails or something else is there.
    static func open(_ path: String, _ flags: Int32) throws(JournalError) -> Descriptor {
        let number = retrying { unsafe Glibc.open(path, flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o600) }
        guard number >= 0 else { throw refusal(of: path, code: errno) }
        let descriptor = Descriptor(number)
        let status = try descriptor.status(path)
        switch status.st_mode & S_IFMT {
        case S_IFREG: return descriptor
        case S_IFDIR: throw .notAFile(path: path, kind: .folder)
        default: throw .notAFile(path: path, kind: .special)
        }
    }

    /// Makes the names in a folder outlast a crash.
    static func syncFolder(_ path: String) throws(JournalError) {
        let number = retrying { unsafe Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
        guard number >= 0 else { throw .system(path: path, operation: .open, code: errno) }
        let folder = Descriptor(number)
        // Some file systems cannot sync a folder, and say so with EINVAL (fsync(2)).
        guard retrying({ fsync(folder.number) }) == 0 || errno == EINVAL else {
            throw .system(path: path, operation: .sync, code: errno)
        }
    }

    /// The size in bytes.
    func size(_ path: String) throws(JournalError) -> Int {
        try status(path).st_size
    }

    private func status(_ path: String) throws(JournalError) -> stat {
        var status = stat()
        guard unsafe fstat(number, &status) == 0 else { throw .system(path: path, operation: .open, code: errno) }
        return status
    }

    private static func refusal(of path: String, code: Int32) -> JournalError {
        switch code {
        case ELOOP: .notAFile(path: path, kind: .symbolicLink)
        case EISDIR: .notAFile(path: path, kind: .folder)
        case ENXIO: .notAFile(path: path, kind: .special)
        default: .system(path: path, operation: .open, code: code)
        }
    }
}

/// Calls the system again as long as a signal interrupts it.
func retrying<Result: SignedInteger>(_ call: () -> Result) -> Result {
    while true {
        let result = call()
        if result != -1 || errno != EINTR { return result }
    }
}
