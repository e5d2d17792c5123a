extension JSONReader {
    /// Reads a string.
    ///
    /// - Throws: `JSONError` if the next value is something else or is not well formed.
    package mutating func readString() throws(JSONError) -> String {
        let content = try scanString()
        if content.isPlain { return plainText(in: content.range) }
        guard content.hasEscapes else { return try validText(in: content.range) }
        if !content.isASCII { _ = try validText(in: content.range) }
        return String(decoding: try unescaped(content.range), as: UTF8.self)
    }

    /// Checks and skips a string.
    mutating func skipString() throws(JSONError) {
        let content = try scanString()
        if !content.isPlain { try check(content) }
    }

    /// Reads a key and finds it in a table.
    mutating func readKey(in table: JSONKeyTable) throws(JSONError) -> Int? {
        let content = try scanString()
        if !content.isPlain { try check(content) }
        guard content.hasEscapes else { return unsafe table.index(of: slice(content.range)) }
        let key = try unescaped(content.range)
        return unsafe key.withUnsafeBufferPointer { unsafe table.index(of: $0) }
    }

    /// The eight bytes at a position, the first one lowest; all of them must exist.
    func word(at place: Int) -> UInt64 {
        let words = unsafe UnsafeRawBufferPointer(bytes)
        return UInt64(littleEndian: unsafe words.loadUnaligned(fromByteOffset: place, as: UInt64.self))
    }

    /// A string's bytes between its quotes, so far checked only for control characters.
    private struct Content {
        let range: Range<Int>
        var hasEscapes = false
        var isASCII = true

        /// Whether the bytes are the text without further processing.
        var isPlain: Bool { isASCII && !hasEscapes }
    }

    /// Moves past a string and returns where its bytes are.
    private mutating func scanString() throws(JSONError) -> Content {
        guard take(UInt8(ascii: "\"")) else { throw unexpected("a string") }
        let start = position
        skipPlainBytes()
        guard current == UInt8(ascii: "\"") else { return try scanRest(from: start) }
        position += 1
        return Content(range: start..<position - 1)
    }

    /// Continues the scan at a byte of a string that is not plain.
    private mutating func scanRest(from start: Int) throws(JSONError) -> Content {
        var hasEscapes = false
        var isASCII = true
        while position < count {
            let byte = unsafe bytes[position]
            switch byte {
            case UInt8(ascii: "\""):
                position += 1
                return Content(range: start..<position - 1, hasEscapes: hasEscapes, isASCII: isASCII)
            case UInt8(ascii: "\\"):
                hasEscapes = true
                position += 2
                skipPlainBytes()
            case 0..<0x20: throw error("a string holds a raw control character")
            case 0x80...:
                isASCII = false
                position += 1
            default: skipPlainBytes()
            }
        }
        throw error("a string has no end")
    }

    /// Moves past printable ASCII without quotes and backslashes.
    private mutating func skipPlainBytes() {
        var place = position
        while place + 8 <= count {
            let plain = word(at: place).plainByteCount
            place += plain
            guard plain == 8 else {
                position = place
                return
            }
        }
        while place < count, unsafe bytes[place].isPlain { place += 1 }
        position = place
    }

    private func slice(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
        unsafe UnsafeBufferPointer(rebasing: bytes[range])
    }

    /// The text of ASCII bytes.
    private func plainText(in range: Range<Int>) -> String {
        // The longest text that needs no heap memory, which is fastest to create in place.
        guard range.count <= 15 else { return unsafe String(decoding: slice(range), as: UTF8.self) }
        return unsafe String(unsafeUninitializedCapacity: range.count) {
            unsafe $0.initialize(fromContentsOf: slice(range))
        }
    }

    private func validText(in range: Range<Int>) throws(JSONError) -> String {
        guard let text = unsafe String(validating: slice(range), as: UTF8.self) else {
            if takesHalfCharacters { return unsafe String(decoding: slice(range), as: UTF8.self) }
            throw JSONError(offset: range.lowerBound, reason: "a string is not valid UTF-8")
        }
        return text
    }

    private func check(_ content: Content) throws(JSONError) {
        if !content.isASCII { _ = try validText(in: content.range) }
        if content.hasEscapes { _ = try unescaped(content.range) }
    }
}

extension UInt8 {
    fileprivate var isPlain: Bool {
        self >= 0x20 && self < 0x80 && self != UInt8(ascii: "\"") && self != UInt8(ascii: "\\")
    }
}
