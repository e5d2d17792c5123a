/// Why a text is not the JSON that was expected, and where.
package struct JSONError: Error, Hashable, Sendable {
    /// The position, in bytes from the start of the text.
    package let offset: Int
    /// What is wrong, in words.
    package let reason: String

    /// Creates an error.
    package init(offset: Int, reason: String) {
        self.offset = offset
        self.reason = reason
    }
}

extension JSONError: CustomStringConvertible {
    /// The reason followed by the position.
    package var description: String { "\(reason) (byte \(offset))" }
}
