import Glibc

/// A small file that holds a credential.
enum BoundedFile {
    struct Unreadable: Error {}

    /// The longest file that is read, in bytes; a longer one was named by mistake.
    private static let longest = 64 << 10

    /// What the file holds.
    ///
    /// - Throws: `Unreadable`, where it cannot be read, is too long, or is not UTF-8.
    static func text(atPath path: String) throws -> String {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Unreadable() }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        while bytes.count <= longest {
            let chunk = try read(upTo: longest + 1 - bytes.count, from: descriptor)
            guard !chunk.isEmpty else { break }
            bytes += chunk
        }
        guard bytes.count <= longest, let text = String(validating: bytes, as: UTF8.self) else { throw Unreadable() }
        return text
    }

    private static func read(upTo count: Int, from descriptor: Int32) throws -> [UInt8] {
        try unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, length in
            let received = unsafe Glibc.read(descriptor, buffer.baseAddress, count)
            guard received >= 0 else { throw Unreadable() }
            length = received
        }
    }
}
