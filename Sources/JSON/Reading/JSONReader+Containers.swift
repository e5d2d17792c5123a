extension JSONReader {
    /// Goes into an array, whose elements `nextElement` then moves to.
    ///
    /// - Throws: `JSONError`, where the next value is no array, or is nested too deeply.
    package mutating func beginArray() throws(JSONError) {
        guard current == UInt8(ascii: "[") else { throw unexpected("an array") }
        try enter()
    }

    /// Moves before the next element and says true, or behind the array and says false.
    ///
    /// An element that was left unread is checked and skipped.
    ///
    /// - Throws: `JSONError`, where that is not JSON.
    package mutating func nextElement() throws(JSONError) -> Bool {
        guard try moveOn(closing: UInt8(ascii: "]")) else { return false }
        announced = position
        return true
    }

    /// Goes into an object, whose members `nextKey` then moves to.
    ///
    /// - Throws: `JSONError`, where the next value is no object, or is nested too deeply.
    package mutating func beginObject() throws(JSONError) {
        guard current == UInt8(ascii: "{") else { throw unexpected("an object") }
        try enter()
    }

    /// Moves before the next member's value and returns its key, or behind the object and returns `nil`.
    ///
    /// A value that was left unread is checked and skipped. Repeated keys come as often as they stand there.
    ///
    /// - Throws: `JSONError`, where that is not JSON.
    package mutating func nextKey() throws(JSONError) -> String? {
        guard try moveToKey() else { return nil }
        let key = try readString()
        try takeColon()
        return key
    }

    /// Moves before the value of the next member whose key is in a table and returns the key's place in it, or behind the
    /// object and returns `nil`.
    ///
    /// A value that was left unread, or has a key that is not in the table, is checked and skipped. Repeated keys come as
    /// often as they stand there.
    ///
    /// - Throws: `JSONError`, where that is not JSON.
    package mutating func nextKey(in table: JSONKeyTable) throws(JSONError) -> Int? {
        while try moveToKey() {
            let index = try readKey(in: table)
            try takeColon()
            if let index { return index }
        }
        return nil
    }

    /// Reads an array, calling the closure once for each element with the reader before it.
    ///
    /// An element that the closure leaves unread is checked and skipped.
    ///
    /// - Throws: `JSONError`, where the next value is no array, or is not JSON, or the closure throws.
    package mutating func readArray(
        _ body: (inout JSONReader) throws(JSONError) -> Void
    ) throws(JSONError) {
        try beginArray()
        while try nextElement() { try body(&self) }
    }

    /// Reads an object, calling the closure once for each member with its key and the reader before its value.
    ///
    /// A value that the closure leaves unread is checked and skipped. Repeated keys come as often as they stand there.
    ///
    /// - Throws: `JSONError`, where the next value is no object, or is not JSON, or the closure throws.
    package mutating func readObject(
        _ body: (_ key: String, inout JSONReader) throws(JSONError) -> Void
    ) throws(JSONError) {
        try beginObject()
        while let key = try nextKey() { try body(key, &self) }
    }

    mutating func skipArray() throws(JSONError) {
        try beginArray()
        while try nextElement() {}
    }

    mutating func skipObject() throws(JSONError) {
        try beginObject()
        while try moveToKey() {
            try skipString()
            try takeColon()
        }
    }

    private mutating func enter() throws(JSONError) {
        guard remainingDepth > 0 else { throw error("nested too deeply") }
        remainingDepth -= 1
        position += 1
        isBehindBracket = true
    }

    /// Moves before the next element or key and says true, or behind the closing bracket and says false.
    @inline(__always)
    private mutating func moveOn(closing: UInt8) throws(JSONError) -> Bool {
        if isBehindBracket {
            isBehindBracket = false
            skipWhitespace()
            guard take(closing) else { return true }
        } else {
            if position == announced { try skipValue() }
            skipWhitespace()
            if take(UInt8(ascii: ",")) {
                skipWhitespace()
                return true
            }
            guard take(closing) else { throw unexpected("',' or '\(Character(Unicode.Scalar(closing)))'") }
        }
        remainingDepth += 1
        return false
    }

    private mutating func moveToKey() throws(JSONError) -> Bool {
        guard try moveOn(closing: UInt8(ascii: "}")) else { return false }
        guard current == UInt8(ascii: "\"") else { throw unexpected("a key in double quotes") }
        return true
    }

    @inline(__always)
    private mutating func takeColon() throws(JSONError) {
        skipWhitespace()
        guard take(UInt8(ascii: ":")) else { throw unexpected("':'") }
        skipWhitespace()
        announced = position
    }
}

extension JSONReader {
    /// How many elements an array of numbers that comes next seems to have, at most 256: a hint for who makes room.
    package var elementCountHint: Int {
        let end = min(position + 4096, count)
        var commas = 0
        var place = position
        while place + 8 <= end, commas < 255 {
            let word = word(at: place)
            guard !word.contains(UInt8(ascii: "]")) else { break }
            commas += word.count(of: UInt8(ascii: ","))
            place += 8
        }
        while place < end, commas < 255, unsafe bytes[place] != UInt8(ascii: "]") {
            if unsafe bytes[place] == UInt8(ascii: ",") { commas += 1 }
            place += 1
        }
        return min(commas, 255) + 1
    }
}
