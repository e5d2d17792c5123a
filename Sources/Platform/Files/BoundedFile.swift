/// A file that is read whole, up to a limit; without one, it is a small file that holds a credential.
package enum BoundedFile {
    /// Why a file is not read.
    package enum Unreadable: Error, Hashable {
        /// The system refused.
        case system(SystemError)
        /// It is longer than the limit.
        case tooLong
        /// It is not UTF-8.
        case notText
    }

    /// The longest text that is read, in bytes; a longer one was named by mistake.
    private static let longest = 64 << 10

    /// What the file holds.
    ///
    /// - Throws: `Unreadable`, where it cannot be read, is too long, or is not UTF-8.
    package static func text(atPath path: String) throws(Unreadable) -> String {
        guard let text = String(validating: try bytes(atPath: path, limit: longest), as: UTF8.self) else {
            throw .notText
        }
        return text
    }

    /// The bytes of the file.
    ///
    /// - Throws: `Unreadable`, where it cannot be read or is longer than the limit.
    package static func bytes(atPath path: String, limit: Int) throws(Unreadable) -> [UInt8] {
        do throws(SystemError) {
            let file = try ReadableFile(path, waits: true)
            // What is no regular file, or grows while it is read, has no size that counts.
            if file.size <= limit {
                let bytes = try file.bytes(limit: limit)
                if bytes.count <= limit { return bytes }
            }
        } catch {
            throw .system(error)
        }
        throw .tooLong
    }

    /// Whether reading the file cannot wait for anybody, as it could with a pipe.
    package static func isRegular(_ path: String) -> Bool { (try? FileStatus(of: path))?.kind == .regular }

    /// The first bytes of the file.
    ///
    /// - Throws: `Unreadable`, where it cannot be read.
    package static func beginning(ofFileAtPath path: String, length: Int) throws(Unreadable) -> [UInt8] {
        do throws(SystemError) {
            return try ReadableFile(path, waits: true).bytes(limit: length - 1)
        } catch {
            throw .system(error)
        }
    }
}
