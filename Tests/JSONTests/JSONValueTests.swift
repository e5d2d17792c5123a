import JSON
import Testing

@Suite struct JSONValueTests {
    @Test func `keeps integers and decimals apart`() throws {
        let value = try JSONValue(parsing: "[1,1.0,-0,9223372036854775807,9223372036854775808]".utf8)
        #expect(value == [1, 1.0, .decimal(-0.0), .integer(.max), .decimal(9_223_372_036_854_775_808)])
    }

    @Test func `keeps members in order and takes the last of a repeated key`() throws {
        let object = try #require(try JSONValue(parsing: #"{"b":1,"a":2,"b":3}"#.utf8).object)
        #expect(object.map(\.key) == ["b", "a"])
        #expect(object["b"] == 3)
        #expect(object["c"] == nil)
    }

    @Test func `takes the last of a thrice repeated key`() throws {
        let object = try #require(try JSONValue(parsing: #"{"a":1,"b":0,"a":2,"a":3,"b":4}"#.utf8).object)
        #expect(JSONValue.object(object) == ["a": 3, "b": 4])
    }

    @Test func `tells canonically equivalent keys and texts apart`() throws {
        let object = try #require(try JSONValue(parsing: #"{"\u00e9":1,"e\u0301":2}"#.utf8).object)
        #expect(object.count == 2)
        #expect(object["\u{E9}"] == 1)
        #expect(object["e\u{301}"] == 2)
        #expect(JSONValue.string("\u{E9}") != .string("e\u{301}"))
        #expect(Set([JSONValue.string("\u{E9}"), .string("e\u{301}")]).count == 2)
    }

    @Test func `changes members in place`() {
        var object = JSONObject([.init(key: "a", value: 1), .init(key: "b", value: 2)])
        object["a"] = "x"
        object["b"] = nil
        object["c"] = [nil]
        #expect(JSONValue.object(object) == ["a": "x", "c": [nil]])
    }
}
