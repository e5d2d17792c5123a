/// Reads one JSON text from front to back, without building a tree.
///
/// It takes what RFC 8259 allows and nothing else: strict UTF-8, no byte order mark, no lone surrogates, no number
/// beyond a `Double`. Nesting is bounded, so no text can exhaust the stack. The reader is valid only inside the closure
/// of `read`, as the bytes are. Of foreign texts, it takes strings that hold half a character too, which section 8.2 of
/// RFC 8259 does not forbid and servers have been seen to send.
@safe
package struct JSONReader: ~Copyable {
    /// The deepest nesting that any reader accepts, whatever limit it is given.
    package static let deepestNesting = 512

    let bytes: UnsafeBufferPointer<UInt8>
    let count: Int
    var position = 0
    var remainingDepth: Int
    /// Whether strings with half a character are taken: skipped as they are, and read with U+FFFD in its place.
    let takesHalfCharacters: Bool
    /// Whether an array or object was entered and no element or member was moved to yet.
    var isBehindBracket = false
    /// The position of the element or value that was moved to last; while the reader is still there, it is unread.
    var announced = -1

    private init(_ bytes: UnsafeBufferPointer<UInt8>, depthLimit: Int, takesHalfCharacters: Bool = false) {
        self.takesHalfCharacters = takesHalfCharacters
        unsafe self.bytes = unsafe bytes
        count = bytes.count
        remainingDepth = min(max(depthLimit, 0), Self.deepestNesting)
    }

    /// Reads a whole text with a closure that reads its one value.
    ///
    /// A value that the closure leaves unread is checked and skipped.
    ///
    /// - Parameters:
    ///   - bytes: The text.
    ///   - depthLimit: How deep it may be nested.
    ///   - isForeign: Whether it is what a server sent: half a character in a string does not matter then.
    ///   - body: Reads the value.
    /// - Returns: What the closure returns.
    /// - Throws: `JSONError` if the text is not JSON, or is nested deeper than the limit, or the closure throws.
    package static func read<Value>(
        _ bytes: [UInt8],
        depthLimit: Int = 64,
        isForeign: Bool = false,
        _ body: (inout JSONReader) throws(JSONError) -> Value
    ) throws(JSONError) -> Value {
        try unsafe bytes.withUnsafeBufferPointer { (buffer) throws(JSONError) in
            var reader = unsafe JSONReader(buffer, depthLimit: depthLimit, takesHalfCharacters: isForeign)
            return try reader.readDocument(body)
        }
    }

    /// Reads a range of some bytes that is a whole text, with a closure that reads its one value and keeps what it
    /// needs.
    ///
    /// It is for many short texts, and not generic, because the compiler cannot specialize a generic function of this
    /// module in another module. Positions in errors count from the start of the range.
    ///
    /// - Throws: `JSONError` if the text is not JSON, or is nested deeper than the limit, or the closure throws.
    package static func read(
        part bytes: ArraySlice<UInt8>,
        depthLimit: Int = 64,
        _ body: (inout JSONReader) throws(JSONError) -> Void
    ) throws(JSONError) {
        try unsafe bytes.withUnsafeBufferPointer { (buffer) throws(JSONError) in
            var reader = unsafe JSONReader(buffer, depthLimit: depthLimit)
            try reader.readDocument(body)
        }
    }

    private mutating func readDocument<Value>(
        _ body: (inout JSONReader) throws(JSONError) -> Value
    ) throws(JSONError) -> Value {
        skipWhitespace()
        let start = position
        let value = try body(&self)
        if position == start { try skipValue() }
        skipWhitespace()
        guard position == count else { throw error("expected the end of the text") }
        return value
    }
}

extension JSONReader {
    /// An error at the reader's position, for a closure that reads a value that makes no sense.
    package func error(_ reason: String) -> JSONError {
        JSONError(offset: min(position, count), reason: reason)
    }

    /// The byte at the reader's position; 0 at the end, a byte that valid JSON never contains.
    var current: UInt8 {
        position < count ? unsafe bytes[position] : 0
    }

    @inline(__always)
    mutating func skipWhitespace() {
        if position < count, unsafe bytes[position] <= UInt8(ascii: " ") { skipSomeWhitespace() }
    }

    private mutating func skipSomeWhitespace() {
        while position < count {
            switch unsafe bytes[position] {
            case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"): position += 1
            default: return
            }
        }
    }

    /// Takes one byte if it is next; returns whether it was.
    @inline(__always)
    mutating func take(_ byte: UInt8) -> Bool {
        guard position < count, unsafe bytes[position] == byte else { return false }
        position += 1
        return true
    }

    func unexpected(_ expected: String) -> JSONError {
        error(position < count ? "expected \(expected)" : "expected \(expected), but the text ends")
    }
}

extension JSONReader {
    /// The position of the next value, in bytes from the start of the text.
    package var offset: Int { position }
}
