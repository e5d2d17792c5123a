extension JSONReader {
    /// Reads an array, calling the closure once for each element with the reader before it.
    ///
    /// An element that the closure leaves unread is checked and skipped.
    ///
    /// - Throws: `JSONError`, where the next value is no array, or is not JSON, or the closure throws.
    package mutating func readArray(
        _ body: (inout JSONReader) throws(JSONError) -> Void
    ) throws(JSONError) {
        guard current == UInt8(ascii: "[") else { throw unexpected("an array") }
        try nested { (reader: inout JSONReader) throws(JSONError) in
            reader.position += 1
            reader.skipWhitespace()
            if reader.take(UInt8(ascii: "]")) { return }
            repeat {
                reader.skipWhitespace()
                try reader.readOne(body)
            } while try reader.takeSeparator(closing: UInt8(ascii: "]"))
        }
    }

    /// How many elements an array of numbers that comes next seems to have, at most 256: a hint for who makes room.
    package var elementCountHint: Int {
        var commas = 0
        for place in position..<min(position + 4096, count) where commas < 255 {
            switch unsafe bytes[place] {
            case UInt8(ascii: ","): commas += 1
            case UInt8(ascii: "]"): return commas + 1
            default: break
            }
        }
        return commas + 1
    }

    /// Reads an object, calling the closure once for each member with its key and the reader before its value.
    ///
    /// A value that the closure leaves unread is checked and skipped. Repeated keys come as often as they stand there.
    ///
    /// - Throws: `JSONError`, where the next value is no object, or is not JSON, or the closure throws.
    package mutating func readObject(
        _ body: (_ key: String, inout JSONReader) throws(JSONError) -> Void
    ) throws(JSONError) {
        try readMembers { (reader: inout JSONReader) throws(JSONError) in
            let key = try reader.readString()
            try reader.takeColon()
            try reader.readOne { (reader: inout JSONReader) throws(JSONError) in try body(key, &reader) }
        }
    }

    /// Reads an object whose keys are known beforehand: no text is made of any key.
    ///
    /// A value that the closure leaves unread is checked and skipped; values of keys that are not in the table are
    /// skipped before the closure hears of them.
    ///
    /// - Throws: `JSONError`, where the next value is no object, or is not JSON, or the closure throws.
    @inlinable
    package mutating func readObject<Key>(
        _ keys: JSONKeyTable<Key>,
        _ body: (_ key: Key, inout JSONReader) throws(JSONError) -> Void
    ) throws(JSONError) {
        try readObject(names: keys.names) { (index: Int, reader: inout JSONReader) throws(JSONError) in
            try body(keys.keys[index], &reader)
        }
    }

    /// Reads an object whose keys are known beforehand, by their index among the names.
    @usableFromInline
    mutating func readObject(
        names: JSONKeyNames,
        _ body: (_ index: Int, inout JSONReader) throws(JSONError) -> Void
    ) throws(JSONError) {
        try readMembers { (reader: inout JSONReader) throws(JSONError) in
            let index = try reader.readKey(names)
            try reader.takeColon()
            guard let index else {
                try reader.skipValue()
                return
            }
            try reader.readOne { (reader: inout JSONReader) throws(JSONError) in try body(index, &reader) }
        }
    }

    mutating func skipObject() throws(JSONError) {
        try readMembers { (reader: inout JSONReader) throws(JSONError) in
            try reader.skipString()
            try reader.takeColon()
            try reader.skipValue()
        }
    }

    private mutating func readMembers(
        _ body: (inout JSONReader) throws(JSONError) -> Void
    ) throws(JSONError) {
        guard current == UInt8(ascii: "{") else { throw unexpected("an object") }
        try nested { (reader: inout JSONReader) throws(JSONError) in
            reader.position += 1
            reader.skipWhitespace()
            if reader.take(UInt8(ascii: "}")) { return }
            repeat {
                reader.skipWhitespace()
                guard reader.current == UInt8(ascii: "\"") else { throw reader.unexpected("a key in double quotes") }
                try body(&reader)
            } while try reader.takeSeparator(closing: UInt8(ascii: "}"))
        }
    }

    private mutating func readOne(
        _ body: (inout JSONReader) throws(JSONError) -> Void
    ) throws(JSONError) {
        let start = position
        try body(&self)
        if position == start { try skipValue() }
    }

    private mutating func takeColon() throws(JSONError) {
        skipWhitespace()
        guard take(UInt8(ascii: ":")) else { throw unexpected("':'") }
        skipWhitespace()
    }

    /// Takes a comma and says true, or the closing bracket and says false.
    private mutating func takeSeparator(closing: UInt8) throws(JSONError) -> Bool {
        skipWhitespace()
        if take(UInt8(ascii: ",")) { return true }
        if take(closing) { return false }
        throw unexpected("',' or '\(Character(Unicode.Scalar(closing)))'")
    }
}
