internal import Glibc

/// The journal's file as a whole: read, and put in place.
struct JournalFile {
    /// The most bytes that a journal may have.
    static let sizeLimit = 256 << 20

    /// Where it is.
    let path: String

    /// The folder that it is in.
    var folder: String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// Everything in the file; `nil` where there is none.
    ///
    /// - Throws: `JournalError`, where it cannot be read, is no regular file, or is larger than a journal may be.
    func read() throws(JournalError) -> [UInt8]? {
        let descriptor: Descriptor
        do throws(JournalError) {
            descriptor = try Descriptor.open(path, O_RDONLY)
        } catch .system(_, .open, ENOENT) {
            return nil
        }
        guard try descriptor.size(path) <= Self.sizeLimit else { throw .tooLarge(path: path) }
        return try readAll(descriptor)
    }

    /// Puts a file with these bytes in place, in one step: after a crash there is the old file or the new one, whole.
    func replace(with bytes: [UInt8]) throws(JournalError) {
        let newPath = "\(path).new"
        // A crash may have left one behind; nothing was ever in it that is not in the journal.
        guard unsafe unlink(newPath) == 0 || errno == ENOENT else {
            throw .system(path: newPath, operation: .replace, code: errno)
        }
        let descriptor = try Descriptor.open(newPath, O_WRONLY | O_CREAT | O_EXCL)
        let file = DescriptorFile(path: newPath, descriptor: descriptor, lock: nil)
        try file.append(bytes)
        try file.sync()
        guard unsafe rename(newPath, path) == 0 else { throw .system(path: path, operation: .replace, code: errno) }
        try Descriptor.syncFolder(folder)
    }

    /// Creates the folder and those above it where they are missing, for their user alone.
    func createFolder() throws(JournalError) {
        try Self(path: folder).createAsFolder()
    }

    private func createAsFolder() throws(JournalError) {
        var code = makeFolder()
        if code == ENOENT, folder != path {
            try Self(path: folder).createAsFolder()
            code = makeFolder()
        }
        switch code {
        case 0: try Descriptor.syncFolder(folder)
        case EEXIST: break
        default: throw .system(path: path, operation: .createFolder, code: code)
        }
    }

    private func makeFolder() -> Int32 {
        unsafe mkdir(path, 0o700) == 0 ? 0 : errno
    }

    private func readAll(_ descriptor: Descriptor) throws(JournalError) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = retrying {
                unsafe chunk.withUnsafeMutableBytes { unsafe Glibc.read(descriptor.number, $0.baseAddress, $0.count) }
            }
            guard count >= 0 else { throw .system(path: path, operation: .read, code: errno) }
            guard count > 0 else { return bytes }
            bytes += chunk[..<count]
            // A file may grow while it is read.
            guard bytes.count <= Self.sizeLimit else { throw .tooLarge(path: path) }
        }
    }
}
