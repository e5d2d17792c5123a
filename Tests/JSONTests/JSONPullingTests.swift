import JSON
import Testing

/// Arrays and objects that are gone through element by element.
@Suite struct JSONPullingTests {
    private func read(_ text: String, depthLimit: Int = 64, _ body: (inout JSONReader) throws(JSONError) -> Void) throws
    {
        try JSONReader.read(Array(text.utf8), depthLimit: depthLimit, body)
    }

    @Test func `skips what is left unread, however deep`() throws {
        var found: [String] = []
        try read(#" { "a" : [ 1 , { "b" : [ ] } ] , "c" : { } , "d" : [ [ 2 ] , 3 , "\n" ] , "e" : -0.5 } "#) {
            (reader: inout JSONReader) throws(JSONError) in
            try reader.beginObject()
            while let key = try reader.nextKey() {
                found.append(key)
                guard key == "d" else { continue }
                try reader.beginArray()
                while try reader.nextElement() { found.append(String(describing: try reader.peek())) }
            }
        }
        #expect(found == ["a", "c", "d", "array", "number", "string", "e"])
    }

    @Test(arguments: [
        ("[1,]", 3, "expected a value"), ("[,1]", 1, "expected a value"), ("[1 2]", 3, "expected ',' or ']'"),
        ("[1", 2, "expected ',' or ']', but the text ends"), ("[", 1, "expected a value, but the text ends"),
        ("[tru]", 1, "expected 'true'"), ("[1}", 2, "expected ',' or ']'"), ("{}", 0, "expected an array"),
        ("", 0, "expected an array, but the text ends"), ("[] 1", 3, "expected the end of the text"),
    ])
    func `checks an array whose elements are left unread`(text: String, offset: Int, reason: String) {
        #expect(throws: JSONError(offset: offset, reason: reason)) {
            try read(text) { (reader: inout JSONReader) throws(JSONError) in
                try reader.beginArray()
                while try reader.nextElement() {}
            }
        }
    }

    @Test(arguments: [
        (#"{"a":1,}"#, 7, "expected a key in double quotes"), ("{,}", 1, "expected a key in double quotes"),
        (#"{"a":1 "b":2}"#, 7, "expected ',' or '}'"), (#"{"a":}"#, 5, "expected a value"),
        (#"{"a" 1}"#, 5, "expected ':'"), (#"{"a":1"#, 6, "expected ',' or '}', but the text ends"),
        ("{", 1, "expected a key in double quotes, but the text ends"), (#"{"a":1]"#, 6, "expected ',' or '}'"),
        ("[]", 0, "expected an object"), (#"{"a":[1,]}"#, 8, "expected a value"),
    ])
    func `checks an object whose values are left unread`(text: String, offset: Int, reason: String) {
        #expect(throws: JSONError(offset: offset, reason: reason)) {
            try read(text) { (reader: inout JSONReader) throws(JSONError) in
                try reader.beginObject()
                while try reader.nextKey() != nil {}
            }
        }
    }

    @Test func `is as deep behind a container as before it`() throws {
        let text = #"[[],[[]],{"a":[]},{"a":{}},[[],[]]]"#
        let skip = { (_: inout JSONReader) throws(JSONError) in }
        let pull = { (reader: inout JSONReader) throws(JSONError) in
            try reader.beginArray()
            while try reader.nextElement() {
                if try reader.peek() == .object {
                    try reader.beginObject()
                    while try reader.nextKey() != nil {}
                } else {
                    try reader.beginArray()
                    while try reader.nextElement() {}
                }
            }
        }
        for body in [skip, pull] {
            try read(text, depthLimit: 3, body)
            #expect(throws: JSONError(offset: 5, reason: "nested too deeply")) { try read(text, depthLimit: 2, body) }
        }
    }

    @Test func `reads a part of some bytes, and nothing around it`() throws {
        let bytes = Array(#"[1,2"ab"34]"#.utf8)
        var values: [JSONValue] = []
        for part in [3..<4, 4..<8, 8..<10, 0..<0] {
            try? JSONReader.read(part: bytes[part]) { (reader: inout JSONReader) throws(JSONError) in
                values.append(try reader.readValue())
            }
        }
        #expect(values == [2, "ab", 34])
        #expect(throws: JSONError(offset: 3, reason: "a string has no end")) {
            try JSONReader.read(part: bytes[4..<7]) { (_: inout JSONReader) throws(JSONError) in }
        }
        #expect(throws: JSONError(offset: 1, reason: "expected the end of the text")) {
            try JSONReader.read(part: bytes[3..<8]) { (_: inout JSONReader) throws(JSONError) in }
        }
        #expect(throws: JSONError(offset: 0, reason: "nested too deeply")) {
            try JSONReader.read(part: bytes[...], depthLimit: 0) { (_: inout JSONReader) throws(JSONError) in }
        }
    }

    @Test(arguments: [
        ("[]", 1), ("[1]", 1), ("[1,2]", 2), ("[10,20,30,40,50,60]", 6), ("[1,2,3,4,5,6,7,8,9],0,0,0", 9),
        ("[" + String(repeating: "1,", count: 1000) + "1]", 256),
        ("[" + String(repeating: " ", count: 5000) + "1,1]", 1),
    ])
    func `guesses how many numbers come`(text: String, count: Int) throws {
        var hint = 0
        try? read(text) { (reader: inout JSONReader) throws(JSONError) in hint = reader.elementCountHint }
        #expect(hint == count)
    }
}
