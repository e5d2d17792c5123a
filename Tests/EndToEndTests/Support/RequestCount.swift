import Foundation

/// Counts the requests of a method in the log of a sandbox, and reads on where it left off: who waits for one asks
/// thousands of times a second, and the log grows.
final class RequestCount {
    private let file: FileHandle
    private let part: [UInt8]
    /// The beginning of a line whose end is not there yet.
    private var rest: [UInt8] = []
    private var count = 0

    /// Counts from the beginning of a log.
    ///
    /// - Parameters:
    ///   - method: The method.
    ///   - path: The path of the log.
    /// - Throws: Where the log cannot be read.
    init(of method: String, at path: String) throws {
        file = try FileHandle(forReadingFrom: URL(filePath: path))
        part = Array("\"method\":\"\(method)\"".utf8)
    }

    deinit { try? file.close() }

    /// How many there are by now.
    func now() throws -> Int {
        while let more = try file.read(upToCount: 64 << 10), !more.isEmpty {
            rest += more
            let lines = rest.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            count += lines.dropLast().count { $0.contains(part) }
            rest = Array(lines.last ?? [])
        }
        return count
    }
}
