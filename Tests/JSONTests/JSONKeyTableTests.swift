import JSON
import Testing

@Suite struct JSONKeyTableTests {
    /// Keys of every length that is compared differently.
    private enum Key: String, CaseIterable {
        case empty = ""
        case one = "a"
        case two = "ab"
        case three = "abc"
        case four = "abcd"
        case otherFour = "abce"
        case seven = "abcdefg"
        case eight = "abcdefgh"
        case otherEight = "abcdefgi"
        case nine = "abcdefghi"
        case fifteen = "abcdefghijklmno"
        case sixteen = "abcdefghijklmnop"
        case accented = "é"
        case zero = "\0"
        case zeros = "\0\0"
    }

    private static let keys = JSONKeyTable(Key.self)

    private func known(_ json: [UInt8]) throws -> [Key] {
        var found: [Key] = []
        try JSONReader.read(json) { (reader: inout JSONReader) throws(JSONError) in
            try reader.beginObject()
            while let place = try reader.nextKey(in: Self.keys) { found.append(Key.allCases[place]) }
        }
        return found
    }

    private func known(_ key: String) throws -> [Key] {
        try known(JSONValue.object([key: .null]).serialized())
    }

    @Test(arguments: Key.allCases)
    private func `finds each key, and nothing where one byte is another`(key: Key) throws {
        #expect(try known(key.rawValue) == [key])
        let scalars = Array(key.rawValue.unicodeScalars)
        for place in scalars.indices {
            for other in ["a", "x", "\u{7F}", "è", "\0"] as [Unicode.Scalar] where other != scalars[place] {
                let text = String(String.UnicodeScalarView(scalars[..<place] + [other] + scalars[(place + 1)...]))
                #expect(try known(text) == Key(rawValue: text).map { [$0] } ?? [], "\(text)")
            }
        }
    }

    @Test(arguments: [
        "abcdefghijklmnopq", "abcdefghabcdefgh", "e\u{301}", "A", "\0\0\0", String(repeating: "a", count: 300),
    ])
    func `finds no key that is not in the table`(key: String) throws {
        #expect(try known(key).isEmpty)
    }

    @Test func `finds keys whose letters are escaped, and repeated ones each time`() throws {
        let json = #"{"\u0061bcd":1,"abcd":{"a":2},"\u00e9":[3],"x":{"ab":4},"\u0000":5,"a":6,"abcd":7}"#
        #expect(try known(Array(json.utf8)) == [.four, .four, .accented, .zero, .one, .four])
    }

    @Test func `refuses an object cut off at any byte, and a key that is not well formed`() {
        let json = Array(#"{"abcdefghijklmno":1, "q\u0071" :{"a":[2]}, "é":null}"#.utf8)
        for count in json.indices { #expect(throws: JSONError.self) { try known(Array(json[..<count])) } }
        for key in [#""\x""#, #""a\ud800""#, "\"\n\"", "a", "1", "null"] {
            #expect(throws: JSONError.self) { try known(Array("{\(key):1}".utf8)) }
        }
        #expect(throws: JSONError(offset: 2, reason: "a string is not valid UTF-8")) {
            try known([0x7B, 0x22, 0xC3, 0x22, 0x3A, 0x31, 0x7D])
        }
    }
}
