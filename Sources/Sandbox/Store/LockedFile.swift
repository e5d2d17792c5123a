import Glibc

/// A file that is open for reading and appending, locked against every other process that asks for the lock, and closed
/// with its owner.
struct LockedFile: ~Copyable {
    private let descriptor: Int32
    let path: String

    /// The longest file that is read.
    static let longest = 4 * 1_024 * 1_024 * 1_024

    /// Opens a file, or makes it.
    ///
    /// - Throws: `StoreError`, where that is not possible, or another process holds the lock.
    init(path: String) throws(StoreError) {
        // Nothing blocks here, even where the path is a pipe's.
        descriptor = unsafe open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NONBLOCK, 0o644)
        self.path = path
        guard descriptor >= 0 else { throw .failed("open", path, errno) }
        guard Self.lock(descriptor) else {
            throw errno == EWOULDBLOCK ? .inUse(path) : .failed("lock", path, errno)
        }
        try checkIdentity()
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Takes the lock, and waits a quarter of a second for one that is about to be released: a process that is being
    /// killed, or a child that has not yet replaced its image, holds it a moment longer than its sandbox.
    private static func lock(_ descriptor: Int32) -> Bool {
        for _ in 1..<25 {
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
            guard errno == EWOULDBLOCK else { return false }
            poll(nil, 0, 10)
        }
        return flock(descriptor, LOCK_EX | LOCK_NB) == 0
    }

    /// Makes sure that the path still leads to the file that is locked: whoever held the lock before may have put a new
    /// file in its place.
    private func checkIdentity() throws(StoreError) {
        var opened = stat()
        var named = stat()
        guard unsafe fstat(descriptor, &opened) == 0, unsafe stat(path, &named) == 0 else {
            throw .failed("open", path, errno)
        }
        guard opened.st_mode & S_IFMT == S_IFREG else { throw .notAFile(path) }
        guard opened.st_ino == named.st_ino, opened.st_dev == named.st_dev else { throw .inUse(path) }
    }

    /// The whole contents.
    ///
    /// - Throws: `StoreError`, where the file cannot be read, or is longer than 4 GiB.
    func contents() throws(StoreError) -> [UInt8] {
        let length = Int(lseek(descriptor, 0, SEEK_END))
        guard length >= 0 else { throw .failed("read", path, errno) }
        guard length <= Self.longest else { throw .tooLong(path) }
        var failure: Int32?
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
            while count < length {
                let place = unsafe buffer.baseAddress.map { unsafe $0 + count }
                let read = unsafe pread(descriptor, place, length - count, off_t(count))
                if read < 0 && errno == EINTR { continue }
                if read < 0 { failure = errno }
                guard read > 0 else { return }
                count += read
            }
        }
        if let failure { throw .failed("read", path, failure) }
        return bytes
    }

    /// Appends as many of the bytes as there is room for, and says how many that are.
    func append(_ bytes: [UInt8]) -> Int {
        unsafe bytes.withUnsafeBytes { buffer in
            var count = 0
            while count < buffer.count {
                let place = unsafe buffer.baseAddress.map { unsafe $0 + count }
                let written = unsafe write(descriptor, place, buffer.count - count)
                if written < 0 && errno == EINTR { continue }
                guard written > 0 else { break }
                count += written
            }
            return count
        }
    }

    /// Cuts the file off behind so many bytes.
    ///
    /// - Throws: `StoreError`, where that is not possible.
    func truncate(to length: Int) throws(StoreError) {
        guard ftruncate(descriptor, off_t(length)) == 0 else { throw .failed("write", path, errno) }
    }

    /// Waits until what was written is on the disk; `false` where the system cannot say so.
    @discardableResult
    func synchronize() -> Bool {
        fdatasync(descriptor) == 0
    }
}
