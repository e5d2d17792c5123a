import JSON
import Testing

@testable import Sandbox

/// Messages, and what they change in their dialogs.
@Suite(.serialized) struct MessageTests {
    private func post(_ api: inout InProcess, _ body: String, as user: Int = 7) -> SandboxResponse {
        api.send("POST", "/chat/Message.json", as: user, type: "application/json", body: body)
    }

    private func unread(_ api: inout InProcess, _ id: String, as user: Int) throws -> JSONValue? {
        let listed = try api.send("GET", "/chat/Dialog.json?_id=\(id)", as: user).member("items")?.array?.first
        #expect(try listed?["unread_messages_count"] == api.show(id, as: user).member("unread_messages_count"))
        return listed?["unread_messages_count"]
    }

    @Test func `are answered as in the reference's sample`() throws {
        var api = InProcess()
        let id = try api.newDialog(#"{"type":2,"name":"a"}"#)
        let body = """
            {"chat_dialog_id":"\(id)","message":"look","send_to_chat":1,"markable":1,"is_pinned":false,
             "attachments":{"0":{"type":"image","id":"47863"},"1":{"type":"image","id":"47864"}}}
            """
        let response = post(&api, body)
        #expect(response.status == 201)
        let answer = try #require(try response.json.object)
        let expected: JSONValue = [
            "_id": answer["_id"] ?? .null, "is_pinned": false,
            "attachments": [["type": "image", "id": "47863"], ["type": "image", "id": "47864"]],
            "chat_dialog_id": .string(id), "created_at": nil, "date_sent": .integer(RunningSandbox.time),
            "delivered_ids": [], "markable": 1, "message": "look", "read_ids": [], "recipient_id": 0, "sender_id": 7,
            "updated_at": nil, "read": 0,
        ]
        #expect(.object(answer) == expected)
        let listed = try api.send("GET", "/chat/Message.json?chat_dialog_id=\(id)").json
        #expect(listed["skip"] == 0)
        #expect(listed["limit"] == 100)
        #expect(listed["items"]?.array?.first?["read_ids"] == [7])
        #expect(listed["items"]?.array?.first?["created_at"] == "2019-09-08T17:24:11Z")
        #expect(listed.object?.members.map(\.key) == ["skip", "limit", "items"])
    }

    @Test func `fill the last message of their dialog, and move it to the front`() throws {
        let clock = TestClock()
        var api = try InProcess(assuming: [], now: clock.now)
        let ids = try ["a", "b", "c"].map { try api.newDialog(#"{"type":2,"name":"\#($0)","occupants_ids":[8]}"#) }
        #expect(try api.names() == ["c", "b", "a"])
        clock.advance(by: 60)
        let message = try post(&api, #"{"chat_dialog_id":"\#(ids[0])","message":"hi"}"#, as: 8).member("_id")
        #expect(try api.names() == ["a", "c", "b"])
        let dialog = try api.show(ids[0]).json
        #expect(dialog["last_message"] == "hi")
        #expect(dialog["last_message_date_sent"] == .integer(RunningSandbox.time + 60))
        #expect(dialog["last_message_id"] == message)
        #expect(dialog["last_message_user_id"] == 8)
        #expect(dialog["updated_at"] == "2019-09-08T17:25:11Z")
        #expect(dialog["created_at"] == "2019-09-08T17:24:11Z")
        clock.advance(by: 60)
        _ = post(&api, #"{"chat_dialog_id":"\#(ids[1])","message":"ho"}"#)
        #expect(try api.names() == ["b", "a", "c"])
        #expect(try api.names("sort_asc=updated_at") == ["c", "a", "b"])
        #expect(try api.names("last_message_date_sent[gt]=\(RunningSandbox.time + 60)") == ["b"])
        clock.advance(by: 60)
        _ = post(&api, #"{"chat_dialog_id":"\#(ids[0])","message":"again"}"#)
        #expect(try api.names() == ["a", "b", "c"])
        _ = api.delete(ids[0], "force=1")
        #expect(try api.names() == ["b", "c"])
    }

    @Test func `are written by occupants, and in public dialogs by everybody`() throws {
        var api = InProcess()
        let group = try api.newDialog(#"{"type":2,"name":"a","occupants_ids":[8]}"#)
        let open = try api.newDialog(#"{"type":1,"name":"b"}"#)
        let statuses = [7, 8, 9].map { user in
            [group, open].map { post(&api, #"{"chat_dialog_id":"\#($0)","message":"x"}"#, as: user).status }
        }
        #expect(statuses == [[201, 201], [201, 201], [403, 201]])
        #expect(api.send("GET", "/chat/Message.json?chat_dialog_id=\(group)", as: 9).status == 403)
        #expect(api.send("GET", "/chat/Message.json?chat_dialog_id=\(open)", as: 9).status == 200)
        let unknown = "5d75393ba28f9a17e1cb0f9e"
        #expect(post(&api, #"{"chat_dialog_id":"\#(unknown)","message":"x"}"#).status == 404)
        #expect(api.send("GET", "/chat/Message.json?chat_dialog_id=\(unknown)").status == 404)
        let session = SandboxRequest.Headers(token: "application")
        let request = SandboxRequest(method: "GET", target: "/chat/Message.json", headers: session)
        #expect(api.router.answer(request).response.status == 422)
    }

    @Test(arguments: [
        (#"{"message":"x"}"#, 400), (#"{"chat_dialog_id":"ID"}"#, 422), (#"{"chat_dialog_id":"ID","message":""}"#, 422),
        (#"{"chat_dialog_id":"ID","message":["x"]}"#, 400), (#"{"chat_dialog_id":"ID","attachments":1}"#, 400),
        (#"{"chat_dialog_id":"ID","message":"LONG"}"#, 422),
        (#"{"chat_dialog_id":"ID","message":"x","y":"LONGLONG"}"#, 422),
        (#"{"chat_dialog_id":"ID","attachments":[{"id":"1"}]}"#, 201), (#"{"chat_dialog_id":"ID","message":5}"#, 201),
        (#"{"recipient_id":7,"message":"x"}"#, 400), (#"{"recipient_id":"x","message":"x"}"#, 400),
    ])
    func `are refused without a place or a text, and with too much`(body: String, status: Int) throws {
        var api = InProcess()
        let id = try api.newDialog(#"{"type":2,"name":"a"}"#)
        let long = String(repeating: "x", count: 5_001)
        #expect(post(&api, body.replacing("ID", with: id).replacing("LONG", with: long)).status == status)
        #expect(try api.show(id).member("last_message_user_id") == (status == 201 ? 7 : .null))
    }

    @Test func `to a recipient make the private dialog, and show it again to who had deleted it`() throws {
        var api = InProcess()
        let first = try post(&api, #"{"recipient_id":8,"message":"hi"}"#).json
        #expect(first["recipient_id"] == 8)
        let id = try #require(first["chat_dialog_id"]?.text)
        #expect(try api.show(id, as: 8).member("occupants_ids") == [7, 8])
        #expect(api.delete(id, as: 8).status == 200)
        #expect(try api.names(as: 8) == [])
        let second = try post(&api, #"{"recipient_id":8,"message":"still there?"}"#).json
        #expect(second["chat_dialog_id"]?.text == id)
        #expect(try api.names(as: 8) == [id])
        let answer = try post(&api, #"{"chat_dialog_id":"\#(id)","message":"yes"}"#, as: 8).json
        #expect(answer["recipient_id"] == 7)
    }

    @Test func `are unread until they are listed`() throws {
        var api = InProcess()
        let id = try api.newDialog(#"{"type":2,"name":"a","occupants_ids":[8]}"#)
        let other = try api.newDialog(#"{"type":1,"name":"b"}"#)
        for text in ["1", "2", "3"] { _ = post(&api, #"{"chat_dialog_id":"\#(id)","message":"\#(text)"}"#) }
        _ = post(&api, #"{"chat_dialog_id":"\#(other)","message":"x"}"#)
        #expect(try unread(&api, id, as: 7) == 0)
        #expect(try unread(&api, id, as: 8) == 3)
        let count = { (query: String) in try api.send("GET", "/chat/Message/unread.json?\(query)", as: 8).json }
        #expect(try count("") == ["total": 4])
        let expected = JSONObject([
            .init(key: "total", value: 4), .init(key: id, value: 3), .init(key: other, value: 1),
        ])
        #expect(try count("chat_dialog_ids=\(id),\(other),5d75393ba28f9a17e1cb0f9e,x") == .object(expected))
        let list = { (query: String) in api.send("GET", "/chat/Message.json?chat_dialog_id=\(id)&\(query)", as: 8) }
        #expect(list("mark_as_read=0").status == 200)
        #expect(list("count=1").text == #"{"items":{"count":3}}"#)
        #expect(try unread(&api, id, as: 8) == 3)
        #expect(try list("limit=2").member("items")?.array?.map { $0["message"] } == ["1", "2"])
        #expect(try unread(&api, id, as: 8) == 1)
        #expect(try list("").member("items")?.array?.map { $0["read_ids"] } == [[7, 8], [7, 8], [7]])
        #expect(try unread(&api, id, as: 8) == 0)
        #expect(try api.update(id, #"{"name":"z"}"#, as: 8).member("unread_messages_count") == 0)
        let page = "/chat/Dialog.json?include_unread_message_count=0"
        let items = try api.send("GET", page, as: 8).member("items")?.array
        #expect(items?.map { $0["unread_messages_count"] } == [.null, .null])
    }

    @Test(arguments: [("kept", 1), ("marked", 0)])
    func `of private dialogs are read by listing where that is assumed`(value: String, count: Int) throws {
        var api = try InProcess(assuming: ["read-private=\(value)"])
        let id = try #require(try post(&api, #"{"recipient_id":8,"message":"hi"}"#).member("chat_dialog_id")?.text)
        _ = api.send("GET", "/chat/Message.json?chat_dialog_id=\(id)", as: 8)
        #expect(try unread(&api, id, as: 8) == .integer(count))
    }

    @Test func `are listed by filters, in an order, in pages`() throws {
        let clock = TestClock()
        var api = try InProcess(assuming: [], now: clock.now)
        let id = try api.newDialog(#"{"type":2,"name":"a","occupants_ids":[8]}"#)
        for (text, user) in [("hi guys", 7), ("b", 8), ("guys", 8)] {
            _ = post(&api, #"{"chat_dialog_id":"\#(id)","message":"\#(text)"}"#, as: user)
            clock.advance(by: 10)
        }
        let list = { (query: String) in
            let path = "/chat/Message.json?chat_dialog_id=\(id)&\(query)"
            return try api.send("GET", path).member("items")?.array?.compactMap { $0["message"]?.text } ?? []
        }
        let time = RunningSandbox.time
        #expect(try list("message[ctn]=guys") == ["hi guys", "guys"])
        #expect(try list("date_sent[lt]=\(time + 20)&sort_desc=date_sent") == ["b", "hi guys"])
        #expect(try list("sender_id[in]=8,9") == ["b", "guys"])
        #expect(try list("sender_id[ne]=8&unknown=1") == ["hi guys"])
        #expect(try list("sort_asc=message") == ["b", "guys", "hi guys"])
        #expect(try list("skip=1&limit=1") == ["b"])
        #expect(try list("message=b") == ["b"])
        let first = try api.send("GET", "/chat/Message.json?chat_dialog_id=\(id)&limit=1").member("items")
        let message = try #require(first?.array?.first?["_id"]?.text)
        #expect(try list("_id=\(message)") == ["hi guys"])
        #expect(try list("_id[ne]=\(message)") == ["b", "guys"])
        #expect(api.send("GET", "/chat/Message.json").status == 400)
    }

    @Test func `of which the newest are kept, and none of a dialog that is gone`() throws {
        var history = MessageHistory()
        let dialogs = try ["5d0000000000000000000001", "5d0000000000000000000002"].map {
            try #require(DialogIdentifier($0))
        }
        for number in 1...(MessageHistory.most + 10) {
            history.append(
                Message(
                    id: DialogIdentifier(seconds: number, counter: UInt64(number)),
                    dialogID: dialogs[number % 2],
                    sender: 7,
                    recipient: 0,
                    text: String(number),
                    dateSent: Timestamp(seconds: number),
                    attachments: [],
                    isMarkable: false,
                    custom: JSONObject()
                )
            )
        }
        #expect(history.count == MessageHistory.most)
        #expect(history.messages(of: dialogs[1]).first?.text == "11")
        #expect(history.all.first?.text == "11")
        history.forget(dialogs[1])
        #expect(history.count == MessageHistory.most / 2)
        #expect(history.messages(of: dialogs[1]).isEmpty)
        history.forget(dialogs[1])
        history.forget(dialogs[0])
        #expect(history.isEmpty)
        #expect(history.count == 0)
    }

    @Test func `are logged as a change of their dialog`() throws {
        var api = InProcess()
        let id = try api.newDialog(#"{"type":2,"name":"a"}"#)
        let headers = SandboxRequest.Headers(contentType: "application/json", token: "token")
        let body = Array(#"{"chat_dialog_id":"\#(id)","message":"x"}"#.utf8)
        let request = SandboxRequest(method: "POST", target: "/chat/Message.json", headers: headers, body: body)
        #expect(api.router.answer(request).entry.dialogID == id)
    }
}
