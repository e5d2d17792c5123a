internal import Glibc

/// A file that is read whole, up to a limit; without one, it is a small file that holds a credential.
package enum BoundedFile {
    package struct Unreadable: Error {}

    /// The longest file that is read, in bytes; a longer one was named by mistake.
    private static let longest = 64 << 10

    /// What the file holds.
    ///
    /// - Throws: `Unreadable`, where it cannot be read, is too long, or is not UTF-8.
    package static func text(atPath path: String) throws -> String {
        guard let text = String(validating: try bytes(atPath: path, limit: longest), as: UTF8.self) else {
            throw Unreadable()
        }
        return text
    }

    /// The bytes of the file.
    ///
    /// - Throws: `Unreadable`, where it cannot be read or is longer than the limit.
    package static func bytes(atPath path: String, limit: Int) throws -> [UInt8] {
        let bytes = try beginning(ofFileAtPath: path, length: limit + 1)
        guard bytes.count <= limit else { throw Unreadable() }
        return bytes
    }

    /// Whether reading the file cannot wait for anybody, as it could with a pipe.
    package static func isRegular(_ path: String) -> Bool {
        var status = stat()
        return (unsafe stat(path, &status)) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    /// The first bytes of the file.
    ///
    /// - Throws: `Unreadable`, where it cannot be read.
    package static func beginning(ofFileAtPath path: String, length: Int) throws -> [UInt8] {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Unreadable() }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        while bytes.count < length {
            let chunk = try read(upTo: min(length - bytes.count, 1 << 20), from: descriptor)
            guard !chunk.isEmpty else { break }
            bytes += chunk
        }
        return bytes
    }

    private static func read(upTo count: Int, from descriptor: Int32) throws -> [UInt8] {
        try unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, length in
            let received = unsafe Glibc.read(descriptor, buffer.baseAddress, count)
            guard received >= 0 else { throw Unreadable() }
            length = received
        }
    }
}
