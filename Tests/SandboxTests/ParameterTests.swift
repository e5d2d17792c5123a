import JSON
import Testing

@testable import Sandbox

@Suite(.serialized) struct ParameterTests {
    private func parameters(_ query: String, type: String? = nil, body: String = "", method: String = "POST") throws
        -> JSONValue
    {
        let headers = SandboxRequest.Headers(contentType: type)
        return .object(
            try SandboxRequest(method: method, target: "/x?\(query)", headers: headers, body: Array(body.utf8))
                .parameters
        )
    }

    @Test(
        arguments: [
            ("", [:]), ("&&", [:]), ("a=1", ["a": "1"]), ("&a=1&", ["a": "1"]), ("a", ["a": ""]), ("a=", ["a": ""]),
            ("a=b=c", ["a": "b=c"]), ("a=1&a=2", ["a": "2"]), ("a=x+y%20z", ["a": "x y z"]), ("a=%2B%2b", ["a": "++"]),
            ("a=100%&b=%zz", ["a": "100%", "b": "%zz"]), ("a=%C3%A9é", ["a": "éé"]),
            ("photo&type=3", ["photo": "", "type": "3"]),
            ("a[b]=1", ["a": ["b": "1"]]), ("a%5Bb%5D=1", ["a": ["b": "1"]]),
            ("a[b]=1&a[c]=2", ["a": ["b": "1", "c": "2"]]),
            ("a[]=1&a[]=2", ["a": ["1", "2"]]), ("a[b][]=1&a[b][]=2", ["a": ["b": ["1", "2"]]]),
            ("a[b][c]=1", ["a": ["b": ["c": "1"]]]), ("a[=1", ["a[": "1"]), ("a[b=1", ["a[b": "1"]),
            ("[a]=1", ["[a]": "1"]),
            ("a[b]c=1", ["a[b]c": "1"]), ("a=1&a[b]=2", ["a": ["b": "2"]]),
        ] as [(String, JSONValue)]
    )
    func `decodes a form`(form: String, expected: JSONValue) throws {
        #expect(try parameters(form) == expected)
        #expect(try parameters("", type: "application/x-www-form-urlencoded; charset=UTF-8", body: form) == expected)
    }

    @Test(arguments: ["a=%FF", "%C3=1", "a=%ED%A0%80"])
    func `refuses what is not UTF-8`(form: String) {
        #expect(throws: ParameterError.self) { try parameters(form) }
    }

    @Test func `refuses brackets without end and takes many parameters`() throws {
        let deep = "a" + String(repeating: "[b]", count: 10_000) + "=1"
        #expect(throws: ParameterError.self) { try parameters(deep) }
        let many = (0..<20_000).map { "k\($0)=\($0)" }.joined(separator: "&")
        #expect(try parameters("", type: "application/x-www-form-urlencoded", body: many).object?.count == 20_000)
    }

    @Test(
        arguments: [
            ("application/json; charset=utf-8", #"{"a":[1]}"#, ["a": [1]]), ("APPLICATION/JSON", "{}", [:]),
            ("application/json", " \r\n", [:]), (nil, #" {"a":1}"#, ["a": 1]), (nil, "a=1", ["a": "1"]),
            ("text/plain", "a=1", ["a": "1"]),
        ] as [(String?, String, JSONValue)]
    )
    func `decodes a body by its type, or by its look`(type: String?, body: String, expected: JSONValue) throws {
        #expect(try parameters("", type: type, body: body) == expected)
    }

    @Test(arguments: ["GET", "DELETE"])
    func `takes a form under the name of JSON where nothing is written by it`(method: String) throws {
        #expect(try parameters("", type: "application/json", body: "force=1", method: method) == ["force": "1"])
        #expect(throws: ParameterError.self) { try parameters("", type: "application/json", body: "force=1") }
    }

    @Test func `refuses JSON that is no object, and multipart`() {
        #expect(throws: ParameterError.self) { try parameters("", type: "application/json", body: "[1]") }
        #expect(throws: ParameterError.self) {
            try parameters("", type: "multipart/form-data; boundary=x", body: "--x")
        }
    }

    @Test func `merges query and body, in which the body wins`() throws {
        let merged = try parameters("a=1&b=2", type: "application/json", body: #"{"b":3,"c":4}"#)
        #expect(merged == ["a": "1", "b": 3, "c": 4])
        #expect(try parameters("a=1", type: "application/json") == ["a": "1"])
    }

    @Test(
        arguments: [
            (.array([1, 2]), [1, 2]), ("1,2", [1, 2]), ("1, 2", [1, 2]), (["1,2"], [1, 2]), (["1", "2"], [1, 2]),
            (["1", 2], [1, 2]), (5, [5]), ("", []), (nil, []), ([], []), ("1,,2", [1, 2]), (["1", "2,3"], [1, 2, 3]),
        ] as [(JSONValue, [Int])]
    )
    func `reads every spelling of a list of IDs`(value: JSONValue, expected: [Int]) {
        #expect(value.integerListParameter == expected)
    }

    @Test(arguments: ["a", "1,b", 1.5, ["x"], ["a": 1], [["a": 1]], "99999999999999999999"] as [JSONValue])
    func `refuses lists of what is no ID`(value: JSONValue) {
        #expect(value.integerListParameter == nil)
    }

    /// Requests through the server, for each form in which clients send a group's members.
    @Test(arguments: [
        ("application/json", #"{"type":2,"name":"x","occupants_ids":[8,9]}"#),
        ("application/json", #"{"type":"2","name":"x","occupants_ids":"8,9"}"#),
        ("application/x-www-form-urlencoded; charset=UTF-8", "type=2&name=x&occupants_ids=8%2C%209"),
        ("application/x-www-form-urlencoded", "type=2&name=x&occupants_ids[]=8&occupants_ids[]=9"),
        ("application/x-www-form-urlencoded", "type=2&name=x&occupants_ids%5B%5D=8%2C9"),
    ])
    func `creates one group from every spelling`(type: String, body: String) throws {
        var api = InProcess()
        let response = api.send("POST", "/chat/Dialog.json", type: type, body: body)
        #expect(response.status == 201)
        #expect(try response.member("occupants_ids") == [7, 8, 9])
        #expect(try response.member("type") == 2)
    }

    @Test func `creates from a query beside an empty JSON body`() throws {
        var api = InProcess()
        let response = api.send("POST", "/chat/Dialog.json?type=1&name=a+b", type: "application/json")
        #expect(try response.member("name") == "a b")
    }
}
