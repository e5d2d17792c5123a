import JSON
import Testing

@Suite struct JSONReaderTests {
    private enum Key: String, CaseIterable {
        case id = "_id"
        case name
        case occupants = "occupants_ids"
    }

    private static let keys = JSONKeyTable(Key.self)

    @Test func `reads an object by known keys, in any order, past unknown ones`() throws {
        let text = #"{"x":{"name":[1]},"occupants_ids":[3,1],"na\u006de":"Bö","_id":"5d","nam":0} "#
        var found: [String] = []
        try JSONReader.read(Array(text.utf8)) { (reader: inout JSONReader) throws(JSONError) in
            try reader.beginObject()
            while let place = try reader.nextKey(in: Self.keys) {
                switch Key.allCases[place] {
                case .id, .name: found.append(try reader.readString())
                case .occupants:
                    try reader.beginArray()
                    while try reader.nextElement() { found.append(String(try reader.readInteger())) }
                }
            }
        }
        #expect(found == ["3", "1", "Bö", "5d"])
    }

    @Test func `skips what a closure leaves unread`() throws {
        var keys: [String] = []
        try JSONReader.read(Array(#"{"a":[1,{"b":null}],"c":"\n","d":-1.5e3}"#.utf8)) {
            (reader: inout JSONReader) throws(JSONError) in
            try reader.readObject { (key: String, _: inout JSONReader) throws(JSONError) in keys.append(key) }
        }
        #expect(keys == ["a", "c", "d"])
    }

    @Test(arguments: [#"{"a":[1,}"#, #"[tru]"#, #"["\x"]"#, #"{"a" 1}"#, "[1] x"])
    func `checks what it skips`(text: String) {
        #expect(throws: JSONError.self) {
            try JSONReader.read(Array(text.utf8)) { (_: inout JSONReader) throws(JSONError) in }
        }
    }

    @Test func `tells kinds apart before reading`() throws {
        var kinds: [JSONKind] = []
        try JSONReader.read(Array(#"[null,true,false,0,-1,"",[],{}]"#.utf8)) {
            (reader: inout JSONReader) throws(JSONError) in
            try reader.readArray { (reader: inout JSONReader) throws(JSONError) in kinds.append(try reader.peek()) }
        }
        #expect(kinds == [.null, .boolean, .boolean, .number, .number, .string, .array, .object])
    }

    @Test func `reads null only where it is`() throws {
        var nulls: [Bool] = []
        try JSONReader.read(Array("[null,1]".utf8)) { (reader: inout JSONReader) throws(JSONError) in
            try reader.readArray { (reader: inout JSONReader) throws(JSONError) in nulls.append(try reader.readNull()) }
        }
        #expect(nulls == [true, false])
    }

    @Test func `passes on the error of a closure, with its place`() {
        #expect(throws: JSONError(offset: 1, reason: "no user")) {
            try JSONReader.read(Array("[0]".utf8)) { (reader: inout JSONReader) throws(JSONError) in
                try reader.readArray { (reader: inout JSONReader) throws(JSONError) in throw reader.error("no user") }
            }
        }
    }

    @Test(arguments: [("[[]]", 2, true), ("[[[]]]", 2, false), (#"{"a":[{}]}"#, 3, true), (#"{"a":[{}]}"#, 2, false)])
    func `bounds nesting`(text: String, limit: Int, isAllowed: Bool) {
        let value = try? JSONValue(parsing: text.utf8, depthLimit: limit)
        #expect((value != nil) == isAllowed)
    }

    @Test(arguments: ["[", #"{"a":"#])
    func `survives twenty thousand brackets, whatever the limit`(bracket: String) {
        let text = String(repeating: bracket, count: 20_000)
        #expect(throws: JSONError.self) { try JSONValue(parsing: text.utf8, depthLimit: .max) }
        #expect(throws: JSONError.self) {
            try JSONReader.read(Array(text.utf8)) { (_: inout JSONReader) throws(JSONError) in }
        }
    }
}
