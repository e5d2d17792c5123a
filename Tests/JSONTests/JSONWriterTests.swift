import JSON
import Testing

@Suite struct JSONWriterTests {
    @Test func `writes compactly, in order, with nulls and commas where they belong`() {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("b")
        writer.beginArray()
        writer.endArray()
        writer.key("a")
        writer.beginArray()
        writer.integer(-1)
        writer.null()
        writer.rendered("{\"x\":1}".utf8)
        writer.beginObject()
        writer.endObject()
        writer.decimal(0.5)
        writer.boolean(true)
        writer.endArray()
        writer.key("c")
        writer.string("")
        writer.endObject()
        #expect(String(decoding: writer.bytes, as: UTF8.self) == #"{"b":[],"a":[-1,null,{"x":1},{},0.5,true],"c":""}"#)
    }

    @Test func `escapes only what must be escaped`() {
        let text = JSONValue.string("\"\\/\u{8}\u{9}\u{A}\u{C}\u{D}\u{0}\u{1F}\u{7F}é\u{2028}😀")
        let expected = #""\"\\/\b\t\n\f\r\u0000\u001f"# + "\u{7F}é\u{2028}😀\""
        #expect(String(decoding: text.serialized(), as: UTF8.self) == expected)
    }

    @Test(arguments: [Double.infinity, -.infinity, .nan])
    func `writes null for what JSON has no number for`(number: Double) {
        #expect(JSONValue.decimal(number).serialized() == Array("null".utf8))
    }

    @Test(
        arguments: [
            nil, true, 0, -5, 1.0, 1e300, .decimal(.leastNonzeroMagnitude), 0.1, "", "\u{0}\"\\", [], [1, [nil]], [:],
            ["b": 1, "a": ["é": false]],
            .integer(.min), .decimal(-0.0),
        ] as [JSONValue]
    )
    func `reads back what it writes`(value: JSONValue) throws {
        #expect(try JSONValue(parsing: value.serialized()) == value)
    }
}
