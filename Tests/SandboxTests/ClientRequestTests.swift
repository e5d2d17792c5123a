import JSON
import TestSupport
import Testing

@testable import Sandbox

/// What clients of the API send, byte for byte: each must be understood as intended.
@Suite(.serialized) struct ClientRequestTests {
    private static let post = "POST /chat/Dialog.json HTTP/1.1"
    private static let form = "Content-Type: application/x-www-form-urlencoded"
    private static let json = "Content-Type: application/json"

    @Test(arguments: [
        (form, "name=New%20Year%20party&occupants_ids=96754523%2C%2096830631&type=2"),
        (json, #"{"type":2,"name":"New Year party","occupants_ids":"96754523,96830631"}"#),
        (json, #"{"occupants_ids":[96754523,96830631],"name":"New Year party","type":2}"#),
    ])
    func `1: bodies come as forms and as JSON`(type: String, body: String) async throws {
        try await RunningSandbox.run { sandbox in
            let answer = try sandbox.send([Self.post, type], body)
            #expect(answer.status == 201)
            #expect(try answer.json["name"] == "New Year party")
            #expect(try answer.json["occupants_ids"] == [96_753_878, 96_754_523, 96_830_631])
        }
    }

    @Test(arguments: [
        ("application/json; charset=utf-8", #"{"type":1,"name":"é"}"#),
        ("Application/JSON;charset=UTF-8", #"{"type":1,"name":"é"}"#),
        ("application/x-www-form-urlencoded; charset=UTF-8", "type=1&name=%C3%A9"),
        ("application/x-www-form-urlencoded;charset=utf-8", "type=1&name=é"),
    ])
    func `2: content types have a charset`(type: String, body: String) async throws {
        try await RunningSandbox.run { sandbox in
            let answer = try sandbox.send([Self.post, "Content-Type: \(type)"], body)
            #expect(try answer.json["name"] == "é")
        }
    }

    @Test(arguments: [
        "type=2&name=a&data[class_name]=Room&data[floor]=3",
        "type=2&name=a&data%5Bclass_name%5D=Room&data%5Bfloor%5D=3",
        "type=2&name=a&data%5bclass_name%5d=Room&data[floor%5D=3",
    ])
    func `3: keys nest in brackets, raw or encoded`(body: String) async throws {
        try await RunningSandbox.run { sandbox in
            let created = try sandbox.send([Self.post, Self.form], body).json
            #expect(created["data"] == ["class_name": "Room", "floor": "3"])
            let id = try #require(created["_id"]?.text)
            let push = "push_all%5Boccupants_ids%5D%5B%5D=5&push_all[occupants_ids][]=4"
            let updated = try sandbox.send(["PUT /chat/Dialog/\(id).json HTTP/1.1", Self.form], push)
            #expect(try updated.json["occupants_ids"] == [4, 5, 96_753_878])
            #expect(try sandbox.names("type%5Bin%5D=2,3&data%5Bclass_name%5D=Room&data[floor]=3") == ["a"])
            #expect(try sandbox.names("type[in]=1") == [])
        }
    }

    @Test(arguments: [
        (json, #"{"type":2,"name":"a","occupants_ids":[1,2]}"#, [1, 2]),
        (json, #"{"type":2,"name":"a","occupants_ids":"1,2"}"#, [1, 2]),
        (json, #"{"type":2,"name":"a","occupants_ids":["1","2"]}"#, [1, 2]),
        (form, "type=2&name=a&occupants_ids=1,2", [1, 2]),
        (form, "type=2&name=a&occupants_ids=1%2C%202", [1, 2]),
        (form, "type=2&name=a&occupants_ids=1%2C+2", [1, 2]),
        (form, "type=2&name=a&occupants_ids[]=1%2C2", [1, 2]),
        (form, "type=2&name=a&occupants_ids[]=1&occupants_ids[]=2", [1, 2]),
        (form, "type=2&name=a&occupants_ids=", []),
        (form, "type=2&name=a", []),
        (json, #"{"type":2,"name":"a","occupants_ids":""}"#, []),
        (json, #"{"type":2,"name":"a","occupants_ids":null}"#, []),
    ])
    func `4: an array has many spellings`(type: String, body: String, users: [Int]) async throws {
        try await RunningSandbox.run { sandbox in
            let expected = (users + [RunningSandbox.caller]).map(JSONValue.integer)
            #expect(try sandbox.send([Self.post, type], body).json["occupants_ids"] == .array(expected))
            let asAdmins = body.replacing("occupants_ids", with: "admin_ids")
            let admins = try sandbox.send([Self.post, type], asAdmins).json["admin_ids"]
            #expect(admins == .array(users.map(JSONValue.integer)))
        }
    }

    @Test func `4: an array has one more spelling in a filter`() async throws {
        try await RunningSandbox.run { sandbox in
            _ = try sandbox.create(#"{"type":2,"name":"a","occupants_ids":[1,2]}"#)
            _ = try sandbox.create(#"{"type":2,"name":"b","occupants_ids":[1]}"#)
            #expect(try sandbox.names("occupants_ids[all][]=1&occupants_ids[all][]=2") == ["a"])
        }
    }

    @Test func `5: numbers in a form are texts, and come back as numbers`() async throws {
        try await RunningSandbox.run { sandbox in
            let body = "type=2&name=12&is_join_required=1&occupants_ids=2&admin_ids=2&photo=68123"
            let dialog = try sandbox.send([Self.post, Self.form], body).json
            #expect(dialog["type"] == 2)
            #expect(dialog["is_join_required"] == 1)
            #expect(dialog["occupants_ids"] == [2, 96_753_878])
            #expect(dialog["admin_ids"] == [2])
            #expect(dialog["name"] == "12")
            #expect(dialog["photo"] == "68123")
            let list = try sandbox.send(["GET /chat/Dialog.json?limit=7&skip=1 HTTP/1.1"]).json
            #expect(list["limit"] == 7)
            #expect(list["skip"] == 1)
        }
    }

    @Test(arguments: [
        (form, "type[in]=1,3&sort_asc=created_at"), (form, "type%5Bin%5D=1%2C3&sort_asc=created_at"),
        (json, #"{"type":{"in":"1,3"},"sort_asc":"created_at"}"#), (json, "type[in]=1,3&sort_asc=created_at"),
    ])
    func `6: a GET has its filters in a body`(type: String, body: String) async throws {
        try await RunningSandbox.run { sandbox in
            _ = try sandbox.create(#"{"type":1,"name":"a"}"#)
            _ = try sandbox.create(#"{"type":2,"name":"b"}"#)
            #expect(try sandbox.send(["GET /chat/Dialog.json HTTP/1.1", type], body).names == ["a"])
        }
    }

    @Test(arguments: [
        (form, "force=1", true), (json, "force=1", true), (json, #"{"force":1}"#, true),
        ("Content-Type: application/json; charset=utf-8", "force=1", true), (form, " ", false), (json, " ", false),
        (form, "", false), (json, "{}", false),
    ])
    func `6: a DELETE has a body, though it be a form under the name of JSON or a space`(
        type: String,
        body: String,
        isForced: Bool
    ) async throws {
        try await RunningSandbox.run { sandbox in
            let id = try sandbox.newDialog(#"{"type":2,"name":"a","occupants_ids":[5]}"#)
            let answer = try sandbox.send(["DELETE /chat/Dialog/\(id).json HTTP/1.1", type], body)
            #expect(answer.status == 200)
            #expect(try sandbox.names() == [])
            #expect(try sandbox.names(as: 5) == (isForced ? [] : ["a"]))
        }
    }

    @Test func `7: all parameters of a POST or PUT are in the query, beside an empty body of JSON`() async throws {
        try await RunningSandbox.run { sandbox in
            let post = "POST /chat/Dialog.json?type=2&name=New+Year&occupants_ids=5%2C6 HTTP/1.1"
            let created = try sandbox.send([post, Self.json], "").json
            #expect(created["occupants_ids"] == [5, 6, 96_753_878])
            let id = try #require(created["_id"]?.text)
            let put = "PUT /chat/Dialog/\(id).json?name=Old&pull_all[occupants_ids][]=5 HTTP/1.1"
            let updated = try sandbox.send([put, Self.json], "").json
            #expect(updated["name"] == "Old")
            #expect(updated["occupants_ids"] == [6, 96_753_878])
        }
    }

    @Test(arguments: ["type=1&name=New+Year+é", "type=1&name=New%20Year%20%C3%A9", "type=1&name=New Year é"])
    func `8: a space is a plus, encoded or raw, and text is encoded or raw`(body: String) async throws {
        try await RunningSandbox.run { sandbox in
            let answer = try sandbox.send([Self.post, Self.form], body)
            #expect(try answer.json["name"] == "New Year é")
            #expect(try sandbox.names("name=New+Year+%C3%A9") == ["New Year é"])
            #expect(try sandbox.names("name=New%20Year%20%C3%A9") == ["New Year é"])
        }
    }

    @Test func `8: a URL has raw brackets and commas`() async throws {
        try await RunningSandbox.run { sandbox in
            _ = try sandbox.create(#"{"type":2,"name":"a","occupants_ids":[5,6]}"#)
            #expect(try sandbox.names("type[in]=2,3&occupants_ids[all]=5,6") == ["a"])
            #expect(try sandbox.names("type[in]=1,3") == [])
        }
    }

    @Test(arguments: ["?", "?&type=2&", "?type=2&&", "?&&", "?photo&type=2", "?type=2&=&=x", "?limit&skip&type[in]=2"])
    func `9: odd query strings are no errors`(query: String) async throws {
        try await RunningSandbox.run { sandbox in
            _ = try sandbox.create(#"{"type":2,"name":"a"}"#)
            let answer = try sandbox.send(["GET /chat/Dialog.json\(query) HTTP/1.1"])
            #expect(answer.status == 200)
            #expect(try answer.names == ["a"])
        }
    }

    @Test func `10: a name of null in a PUT means no change`() async throws {
        try await RunningSandbox.run { sandbox in
            let id = try sandbox.newDialog(#"{"type":2,"name":"a"}"#)
            let body = #"{"name":null,"photo":null,"push_all":{"occupants_ids":[5]},"pull_all":null}"#
            let answer = try sandbox.send(["PUT /chat/Dialog/\(id).json HTTP/1.1", Self.json], body)
            #expect(answer.status == 200)
            #expect(try answer.json["name"] == "a")
            #expect(try answer.json["occupants_ids"] == [5, 96_753_878])
        }
    }

    @Test(arguments: [
        ["Qb-Token: \(RunningSandbox.token)"], ["qb-token: \(RunningSandbox.token)"],
        ["authorization: ApiKey \(RunningSandbox.apiKey)", "on-behalf-of: \(RunningSandbox.caller)"],
        ["AUTHORIZATION: apikey \(RunningSandbox.apiKey)", "ON-BEHALF-OF: \(RunningSandbox.caller)"],
    ])
    func `12: header names come in any case`(credentials: [String]) async throws {
        try await RunningSandbox.run { sandbox in
            let body = "type=2&name=a"
            let lines =
                [
                    Self.post, "host: localhost", "content-length: \(body.utf8.count)",
                    "content-type: application/x-www-form-urlencoded",
                ] + credentials
            let client = try LoopbackClient(port: sandbox.port)
            client.send(lines.joined(separator: "\r\n") + "\r\n\r\n" + body)
            let answer = try client.receive()
            #expect(answer.status == 201)
            #expect(try answer.json["user_id"] == .integer(RunningSandbox.caller))
        }
    }

    @Test func `14: the recipe for custom parameters, which is not JSON, is refused as such`() async throws {
        try await RunningSandbox.run { sandbox in
            let body = """
                {
                  "type": 2,
                  "name": "Awesome chat",
                  "occupants_ids": "55,678,22",
                  "data": {
                    "class_name": "AdditionalData",
                    "category": "family",
                  }
                }
                """
            let answer = try sandbox.send([Self.post, Self.json], body)
            #expect(answer.status == 400)
            #expect(answer.text.hasPrefix(#"{"errors":["the body is not valid JSON"#))
            #expect(try sandbox.names() == [])
        }
    }

    @Test func `15: a connection stays open, and a body is read before an error is answered`() async throws {
        try await RunningSandbox.run { sandbox in
            let client = try LoopbackClient(port: sandbox.port)
            let type = "Accept-Encoding: gzip, deflate, br"
            let long = String(repeating: "x", count: 300_000)
            client.send(RunningSandbox.bytes([Self.post, Self.json, type], "{\"type\":9,\"name\":\"\(long)\"}"))
            #expect(try client.receive().status == 422)
            client.send(
                RunningSandbox.bytes(["POST /nowhere.json HTTP/1.1", Self.json, type], "{\"name\":\"\(long)\"}")
            )
            #expect(try client.receive().status == 404)
            client.send(RunningSandbox.bytes([Self.post, Self.json, type], #"{"type":1,"name":"a"}"#))
            let answer = try client.receive()
            #expect(answer.status == 201)
            #expect(answer["content-encoding"] == nil)
            #expect(try answer.json["name"] == "a")
        }
    }
}
