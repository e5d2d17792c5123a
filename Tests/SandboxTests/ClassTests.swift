import JSON
import Testing

@testable import Sandbox

/// Classes of custom data that are created over the API.
@Suite(.serialized) struct ClassTests {
    private static let recipe = """
        {"name":"UserCustomProfile",
         "fields":{"name":"String","last_name":"String","age":"Integer","tags":"String_a"},
         "permissions":{"create":{"access":"open"},"read":{"access":"not_allowed"},
                        "update":{"access":"open_for_users_ids","ids":"1,2"}}}
        """

    private func create(_ api: inout InProcess, _ body: String) -> SandboxResponse {
        api.send("POST", "/class.json", type: "application/json", body: body)
    }

    @Test func `are answered as in the reference's sample`() throws {
        var api = InProcess()
        let response = create(&api, Self.recipe)
        #expect(response.status == 201)
        let answer = try response.json
        #expect(answer["_id"]?.text?.utf8.count == 24)
        let acl: JSONValue = [
            "read": ["access": "not_allowed"],
            "update": ["access": "open_for_users_ids", "users_ids": ["1", "2"]],
            "delete": ["access": "owner"], "create": ["access": "open", "primary": true],
        ]
        #expect(answer["acl"] == acl)
        #expect(answer["application_id"] == 76_730)
        let fields: JSONValue = [
            ["name": "name", "type": "String"], ["name": "last_name", "type": "String"],
            ["name": "age", "type": "Integer"], ["is_array": "1", "name": "tags", "type": "String"],
        ]
        #expect(answer["custom_fields"] == fields)
        #expect(answer["name"] == "UserCustomProfile")
        #expect(answer["user_id"] == 7)
        #expect(try api.send("GET", "/class/UserCustomProfile.json").json == answer)
        #expect(try api.send("GET", "/class.json").member("items") == [answer])
        let records = try api.send("GET", "/data/UserCustomProfile.json?skip=3").json
        #expect(records == ["class_name": "UserCustomProfile", "skip": 3, "limit": 100, "items": []])
    }

    @Test func `are what data is checked against from then on`() throws {
        var api = InProcess()
        let dialog = #"{"type":1,"name":"n","data":{"class_name":"Room","seats":"3"}}"#
        #expect(try api.create(dialog).member("data") == ["class_name": "Room", "seats": "3"])
        #expect(create(&api, #"{"name":"Hall"}"#).status == 201)
        #expect(api.create(dialog).status == 403)
        #expect(create(&api, #"{"name":"Room","fields":{"seats":"Integer"}}"#).status == 201)
        #expect(try api.create(dialog).member("data") == ["class_name": "Room", "seats": 3])
        let id = try api.newDialog(#"{"type":1,"name":"n"}"#)
        #expect(api.update(id, #"{"data":{"class_name":"Room","doors":1}}"#).status == 403)
        #expect(api.update(id, #"{"data":{"class_name":"Room","seats":1}}"#).status == 200)
    }

    @Test func `are created by a key alone`() throws {
        var api = InProcess()
        for token in ["token", "application"] {
            let headers = SandboxRequest.Headers(contentType: "application/json", token: token)
            let body = Array(#"{"name":"Room"}"#.utf8)
            let request = SandboxRequest(method: "POST", target: "/class.json", headers: headers, body: body)
            #expect(api.router.answer(request).response.status == 403)
        }
        #expect(try api.send("GET", "/class.json").member("items") == [])
    }

    @Test(arguments: [
        (#"{"name":"Room"}"#, #"{"name":["has already been taken"]}"#),
        ("{}", #"{"name":["can't be blank"]}"#), (#"{"name":"a b"}"#, #"{"name":["is invalid"]}"#),
        (#"{"name":"1a"}"#, #"{"name":["is invalid"]}"#),
        (#"{"name":"A","fields":["x"]}"#, #"{"fields":["is invalid"]}"#),
        (#"{"name":"A","fields":{"x":"Text"}}"#, #"{"fields":["has a field of an unknown type"]}"#),
        (#"{"name":"A","fields":{"class_name":"String"}}"#, #"{"fields":["is invalid"]}"#),
        (#"{"name":"A","permissions":{"create":{"access":"all"}}}"#, #"{"permissions":["is invalid"]}"#),
        (#"{"name":"A","permissions":{"make":{"access":"open"}}}"#, #"{"permissions":["is invalid"]}"#),
    ])
    func `are refused with 422`(body: String, errors: String) throws {
        var api = InProcess()
        #expect(create(&api, #"{"name":"Room"}"#).status == 201)
        let response = create(&api, body)
        #expect(response.status == 422)
        #expect(try response.member("errors") == JSONValue(parsing: Array(errors.utf8)))
    }

    @Test func `are no more than can be kept, with no more fields`() throws {
        let fields = (0...CustomClass.mostFields).map { #""f\#($0)":"String""# }.joined(separator: ",")
        var api = InProcess()
        #expect(create(&api, #"{"name":"A","fields":{\#(fields)}}"#).status == 422)
        for number in 1...CustomClasses.most { #expect(create(&api, #"{"name":"C\#(number)"}"#).status == 201) }
        #expect(create(&api, #"{"name":"More"}"#).status == 503)
    }

    @Test(arguments: ["/class/Room.json", "/data/Room.json", "/data/%FF.json"])
    func `are not there where none is declared, though every class is allowed`(path: String) throws {
        var api = InProcess()
        let response = api.send("GET", path)
        #expect(response.status == 403)
        #expect(try response.json == ["errors": ["Undefined class"]])
    }

    @Test func `may be declared in the file`() throws {
        var api = InProcess(classes: CustomClasses(["Room": ["b": CustomFieldType(.string), "a": .init(.integer)]]))
        #expect(create(&api, #"{"name":"Room"}"#).status == 422)
        let fields: JSONValue = [["name": "a", "type": "Integer"], ["name": "b", "type": "String"]]
        #expect(try api.send("GET", "/class/Room.json").member("custom_fields") == fields)
    }
}
