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

    @Test(arguments: [
        (0, "0"), (9, "9"), (10, "10"), (-1, "-1"), (-10, "-10"), (1_000_000, "1000000"),
        (.max, "9223372036854775807"), (.min, "-9223372036854775808"),
    ])
    func `writes every integer`(integer: Int, expected: String) {
        var writer = JSONWriter()
        writer.integer(integer)
        #expect(String(decoding: writer.bytes, as: UTF8.self) == expected)
    }

    /// Texts are scanned in words of eight bytes and a rest.
    @Test func `escapes at every place, and only what must be escaped`() {
        for scalar in (0..<0x180).compactMap(Unicode.Scalar.init) as [Unicode.Scalar] {
            for place in 0..<8 {
                for filler in ["a", "\u{7F}", "\u{20}", "é", "😀"] as [Character] {
                    let start = String(repeating: filler, count: place)
                    let end = String(repeating: filler, count: 10 - place)
                    let text = start + String(Character(scalar)) + end
                    let expected = "\"\(start)\(Self.escaped(scalar))\(end)\""
                    #expect(JSONValue.string(text).serialized() == Array(expected.utf8))
                }
            }
        }
    }

    @Test(arguments: ["", "a", "\"", "a key longer than a word", "ключ", "tab\tand \\", "12345678", "1234567\n"])
    func `writes a key as it writes a text`(key: String) {
        var writer = JSONWriter()
        writer.beginObject()
        for _ in 0..<2 {
            writer.key(key)
            writer.string(key)
        }
        writer.endObject()
        let text = String(decoding: JSONValue.string(key).serialized(), as: UTF8.self)
        #expect(String(decoding: writer.bytes, as: UTF8.self) == "{\(text):\(text),\(text):\(text)}")
    }

    @Test(arguments: [
        "", "a", "\"", "\u{1}\u{2}\u{1F}", "a text longer than a word", "текст", "tab\tand \\", "1234567\n",
    ])
    func `writes whole members as it writes keys and values`(text: String) {
        var whole = JSONWriter()
        var parts = JSONWriter()
        for isLast in [false, true] {
            for number in [0, 7, -10, 99, 100, .max, .min] {
                whole.beginObject()
                whole.member("number", number)
                whole.member("", text)
                whole.member("a longer key", number)
                whole.endObject()
                parts.beginObject()
                parts.key("number")
                parts.integer(number)
                parts.key("")
                parts.string(text)
                parts.key("a longer key")
                parts.integer(number)
                parts.endObject()
            }
            if !isLast { whole.lineFeed() }
            if !isLast { parts.lineFeed() }
        }
        #expect(whole.bytes == parts.bytes)
        #expect(parts.bytes.starts(with: "{\"number\":0,\"\":".utf8))
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\"", "\\": "\\\(scalar)"
        case "\u{8}": "\\b"
        case "\t": "\\t"
        case "\n": "\\n"
        case "\u{C}": "\\f"
        case "\r": "\\r"
        case ..<" ": "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
        default: String(scalar)
        }
    }

    @Test func `leaves gaps and ends lines`() {
        var writer = JSONWriter()
        for _ in 0..<2 {
            writer.beginArray()
            writer.gap()
            writer.integer(1)
            writer.gap()
            writer.endArray()
            writer.lineFeed()
        }
        #expect(String(decoding: writer.bytes, as: UTF8.self) == "[,1,]\n[,1,]\n")
    }

    @Test(arguments: [
        ("", "", true), ("a", "", false), ("abc", "abc", true), ("abc", "abd", false), ("é", "é", true),
        ("\u{212B}", "A\u{30A}", false), ("\u{212B}", "\u{212B}", true),
        ("a text of more bytes than fit in a word", "a text of more bytes than fit in a word", true),
    ])
    func `compares bytes, not characters`(first: String, second: String, areSame: Bool) {
        #expect(first.hasSameBytes(as: second) == areSame)
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
