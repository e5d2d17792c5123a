/// Reads one JSON text from front to back, without building a tree.
///
/// It takes what RFC 8259 allows and nothing else: strict UTF-8, no byte order mark, no lone surrogates, no number
/// beyond a `Double`. Nesting is bounded, so no text can exhaust the stack. The reader lives only inside the closure of
/// `read`, as the bytes do.
@safe
package struct JSONReader: ~Copyable {
    /// The deepest nesting that any reader accepts, whatever limit it is given.
    package static let deepestNesting = 512

    let bytes: UnsafeBufferPointer<UInt8>
    let count: Int
    var position = 0
    private var remainingDepth: Int

    private init(_ bytes: UnsafeBufferPointer<UInt8>, depthLimit: Int) {
        unsafe self.bytes = unsafe bytes
        count = bytes.count
        remainingDepth = min(max(depthLimit, 0), Self.deepestNesting)
    }

    /// Reads a whole text with a closure that reads its one value.
    ///
    /// A value that the closure leaves unread is checked and skipped.
    ///
    /// - Throws: `JSONError`, where the text is not JSON, or is nested deeper than the limit, or the closure throws.
    package static func read<Value>(
        _ bytes: [UInt8],
        depthLimit: Int = 64,
        _ body: (inout JSONReader) throws(JSONError) -> Value
    ) throws(JSONError) -> Value {
        let result = unsafe bytes.withUnsafeBufferPointer { buffer -> Result<Value, JSONError> in
            var reader = unsafe JSONReader(buffer, depthLimit: depthLimit)
            do throws(JSONError) {
                return .success(try reader.readDocument(body))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
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
    /// An error at the reader's place, for a closure whose value makes no sense.
    package func error(_ reason: String) -> JSONError {
        JSONError(offset: min(position, count), reason: reason)
    }

    /// Goes one level deeper for the time of a closure.
    mutating func nested(_ body: (inout JSONReader) throws(JSONError) -> Void) throws(JSONError) {
        guard remainingDepth > 0 else { throw error("nested too deeply") }
        remainingDepth -= 1
        try body(&self)
        remainingDepth += 1
    }

    /// The byte at the reader's place; 0, which no JSON holds outside an error, at the end.
    var current: UInt8 {
        position < count ? unsafe bytes[position] : 0
    }

    mutating func skipWhitespace() {
        while position < count {
            switch unsafe bytes[position] {
            case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"): position += 1
            default: return
            }
        }
    }

    /// Takes one byte where it is the next one.
    mutating func take(_ byte: UInt8) -> Bool {
        guard position < count, unsafe bytes[position] == byte else { return false }
        position += 1
        return true
    }

    func unexpected(_ expected: String) -> JSONError {
        error(position < count ? "expected \(expected)" : "expected \(expected), but the text ends")
    }
}
