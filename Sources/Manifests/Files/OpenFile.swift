internal import Diagnostics
internal import Glibc

/// An open file or folder, which never makes the opener wait.
struct OpenFile: ~Copyable {
    private let descriptor: CInt
    /// What tells the file from all others, whatever path leads to it.
    let identity: FileIdentity
    /// What it is.
    let kind: FileKind
    /// How many bytes a regular file has.
    let size: Int

    init(_ path: String) throws(FileFailure) {
        // Without O_NONBLOCK, a pipe that nobody writes to would hold the program here.
        descriptor = unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
        guard descriptor >= 0 else { throw FileFailure.system(errno) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else {
            let failure = FileFailure.system(errno)
            close(descriptor)
            throw failure
        }
        identity = FileIdentity(status)
        kind = FileKind(status)
        size = Int(status.st_size)
    }

    deinit {
        close(descriptor)
    }

    /// The next bytes of the file; none at its end.
    func next(atMost limit: Int) throws(FileFailure) -> [UInt8] { try readSome(from: descriptor, atMost: limit) }

    /// The bytes, at most as many as the limit and one more, by which the reader can tell that there are too many.
    func bytes(limit: Int) throws(FileFailure) -> [UInt8] {
        try readBytes(from: descriptor, limit: limit, expecting: min(size, limit))
    }
}

/// Reads once from a descriptor; nothing at its end.
private func readSome(from descriptor: CInt, atMost limit: Int) throws(FileFailure) -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: limit)
    while true {
        let count = unsafe buffer.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, limit) }
        if count < 0, errno == EINTR { continue }
        guard count >= 0 else { throw FileFailure.system(errno) }
        buffer.removeLast(limit - count)
        return buffer
    }
}

/// Reads what a descriptor holds, at most as many bytes as the limit and one more.
func readBytes(from descriptor: CInt, limit: Int, expecting size: Int = 0) throws(FileFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count <= limit {
        // The first piece is all that a regular file has, and one byte more to see its end.
        let wanted = min(max(size + 1 - bytes.count, 1 << 16), limit + 1 - bytes.count)
        let piece = try unsafe [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count throws(FileFailure) in
            count = try unsafe readPiece(of: descriptor, into: UnsafeMutableRawBufferPointer(buffer))
        }
        if piece.isEmpty { break }
        if bytes.isEmpty { bytes = piece } else { bytes += piece }
    }
    return bytes
}

/// Reads as much as comes at once; nothing at the end.
private func readPiece(
    of descriptor: CInt,
    into buffer: UnsafeMutableRawBufferPointer
) throws(FileFailure) -> Int {
    while true {
        let count = unsafe read(descriptor, buffer.baseAddress, buffer.count)
        if count >= 0 { return count }
        guard errno == EINTR else { throw FileFailure.system(errno) }
    }
}
