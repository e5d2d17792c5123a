extension JSONReader {
    /// Enters an array; `nextElement` then moves to its elements.
    ///
    /// - Throws: `JSONError` if the next value is not an array, or is nested too deeply.
    package mutating func beginArray() throws(JSONError) {
        guard current == UInt8(ascii: "[") else { throw unexpected("an array") }
        try enter()
    }

    /// Moves to the next element and returns `true`, or past the array and returns `false`.
    ///
    /// An element that was left unread is checked and skipped.
    ///
    /// - Throws: `JSONError` if the text there is not JSON.
    package mutating func nextElement() throws(JSONError) -> Bool {
        guard try moveOn(closing: UInt8(ascii: "]")) else { return false }
        announced = position
        return true
    }

    /// Enters an object; `nextKey` then moves to its members.
    ///
    /// - Throws: `JSONError` if the next value is not an object, or is nested too deeply.
    package mutating func beginObject() throws(JSONError) {
        guard current == UInt8(ascii: "{") else { throw unexpected("an object") }
        try enter()
    }

    /// Moves to the next member's value and returns its key, or past the object and returns `nil`.
    ///
    /// A value that was left unread is checked and skipped. Repeated keys are returned as often as they occur.
    ///
    /// - Throws: `JSONError` if the text there is not JSON.
    package mutating func nextKey() throws(JSONError) -> String? {
        guard try moveToKey() else { return nil }
        let key = try readString()
        try takeColon()
        return key
    }

    /// Moves to the value of the next member whose key is in a table and returns the key's index in it, or past the
    /// object and returns `nil`.
    ///
    /// A value that was left unread, or has a key that is not in the table, is checked and skipped. Repeated keys are
    /// returned as often as they occur.
    ///
    /// - Throws: `JSONError` if the text there is not JSON.
    package mutating func nextKey(in table: JSONKeyTable) throws(JSONError) -> Int? {
        while try moveToKey() {
            let index = try readKey(in: table)
            try takeColon()
            if let index { return index }
        }
        return nil
    }

    /// Reads an array, calling the closure once for each element with the reader positioned at it.
    ///
    /// An element that the closure leaves unread is checked and skipped.
    ///
    /// - Throws: `JSONError` if the next value is not an array, or is not JSON, or the closure throws.
    package mutating func readArray(
        _ body: (inout JSONReader) throws(JSONError) -> Void
    ) throws(JSONError) {
        try beginArray()
        while try nextElement() { try body(&self) }
    }

    /// Reads an object, calling the closure once for each member with its key and the reader positioned at its value.
    ///
    /// A value that the closure leaves unread is checked and skipped. Repeated keys are returned as often as they
    /// occur.
    ///
    /// - Throws: `JSONError` if the next value is not an object, or is not JSON, or the closure throws.
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

    /// Moves to the next element or key and returns `true`, or past the closing bracket and returns `false`.
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
    /// Estimates how many elements an array of numbers that comes next has, at most 256: a hint for reserving capacity.
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
