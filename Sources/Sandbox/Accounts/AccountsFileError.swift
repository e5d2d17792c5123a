import JSON

/// Why an accounts file is invalid, and where.
///
/// It never quotes a value of the file, which may be a secret.
package struct AccountsFileError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The line, from 1.
    package let line: Int
    /// The column in Unicode scalars, from 1.
    package let column: Int
    /// What is wrong, in words.
    package let reason: String

    init(_ bytes: [UInt8], _ error: JSONError) {
        let before = bytes.prefix(error.offset)
        let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        line = before.count { $0 == UInt8(ascii: "\n") } + 1
        // Every byte of a scalar except the first is 10xxxxxx.
        column = before[lineStart...].count { $0 & 0xC0 != 0x80 } + 1
        reason = error.reason
    }

    /// The position and the reason: `3:14: expected a string`.
    package var description: String { "\(line):\(column): \(reason)" }
}
