import JSON
import Testing

/// Texts and numbers, which are scanned in words of eight bytes and a rest.
@Suite struct JSONScanningTests {
    @Test func `reads texts of every length, whatever stands in them at any place`() throws {
        for length in 0..<26 {
            for place in 0...length {
                for (json, text) in [
                    ("~", "~"), ("\\n", "\n"), ("\\u00e9", "é"), ("é", "é"), ("\u{7F}", "\u{7F}"), ("😀", "😀"),
                ] {
                    let start = String(repeating: "a", count: place)
                    let end = String(repeating: "b", count: length - place)
                    let value = try JSONValue(parsing: "\"\(start)\(json)\(end)\"".utf8)
                    #expect(value == .string("\(start)\(text)\(end)"))
                }
            }
        }
    }

    @Test func `refuses what a text must not hold, wherever it stands`() {
        for place in 0..<20 {
            for (byte, offset, reason) in [
                (0x00, place + 1, "a string holds a raw control character"),
                (0x1F, place + 1, "a string holds a raw control character"),
                (0x80, 1, "a string is not valid UTF-8"), (0xFF, 1, "a string is not valid UTF-8"),
            ] as [(UInt8, Int, String)] {
                let text = [0x22] + [UInt8](repeating: 0x61, count: place) + [byte] + Array("abcdefghi\"".utf8)
                #expect(throws: JSONError(offset: offset, reason: reason)) { try JSONValue(parsing: text) }
            }
            let text = "\"" + String(repeating: "a", count: place)
            #expect(throws: JSONError(offset: place + 1, reason: "a string has no end")) {
                try JSONValue(parsing: text.utf8)
            }
            #expect(throws: JSONError(offset: place + 2, reason: "a string has no end")) {
                try JSONValue(parsing: "\(text)\\".utf8)
            }
        }
    }

    @Test func `reads every power of ten and its neighbours, alone and with more text behind`() throws {
        var power = 1
        for _ in 0..<19 {
            for number in [power - 1, power, power &+ 1, -power, 1 - power] {
                #expect(try JSONValue(parsing: "\(number)".utf8) == .integer(number))
                #expect(try JSONValue(parsing: "[\(number), 1234567]".utf8) == [.integer(number), 1_234_567])
            }
            power = power.multipliedReportingOverflow(by: 10).partialValue
        }
    }

    @Test(arguments: [
        ("9223372036854775807", JSONValue.integer(.max)), ("-9223372036854775808", .integer(.min)),
        ("9223372036854775808", .decimal(9_223_372_036_854_775_808)), ("99999999999999999999", .decimal(1e20)),
        ("12345678.5", .decimal(12_345_678.5)), ("12345678e1", .decimal(123_456_780)), ("1.5", 1.5), ("1E2", 100.0),
        ("-0", .decimal(-0.0)), ("0", 0), ("12345678", 12_345_678), ("123456789", 123_456_789),
    ])
    func `tells integers from other numbers`(text: String, value: JSONValue) throws {
        #expect(try JSONValue(parsing: text.utf8) == value)
        #expect(try JSONValue(parsing: "[\(text),[]]".utf8) == [value, []])
    }

    @Test(arguments: [
        ("7]", 7), ("12345678,", 12_345_678), ("123456789 ", 123_456_789),
        ("999999999999999999", 999_999_999_999_999_999), ("1000000000000000000", nil), ("0", nil), ("-1", nil),
        ("01", nil),
        ("1.0", nil), ("12345678.0", nil), ("1e2", nil), ("1E2", nil), ("\"1\"", nil), ("/", nil), (":", nil),
    ])
    func `takes only integers in their usual form, and leaves the rest`(text: String, integer: Int?) {
        var found: Int?
        var offset = -1
        // At the end of the text it is unknown whether a number goes on.
        try? JSONReader.read(Array("\(text) ".utf8)) { (reader: inout JSONReader) throws(JSONError) in
            found = reader.readPlainInteger()
            offset = reader.offset
        }
        #expect(found == integer)
        #expect(offset == integer.map { String($0).utf8.count } ?? 0)
    }

    @Test(arguments: ["1.5", "1e2", "-0", "9223372036854775808", "\"1\"", "null", "01"])
    func `reads no integer where there is none`(text: String) {
        #expect(throws: JSONError.self) {
            try JSONReader.read(Array(text.utf8)) { (reader: inout JSONReader) throws(JSONError) in
                try reader.readInteger()
            }
        }
    }

    @Test func `says first that a number is too large`() {
        #expect(throws: JSONError(offset: 1, reason: "a number is too large")) {
            try JSONReader.read(Array(" 1e999".utf8)) { (reader: inout JSONReader) throws(JSONError) in
                try reader.readInteger()
            }
        }
        #expect(throws: JSONError(offset: 1, reason: "expected an integer")) {
            try JSONReader.read(Array(" 1e9".utf8)) { (reader: inout JSONReader) throws(JSONError) in
                try reader.readInteger()
            }
        }
    }
}
