internal import Platform

/// The journal's file as a whole: read, put in place, and opened to be added to.
struct JournalFile {
    /// The most bytes that a journal may have.
    static let sizeLimit = 256 << 20

    /// Where it is.
    let path: String

    /// Everything in the file; `nil` where there is none.
    ///
    /// - Throws: `JournalError`, where it cannot be read, is no regular file, or is larger than a journal may be.
    func read() throws(JournalError) -> [UInt8]? {
        let file: Descriptor
        do throws(JournalError) {
            file = try Descriptor.regular(path, for: .reading)
        } catch .system(let error) where error.operation == .open && error.isMissing {
            return nil
        }
        let bytes = try JournalError.catching { () throws(SystemError) in
            let size = try file.status.size
            // A file may grow while it is read.
            return size > Self.sizeLimit ? nil : try file.bytes(limit: Self.sizeLimit, expecting: size)
        }
        guard let bytes, bytes.count <= Self.sizeLimit else { throw .tooLarge(path: path) }
        return bytes
    }

    /// Puts a file with these bytes in place, in one step: after a crash there is the old file or the new one, whole.
    func replace(with bytes: [UInt8]) throws(JournalError) {
        do throws(AtomicFile.Unwritable) {
            try AtomicFile(path: path, permissions: 0o600).replace(with: bytes, isDurable: true)
        } catch {
            switch error {
            case .folder: throw .notAFile(path: path, kind: .folder)
            case .unread: throw .notAFile(path: path, kind: .special)
            case .system(let error): throw JournalError(error)
            }
        }
    }

    /// Creates the folder and those above it where they are missing, for their user alone.
    func createFolder() throws(JournalError) {
        try JournalError.catching { () throws(SystemError) in
            try Folder(of: path).create(permissions: 0o700, isDurable: true)
        }
    }

    /// Opens it to be added to, by whoever has its lock.
    func open(with lock: JournalLock) throws(JournalError) -> OpenJournalFile {
        OpenJournalFile(AppendFile(try Descriptor.regular(path, for: .writing, .appends)), lock)
    }
}

extension Descriptor {
    /// Opens a regular file of the journal; never a symbolic link, and never waiting for the other end of a pipe.
    ///
    /// - Throws: `JournalError`, where that fails or something else is there.
    static func regular(
        _ path: String,
        for access: Access,
        _ options: Options = []
    ) throws(JournalError) -> Descriptor {
        try JournalError.catching { () throws(SystemError) in
            try Descriptor(opening: path, for: access, options.union([.refusesLinks, .neverWaits]), permissions: 0o600)
        }.requireRegular()
    }

    private func requireRegular() throws(JournalError) -> Descriptor {
        switch try JournalError.catching({ () throws(SystemError) in try status.kind }) {
        case .regular: return self
        case .folder: throw .notAFile(path: path, kind: .folder)
        case .special, .symbolicLink: throw .notAFile(path: path, kind: .special)
        }
    }
}
