import Dialogs
import HTTP
import QuickBlox
import TestSupport
import Testing

@Suite struct DecodingTests {
    private func dialog(_ row: String) async throws -> LiveDialog {
        let transport = StubTransport(.answer(#"{"total_entries":1,"items":[\#(row)]}"#))
        return try #require(try await QuickBloxStore(transport).list(DialogQuery(), as: 1).dialogs.first)
    }

    @Test func `reads every field that a plan needs`() async throws {
        let live = try await dialog(
            #"""
            {"_id": "5d75393ba28f9a17e1cb0f9e", "created_at": "2019-09-08T17:24:11Z", "last_message": {"x": [1]},
             "name": "New Year \u00fc \ud83c\udf89", "occupants_ids": [96753878, 96754523], "admin_ids": [96753878],
             "photo": "68123", "type": 2, "user_id": 96753878, "unread_messages_count": 0, "is_join_required": 1,
             "xmpp_room_jid": "76730_5d75393ba28f9a17e1cb0f9e@muc.chat.quickblox.com",
             "data": {"class_name": "Room", "a": "x", "b": 3, "c": 1.5, "d": true, "e": null, "f": [1, {"g": "h"}]}}
            """#
        )
        let expected = LiveDialog(
            id: try #require(DialogID(hexDigits: "5d75393ba28f9a17e1cb0f9e")),
            type: .group,
            name: "New Year ü 🎉",
            occupants: [96_753_878, 96_754_523],
            admins: [96_753_878],
            photo: "68123",
            joinRequired: true,
            className: "Room",
            data: [
                "a": .scalar(.text("x")), "b": .scalar(.integer(3)), "c": .scalar(.decimal(1.5)),
                "d": .scalar(.boolean(true)), "e": .null, "f": .composite(#"[1,{"g":"h"}]"#),
            ],
            creator: 96_753_878,
            roomJID: "76730_5d75393ba28f9a17e1cb0f9e@muc.chat.quickblox.com",
            createdAt: "2019-09-08T17:24:11Z"
        )
        #expect(live == expected)
    }

    @Test func `null and absent fields are nothing`() async throws {
        let nulls =
            #"{"_id":"a","type":3,"name":null,"occupants_ids":null,"admin_ids":null,"photo":null,"data":null"#
            + #","is_join_required":null,"user_id":null,"xmpp_room_jid":null,"created_at":null}"#
        let bare = LiveDialog(id: try #require(DialogID(serverText: "a")), type: .private, name: nil)
        #expect(try await dialog(nulls) == bare)
        #expect(try await dialog(#"{"_id":"a","type":3}"#) == bare)
    }

    @Test(arguments: [
        (#"{"_id":"a","type":"2","occupants_ids":["1","2"],"user_id":"1","is_join_required":"1","photo":68123}"#, true),
        (#"{"_id":"a","type":2.0,"occupants_ids":"1, 2","user_id":1.0,"is_join_required":true,"photo":"68123"}"#, true),
        (
            #"{"_id":"a","type":2,"occupants_ids":[2,1,1,0,-5,"x",null,{}],"user_id":1,"is_join_required":"false","photo":"68123","user_id":1}"#,
            false
        ),
        (
            #"{"_id":"a","type":2,"occupants_ids":[1,2],"user_id":1,"is_join_required":0,"photo":"68123","data":[]}"#,
            false
        ),
    ])
    func `numbers as texts, texts as numbers, lists as texts`(row: String, joinRequired: Bool) async throws {
        let expected = LiveDialog(
            id: try #require(DialogID(serverText: "a")),
            type: .group,
            name: nil,
            occupants: [1, 2],
            photo: "68123",
            joinRequired: joinRequired,
            creator: 1
        )
        #expect(try await dialog(row) == expected)
    }

    @Test(arguments: [
        #"{"total_entries":1,"items":[{"type":2,"name":"x"}]}"#, #"{"total_entries":1,"items":[{"_id":"","type":2}]}"#,
        #"{"total_entries":1,"items":[{"_id":null,"type":2}]}"#, #"{"total_entries":1,"items":["x"]}"#,
        #"{"items":{"count":5}}"#, #"{"errors":["no"]}"#, "{}", "[]", "null", "", "<html></html>", #"{"items":["#,
        #"{"total_entries":0,"items":[]} x"#, "\u{FEFF}{}", #"{"items":[],"x":"# + String(repeating: "[", count: 5000),
        #"{"items":5}"#, #"{"items":"x","total_entries":0}"#, #"{"total_entries":"many"}"#,
    ])
    func `what is no list of dialogs is unreadable, never empty`(body: String) async throws {
        let transport = StubTransport(.answer(body))
        guard case .unreadable(let reason) = try await QuickBloxStore(transport).failure() else {
            Issue.record("it read \(body.prefix(100))")
            return
        }
        #expect(reason.status == 200)
        #expect(reason.text.hasPrefix("the answer cannot be read: "))
        #expect(transport.requests.count == 1)
    }

    @Test func `a web page is named as one`() async throws {
        let header = HTTPHeader("Content-Type", "text/html; charset=utf-8")
        let transport = StubTransport(.answer("<html>log in</html>", headers: [header]))
        let expected = FailureReason("the answer is a web page; check the endpoint", status: 200)
        #expect(try await QuickBloxStore(transport).failure() == .unreadable(expected))
    }
}
