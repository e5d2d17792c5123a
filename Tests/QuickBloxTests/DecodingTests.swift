import Dialogs
import HTTP
import JSON
import QuickBlox
import TestSupport
import Testing

@Suite struct DecodingTests {
    private func dialog(_ row: String) async throws -> LiveDialog {
        let transport = StubTransport(.response(#"{"total_entries":1,"items":[\#(row)]}"#))
        return try #require(try await QuickBloxStore(transport).list(DialogQuery(), as: 1).dialogs.first)
    }

    private func row(_ text: String, leavingOut leftOut: Set<DialogID> = [.number(2)]) throws -> DialogRow {
        try #require(DialogPage(parsing: Array(#"{"items":[\#(text)]}"#.utf8), leavingOut: leftOut).rows.first)
    }

    @Test func `of a dialog that is left out no more is read than a query asks for`() throws {
        let id = #""_id": "\#(DialogID.number(2))""#
        let queried = #""type": 2, "name": "a", "occupants_ids": [1, 2]"#
        let others = #""admin_ids": [1], "user_id": 1, "data": {"class_name": "Room", "a": "x"}, "photo": "1""#
        let first = try row("{\(id), \(others), \(queried)}")
        #expect(first.isLeftOut)
        var expected = LiveFields()
        (expected.name, expected.occupants) = ("a", [1, 2])
        expected.data = LiveData(className: "Room", fields: ["a": .scalar(.text("x"))])
        #expect(first.dialog == LiveDialog(id: .number(2), type: .group, fields: expected))
        let last = try row("{\(queried), \(others), \(id)}")
        #expect(last.isLeftOut)
        #expect(last.dialog?.occupants == [1, 2])
        let kept = try row("{\(id), \(others), \(queried)}", leavingOut: [.number(3)])
        #expect(!kept.isLeftOut)
        #expect(kept.dialog?.admins == [1])
        #expect(kept.dialog?.className == "Room")
    }

    @Test func `what nobody reads of a dialog that is left out must be JSON, and its '_id' one`() throws {
        let id = #""_id": "\#(DialogID.number(2))""#
        #expect(throws: JSONError.self) { try row(#"{\#(id), "type": 2, "data": {"a" 1}}"#) }
        #expect(throws: JSONError.self) { try row(#"{\#(id), "type": 2, "_id": "\#(DialogID.number(3))"}"#) }
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
        ("true", true), ("false", false), ("1", true), ("0", false), (#""1""#, true), (#""true""#, true),
        (#""0""#, false),
        (#""false""#, false), ("2", nil), ("1.0", nil), ("-0", nil), ("1e0", nil), (#""yes""#, nil), ("[1]", nil),
        ("{}", nil), ("null", nil),
    ])
    func `a flag is a boolean, 1 or 0, or a text of these`(value: String, flag: Bool?) async throws {
        let live = try await dialog(#"{"is_join_required":\#(value),"_id":"a","type":2}"#)
        #expect(live.joinRequired == flag)
        #expect(live.id == DialogID(serverText: "a"))
    }

    @Test(arguments: [
        ("[]", []), ("[5,\"3\", 12345678 ,4.0,3]", [3, 4, 5, 12_345_678]), ("[1.5,-1,0,null,[2],{},\"x\",7]", [7]),
        ("[999999999999999999,9223372036854775807]", [999_999_999_999_999_999, .max]), ("[9223372036854775808]", []),
        ("\"3, 1 x,2\"", [1, 2, 3]), ("{\"a\":[1]}", []), ("7", []), ("null", []),
    ])
    func `a list of users is what of it makes sense`(value: String, users: [Int]) async throws {
        let live = try await dialog(#"{"occupants_ids":\#(value),"_id":"a","type":2}"#)
        #expect(live.occupants.sorted().map(\.rawValue) == users)
    }

    @Test func `of a key that comes twice the last value counts, even if it says nothing`() async throws {
        let row =
            #"{"_id":"b","name":"x","type":1,"data":{"class_name":"R","a":1},"name":null,"_id":"a","data":[],"type":2}"#
        #expect(
            try await dialog(row) == LiveDialog(id: try #require(DialogID(serverText: "a")), type: .group, name: nil)
        )
    }

    @Test(arguments: [
        ("null", LiveValue.null), ("-0.5", .scalar(.decimal(-0.5))), ("12345678901", .scalar(.integer(12_345_678_901))),
        ("false", .scalar(.boolean(false))), (#""\u00e9""#, .scalar(.text("é"))),
        (#"{"b":[1,{"c":[]}],"d":"\n"}"#, .composite(#"{"b":[1,{"c":[]}],"d":"\n"}"#)),
    ])
    func `custom data is read as it is, whatever its keys`(json: String, value: LiveValue) async throws {
        let key = "a key that is longer than others, ключ"
        let live = try await dialog(#"{"data":{"\#(key)":\#(json),"class_name":7,"":1},"_id":"a","type":2}"#)
        #expect(live.data == ["": .scalar(.integer(1)), ExactText(key): value])
        #expect(live.className == "7")
    }

    @Test func `a page that is cut off anywhere is unreadable`() throws {
        let page = Array(
            #"""
            {"total_entries":2, "items":[{"_id":"5d","occupants_ids":[1,"2"],"last_message":{"x":[null,true]}, "name":"é"},
            {"_id":"5e","type":1,"data":{"class_name":"R","a":-1.5e3},"is_join_required":0}] }
            """#.utf8
        )
        #expect(try DialogPage(parsing: page).rows.count == 2)
        for count in page.indices {
            #expect(throws: (any Error).self) { try DialogPage(parsing: Array(page[..<count])) }
        }
    }

    @Test(arguments: [
        #"{"total_entries":1,"items":[{"type":2,"name":"x"}]}"#, #"{"total_entries":1,"items":[{"_id":"","type":2}]}"#,
        #"{"total_entries":1,"items":[{"_id":null,"type":2}]}"#, #"{"total_entries":1,"items":["x"]}"#,
        #"{"items":{"count":5}}"#, #"{"errors":["no"]}"#, "{}", "[]", "null", "", "<html></html>", #"{"items":["#,
        #"{"total_entries":0,"items":[]} x"#, "\u{FEFF}{}", #"{"items":[],"x":"# + String(repeating: "[", count: 5000),
        #"{"items":5}"#, #"{"items":"x","total_entries":0}"#, #"{"total_entries":"many"}"#,
    ])
    func `what is no list of dialogs is unreadable, never empty`(body: String) async throws {
        let transport = StubTransport(.response(body))
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
        let transport = StubTransport(.response("<html>log in</html>", headers: [header]))
        let expected = FailureReason("the answer is a web page; check the endpoint", status: 200)
        #expect(try await QuickBloxStore(transport).failure() == .unreadable(expected))
    }
}
