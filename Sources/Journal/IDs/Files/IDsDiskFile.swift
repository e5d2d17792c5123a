internal import Platform

/// An ids file on the disk, or the place of one.
struct IDsDiskFile {
    /// Its path.
    let path: String
    private let file: AtomicFile

    /// Names a file, which may be there or not; a new one has these permissions.
    init(path: String, permissions: UInt32 = 0o666) {
        self.path = path
        file = AtomicFile(path: path, permissions: permissions)
    }

    /// The bytes of the file; `nil` where there is none.
    func read() throws(IDsFileError) -> [UInt8]? {
        let found: Result<[UInt8]?, IDsFileError>
        do throws(SystemError) {
            found = try read(ReadableFile(path))
        } catch {
            guard error.operation == .open, error.isMissing else { throw .system(error) }
            return nil
        }
        return try found.get()
    }

    private func read(_ file: borrowing ReadableFile) throws(SystemError) -> Result<[UInt8]?, IDsFileError> {
        guard file.kind == .regular else { return .failure(.notAFile(path: path, kind: file.kind)) }
        let limit = DialogIDs.sizeLimit
        let bytes = file.size > limit ? nil : try file.bytes(limit: limit)
        // A file may grow while it is read.
        guard let bytes, bytes.count <= limit else { return .failure(.tooLarge(path: path)) }
        return .success(bytes)
    }

    /// Makes sure that the file can be replaced, without changing it.
    func checkWritable() throws(IDsFileError) {
        try catching { () throws(AtomicFile.Unwritable) in try file.check() }
    }

    /// Waits for the lock that keeps other runs from replacing the file, so often, as long as that is wanted.
    func lock(tries: Int, while waits: () -> Bool) throws(IDsFileError) -> FolderLock {
        let target = try catching { () throws(AtomicFile.Unwritable) in try file.target() }
        guard let target else { throw .notAFile(path: path, kind: .special) }
        guard let lock = Folder(of: target).locked(tries: tries, while: waits) else { throw .inUse(path: path) }
        return lock
    }

    /// Puts these bytes in the place of the file's, so that a crash leaves the old ones or the new ones.
    func replace(with bytes: [UInt8]) throws(IDsFileError) {
        try catching { () throws(AtomicFile.Unwritable) in try file.replace(with: bytes, isDurable: true) }
    }

    private func catching<Value>(_ work: () throws(AtomicFile.Unwritable) -> Value) throws(IDsFileError) -> Value {
        do throws(AtomicFile.Unwritable) {
            return try work()
        } catch {
            switch error {
            case .folder: throw .notAFile(path: path, kind: .folder)
            case .unread: throw .notAFile(path: path, kind: .special)
            case .system(let error): throw .system(SystemError(.write, path: path, code: error.code))
            }
        }
    }
}
