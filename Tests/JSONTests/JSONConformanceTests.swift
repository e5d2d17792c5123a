import Foundation
import JSON
import Testing

/// Every text is also given to Foundation's reader, an independent judge.
@Suite struct JSONConformanceTests {
    @Test(arguments: [
        "null", "true", "false", "0", "-0", "12", "-7", "9223372036854775807", "-9223372036854775808", "1.5", "-0.25",
        "1e3", "1E+2", "12e-1", "0e1", "123456789012345678901234567890", #""""#, #""plain""#,
        #""eight by eight is 64""#,
        #""\"\\\/\b\f\n\r\t""#, #""\u0041\u00e9\u20AC""#, #""\ud83d\ude00""#, #""\u0000""#, #""é€😀""#,
        #""a/b""#, "\"\u{7F}\"", "\"\u{2028}\"", "[]", "{}", "[ ]", "{ }", "[1]", "[1,2 , 3]", "[[],[[]],{}]",
        #"{"a":1}"#, #"{"a":{"b":[null]}}"#, #"{"":0}"#, " \t\n\r[1]\n ", #"{"a":1,"b":2,"c":"x"}"#, "[1.0]",
        #"["a","b\\","c\""]"#, #"[-1,-2.5]"#, #"{"é":"è"}"#,
    ])
    func `reads what is JSON, as Foundation does`(text: String) throws {
        let ours = try JSONValue(parsing: text.utf8)
        let theirs = try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
        #expect(ours.isSame(as: theirs), "\(ours) is not \(theirs)")
    }

    @Test(arguments: [
        "", " ", "[", "]", "{", "[1", "[1,", "[,1]", "[1,,2]", "[1 2]", "{\"a\"}", "{\"a\":}",
        "{,}", "{a:1}", "{'a':1}", "{\"a\" 1}", "{1:2}", "{\"a\":1 \"b\":2}", "nul", "nulll", "True", "NaN", "Infinity",
        "-Infinity", "+1", "-", "01", "-01", "1.", ".5", "1.e1", "1e", "1e+", "0x1", "1_000", "--1", "1 2", "[1]]",
        "{}}", "\"", "\"a", "'a'", "\"\\\"", "\"\\x\"", "\"\\u12\"", "\"\\u12g4\"", "\"\\\"\\", "\"\n\"", "\"\t\"",
        "\"\u{0}\"", "\u{FEFF1}", "[1]x", "// c\n1", "/* c */1", "[\"a\",\n4\n,1,", "{\"a\":true]", "[true}", "1,2",
        "\u{2060}[]", "\u{A0}[]", "\u{0C}[]", "[\u{0B}1]", "\"\\ud800\"", "\"\\ud800\\u0041\"", "\"\\udc00\"",
    ])
    func `refuses what is not JSON, as Foundation does`(text: String) {
        #expect(throws: JSONError.self) { try JSONValue(parsing: text.utf8) }
        #expect(throws: (any Error).self) {
            try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
        }
    }

    @Test(
        arguments: [
            [0x22, 0xFF, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22], [0x22, 0xE2, 0x82, 0x22],
            [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], [0x22, 0x80, 0x22], [0x22, 0x5C, 0xC3, 0xA9, 0x22],
            [0xEF, 0xBB, 0xBF, 0x31],
        ] as [[UInt8]]
    )
    func `refuses bytes that are not UTF-8, escapes of them, and a byte order mark`(bytes: [UInt8]) {
        #expect(throws: JSONError.self) { try JSONValue(parsing: bytes) }
    }

    /// Foundation takes a comma before a closing bracket, which RFC 8259 does not.
    @Test(arguments: ["[1,]", "{\"a\":1,}", "[1, ]", "{\"a\":{\"b\":2,\n}\n}"])
    func `refuses a trailing comma, which Foundation takes`(text: String) {
        #expect(throws: JSONError.self) { try JSONValue(parsing: text.utf8) }
    }

    @Test(arguments: ["1e400", "-1e400", String(repeating: "9", count: 400)])
    func `refuses numbers beyond a double`(text: String) {
        #expect(throws: JSONError(offset: 0, reason: "a number is too large")) { try JSONValue(parsing: text.utf8) }
    }

    @Test(arguments: [
        ("[1,]", 3, "expected a value"), ("{\"a\":1", 6, "expected ',' or '}', but the text ends"),
        ("[1 2]", 3, "expected ',' or ']'"), ("\"abc", 4, "a string has no end"), ("[truth]", 1, "expected 'true'"),
        ("[1] 2", 4, "expected the end of the text"), ("{1:2}", 1, "expected a key in double quotes"),
    ])
    func `says what is wrong, and where`(text: String, offset: Int, reason: String) {
        #expect(throws: JSONError(offset: offset, reason: reason)) { try JSONValue(parsing: text.utf8) }
    }

    /// A page cut off at any byte, or with any byte replaced, never crashes the reader, and where it passes, Foundation
    /// agrees.
    @Test func `agrees with Foundation on a damaged text`() {
        let text = Array(#"{"items":[{"_id":"5d","n":-1.5e2,"é":[true,null,"\u00e9\n"]}],"t":10}"#.utf8)
        for place in text.indices {
            #expect(throws: JSONError.self) { try JSONValue(parsing: text[..<place]) }
            for replacement in [
                UInt8(ascii: "\""), UInt8(ascii: "0"), UInt8(ascii: ";"), UInt8(ascii: "}"), 0x01, 0xC3,
            ] {
                var damaged = text
                damaged[place] = replacement
                let theirs = try? JSONSerialization.jsonObject(with: Data(damaged))
                #expect(((try? JSONValue(parsing: damaged)) != nil) == (theirs != nil), "\(place) \(replacement)")
            }
        }
    }
}

extension JSONValue {
    /// Whether Foundation's tree means the same.
    fileprivate func isSame(as other: Any) -> Bool {
        switch self {
        case .null: other is NSNull
        case .boolean(let flag): (other as? Bool) == flag
        case .integer(let integer): (other as? NSNumber)?.int64Value == Int64(integer)
        case .decimal(let decimal): (other as? NSNumber)?.doubleValue == decimal
        case .string(let text): (other as? String).map { Array($0.utf8) } == Array(text.utf8)
        case .array(let values):
            (other as? [Any]).map { $0.count == values.count && zip(values, $0).allSatisfy { $0.isSame(as: $1) } }
                ?? false
        case .object(let object):
            (other as? [String: Any]).map { others in
                others.count == object.count
                    && object.allSatisfy { key, value in others[key].map(value.isSame) ?? false }
            } ?? false
        }
    }
}
