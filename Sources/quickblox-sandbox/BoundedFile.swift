import Foundation

/// A file that is read no further than it may be long, whatever it is.
enum BoundedFile {
    /// The bytes of a file, one more than the longest at most, so that who takes them sees that there are too many.
    ///
    /// - Throws: An error of the system, where it cannot be read.
    static func bytes(atPath path: String, longest: Int) throws -> [UInt8] {
        let file = try FileHandle(forReadingFrom: URL(filePath: path))
        defer { try? file.close() }
        var bytes: [UInt8] = []
        while bytes.count <= longest {
            guard let part = try file.read(upToCount: min(1 << 20, longest + 1 - bytes.count)), !part.isEmpty else {
                break
            }
            bytes += part
        }
        return bytes
    }
}
