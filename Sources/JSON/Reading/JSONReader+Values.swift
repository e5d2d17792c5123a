extension JSONReader {
    /// The kind of the next value, by its first byte.
    ///
    /// - Throws: `JSONError` if no value can start with it.
    package func peek() throws(JSONError) -> JSONKind {
        switch current {
        case UInt8(ascii: "\""): .string
        case UInt8(ascii: "{"): .object
        case UInt8(ascii: "["): .array
        case UInt8(ascii: "n"): .null
        case UInt8(ascii: "t"), UInt8(ascii: "f"): .boolean
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): .number
        default: throw unexpected("a value")
        }
    }

    /// Reads a `null` if it is next; returns whether it was.
    ///
    /// - Throws: `JSONError` if a word starts with `n` but is not `null`.
    package mutating func readNull() throws(JSONError) -> Bool {
        guard current == UInt8(ascii: "n") else { return false }
        try readWord("null")
        return true
    }

    /// Reads `true` or `false`.
    ///
    /// - Throws: `JSONError` if the next value is something else.
    package mutating func readBoolean() throws(JSONError) -> Bool {
        switch current {
        case UInt8(ascii: "t"):
            try readWord("true")
            return true
        case UInt8(ascii: "f"):
            try readWord("false")
            return false
        default: throw unexpected("a boolean")
        }
    }

    /// Reads any value into a tree.
    ///
    /// - Throws: `JSONError` if the value is not JSON.
    package mutating func readValue() throws(JSONError) -> JSONValue {
        switch try peek() {
        case .null:
            try readWord("null")
            return .null
        case .boolean: return .boolean(try readBoolean())
        case .number: return try readNumber().value
        case .string: return .string(try readString())
        case .array: return .array(try readElements())
        case .object: return .object(try readMembers())
        }
    }

    /// Checks and skips any value.
    ///
    /// - Throws: `JSONError` if the value is not JSON.
    package mutating func skipValue() throws(JSONError) {
        switch try peek() {
        case .null: try readWord("null")
        case .boolean: _ = try readBoolean()
        case .number: _ = try scanNumber()
        case .string: try skipString()
        case .array: try skipArray()
        case .object: try skipObject()
        }
    }

    private mutating func readElements() throws(JSONError) -> [JSONValue] {
        var values: [JSONValue] = []
        try beginArray()
        while try nextElement() { values.append(try readValue()) }
        return values
    }

    private mutating func readMembers() throws(JSONError) -> JSONObject {
        var members: [JSONObject.Member] = []
        try beginObject()
        while let key = try nextKey() { members.append(JSONObject.Member(key: key, value: try readValue())) }
        return JSONObject(members)
    }

    @inline(__always)
    private mutating func readWord(_ word: StaticString) throws(JSONError) {
        let length = word.utf8CodeUnitCount
        guard position + length <= count, unsafe isNext(word.utf8Start, length) else {
            throw error("expected '\(word)'")
        }
        position += length
    }

    @inline(__always)
    private func isNext(_ word: UnsafePointer<UInt8>, _ length: Int) -> Bool {
        for offset in 0..<length where unsafe bytes[position + offset] != word[offset] { return false }
        return true
    }
}

extension JSONValue {
    /// Reads a whole JSON text into a tree.
    ///
    /// - Throws: `JSONError` if the text is not JSON or is nested deeper than the limit.
    package init(parsing bytes: [UInt8], depthLimit: Int = 64) throws(JSONError) {
        self = try JSONReader.read(bytes, depthLimit: depthLimit) { (reader: inout JSONReader) throws(JSONError) in
            try reader.readValue()
        }
    }

    /// Reads a whole JSON text into a tree.
    ///
    /// - Throws: `JSONError` if the text is not JSON or is nested deeper than the limit.
    package init(parsing bytes: some Collection<UInt8>, depthLimit: Int = 64) throws(JSONError) {
        try self.init(parsing: Array(bytes), depthLimit: depthLimit)
    }
}
