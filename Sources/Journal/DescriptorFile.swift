internal import Glibc

/// A file on disk that is open for appending, with the lock that keeps other runs away from it.
final class DescriptorFile: AppendOnlyFile {
    private let path: String
    private let descriptor: Descriptor
    private let lock: JournalLock?

    /// Takes a file that is open for appending.
    init(path: String, descriptor: Descriptor, lock: JournalLock?) {
        self.path = path
        self.descriptor = descriptor
        self.lock = lock
    }

    func append(_ bytes: [UInt8]) throws(JournalError) {
        var written = 0
        while written < bytes.count {
            let count = retrying {
                unsafe bytes[written...].withUnsafeBytes { unsafe write(descriptor.number, $0.baseAddress, $0.count) }
            }
            guard count > 0 else {
                throw .system(path: path, operation: .write, code: count == 0 ? EIO : errno)
            }
            written += count
        }
    }

    func sync() throws(JournalError) {
        guard retrying({ fdatasync(descriptor.number) }) == 0 else {
            throw .system(path: path, operation: .sync, code: errno)
        }
    }

    func close() {
        descriptor.close()
        lock?.release()
    }
}
