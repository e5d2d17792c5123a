extension JSONReader {
    /// Reads a string.
    ///
    /// - Throws: `JSONError`, where the next value is something else or is not well formed.
    package mutating func readString() throws(JSONError) -> String {
        let content = try scanString()
        let raw = unsafe UnsafeBufferPointer(rebasing: bytes[content.range])
        guard content.hasEscapes else { return unsafe String(decoding: raw, as: UTF8.self) }
        return String(decoding: try unescaped(content.range), as: UTF8.self)
    }

    /// Checks a string and drops it.
    mutating func skipString() throws(JSONError) {
        let content = try scanString()
        if content.hasEscapes { _ = try unescaped(content.range) }
    }

    /// Reads a key and finds it among names.
    mutating func readKey(_ names: JSONKeyNames) throws(JSONError) -> Int? {
        let content = try scanString()
        guard content.hasEscapes else {
            return unsafe names.index(of: UnsafeBufferPointer(rebasing: bytes[content.range]))
        }
        let key = try unescaped(content.range)
        return unsafe key.withUnsafeBufferPointer { unsafe names.index(of: $0) }
    }

    /// A string's bytes between its quotes, checked for everything but the escapes.
    private struct Content {
        let range: Range<Int>
        let hasEscapes: Bool
    }

    /// Moves behind a string and says where its bytes are.
    private mutating func scanString() throws(JSONError) -> Content {
        guard take(UInt8(ascii: "\"")) else { throw unexpected("a string") }
        let start = position
        var hasEscapes = false
        var seen: UInt8 = 0
        while true {
            skipPlainWords()
            guard position < count else { throw error("a string has no end") }
            let byte = unsafe bytes[position]
            switch byte {
            case UInt8(ascii: "\""):
                try checkEncoding(start..<position, seen: seen)
                position += 1
                return Content(range: start..<(position - 1), hasEscapes: hasEscapes)
            case UInt8(ascii: "\\"):
                hasEscapes = true
                position += 2
            case 0..<0x20: throw error("a string holds a raw control character")
            default:
                seen |= byte
                position += 1
            }
        }
    }

    /// Moves over whole words of eight bytes that are printable ASCII without quotes and backslashes.
    private mutating func skipPlainWords() {
        let words = unsafe UnsafeRawBufferPointer(bytes)
        while position + 8 <= count {
            let word = unsafe words.loadUnaligned(fromByteOffset: position, as: UInt64.self)
            guard word.isPlain else { return }
            position += 8
        }
    }

    private func checkEncoding(_ range: Range<Int>, seen: UInt8) throws(JSONError) {
        guard seen >= 0x80 else { return }
        let content = unsafe UnsafeBufferPointer(rebasing: bytes[range])
        guard unsafe String(validating: content, as: UTF8.self) != nil else {
            throw JSONError(offset: range.lowerBound, reason: "a string is not valid UTF-8")
        }
    }
}

extension UInt64 {
    /// Whether all eight bytes are ASCII from the space on, neither quote nor backslash.
    fileprivate var isPlain: Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let highBits: UInt64 = 0x8080_8080_8080_8080
        let quotes = self ^ (ones &* 0x22)
        let backslashes = self ^ (ones &* 0x5C)
        let controls = self &- (ones &* 0x20)
        return (self | controls | (quotes &- ones) | (backslashes &- ones)) & highBits == 0
    }
}
