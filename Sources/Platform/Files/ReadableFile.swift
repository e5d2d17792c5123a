/// A file or folder that is open for reading, and what it is.
package struct ReadableFile: ~Copyable {
    private let descriptor: Descriptor
    /// What tells the file from all others, whatever path leads to it.
    package let identity: FileIdentity
    /// What it is.
    package let kind: FileKind
    /// How many bytes a regular file has.
    package let size: Int

    /// Opens what is at a path.
    ///
    /// - Parameters:
    ///   - path: The path.
    ///   - waits: Whether a pipe that nobody has open for writing is waited for; otherwise it is as an empty file.
    /// - Throws: `SystemError`, where it cannot be opened.
    package init(_ path: String, waits: Bool = false) throws(SystemError) {
        let descriptor = try Descriptor(opening: path, for: .reading, waits ? [] : .neverWaits)
        let status = try descriptor.status
        self.descriptor = descriptor
        identity = status.identity
        kind = status.kind
        size = status.size
    }

    /// The next bytes of the file; none at its end.
    package func next(atMost limit: Int) throws(SystemError) -> [UInt8] { try descriptor.next(atMost: limit) }

    /// The bytes that are left, at most as many as the limit and one more, by which the reader can tell that there are
    /// too many.
    package func bytes(limit: Int) throws(SystemError) -> [UInt8] {
        try descriptor.bytes(limit: limit, expecting: size)
    }
}
