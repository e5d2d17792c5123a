internal import Platform

/// The journal's file, open to be added to, with the lock that keeps other runs away from it.
final class OpenJournalFile: AppendOnlyFile {
    private let file: AppendFile
    private let lock: JournalLock

    init(_ file: AppendFile, _ lock: JournalLock) {
        self.file = file
        self.lock = lock
    }

    func append(_ bytes: [UInt8]) throws(JournalError) {
        try JournalError.catching { () throws(SystemError) in try file.append(bytes) }
    }

    func sync() throws(JournalError) {
        try JournalError.catching { () throws(SystemError) in try file.sync() }
    }

    func close() {
        file.close()
        lock.release()
    }
}
