import Platform

/// A file that is open for reading and appending and locked against other processes that ask for the lock; closed when
/// its owner is destroyed.
struct LockedFile: ~Copyable {
    private let file: Descriptor
    let path: String
    /// The length to which the file is still to be truncated, as a part of a line was written behind it.
    private var wholeLength: Int?

    /// The size limit of a file, in bytes.
    static let longest = 4 * 1_024 * 1_024 * 1_024

    /// Opens or creates a file.
    ///
    /// - Throws: `StoreError` if that is not possible, or another process holds the lock.
    init(path: String) throws(StoreError) {
        let file = try StoreError.catching(path) { () throws(SystemError) in
            // Nothing waits here, even where the path is a pipe's.
            let options: Descriptor.Options = [.creates, .appends, .neverWaits]
            return try Descriptor(opening: path, for: .readingAndWriting, options, permissions: 0o644)
        }
        guard try StoreError.catching(path, { () throws(SystemError) in try file.lock() }) else { throw .inUse(path) }
        let (opened, named) = try StoreError.catching(path) { () throws(SystemError) in
            (try file.status, try FileStatus(of: path))
        }
        guard opened.kind == .regular else { throw .notAFile(path) }
        // Whoever held the lock before may have put a new file in this one's place.
        guard opened.identity == named.identity else { throw .inUse(path) }
        self.file = file
        self.path = path
    }

    private init(_ replacement: ReplacementFile, path: String) {
        file = replacement.descriptor
        self.path = path
    }

    /// The whole contents.
    ///
    /// - Throws: `StoreError` if the file cannot be read, or is longer than 4 GiB.
    func contents() throws(StoreError) -> [UInt8] {
        let bytes = try StoreError.catching(path) { () throws(SystemError) in
            let length = try file.status.size
            return length > Self.longest ? nil : try file.bytes(limit: Self.longest, expecting: length)
        }
        guard let bytes, bytes.count <= Self.longest else { throw .tooLong(path) }
        return bytes
    }

    /// Appends all of the bytes or none.
    ///
    /// - Throws: `StoreError` if they cannot be written. What was written of them is taken back, at the latest before
    ///   anything else is appended.
    mutating func append(_ bytes: [UInt8]) throws(StoreError) {
        if let length = wholeLength { try truncate(to: length) }
        wholeLength = nil
        let (count, failure) = file.writeMost(of: bytes)
        guard let failure else { return }
        if count > 0, let length = try? file.status.size {
            wholeLength = length - count
            if (try? file.truncate(to: length - count)) != nil { wholeLength = nil }
        }
        throw StoreError(path, failure)
    }

    /// Truncates the file to a length in bytes.
    ///
    /// - Throws: `StoreError` if that is not possible.
    func truncate(to length: Int) throws(StoreError) {
        try StoreError.catching(path) { () throws(SystemError) in try file.truncate(to: length) }
    }

    /// Ends the last line.
    ///
    /// - Throws: `StoreError`, where that is not possible.
    func endLine() throws(StoreError) {
        try StoreError.catching(path) { () throws(SystemError) in try file.write([UInt8(ascii: "\n")]) }
    }

    /// Waits until what was written is on the disk.
    ///
    /// - Throws: `StoreError` if some of it is not.
    func synchronize() throws(StoreError) {
        try StoreError.catching(path) { () throws(SystemError) in try file.syncData() }
    }

    /// Puts a file with these bytes into this one's place, locked as this one is; whatever happens meanwhile, one of
    /// the two is there whole.
    ///
    /// - Throws: `StoreError`, where the new file cannot be written.
    consuming func replaced(by bytes: [UInt8]) throws(StoreError) -> LockedFile {
        let path = path
        let replacement = try StoreError.catching(path) { () throws(SystemError) in
            // Where the path is a link, the file that it leads to is replaced.
            let replacement = try ReplacementFile(besides: realPath(path), permissions: file.status.permissions)
            do throws(SystemError) {
                try replacement.descriptor.write(bytes)
                try replacement.descriptor.syncData()
                try replacement.takePlace()
            } catch {
                replacement.remove()
                throw error
            }
            return replacement
        }
        return LockedFile(replacement, path: path)
    }
}
