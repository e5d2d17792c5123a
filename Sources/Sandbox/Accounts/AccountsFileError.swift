import JSON

/// Why a file of accounts cannot be taken, and where; it never holds a value of the file, which may be a secret.
package struct AccountsFileError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The line, from 1.
    package let line: Int
    /// The column in bytes, from 1.
    package let column: Int
    /// What is wrong, in words.
    package let reason: String

    init(_ bytes: [UInt8], _ error: JSONError) {
        let before = bytes.prefix(error.offset)
        let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        line = before.count { $0 == UInt8(ascii: "\n") } + 1
        column = before.count - lineStart + 1
        reason = error.reason
    }

    /// The place and the reason: `3:14: expected a string`.
    package var description: String { "\(line):\(column): \(reason)" }
}
