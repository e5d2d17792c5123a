import JSON
import TestSupport
import Testing

@testable import Sandbox

/// What clients of the API depend on in its responses.
@Suite(.serialized) struct ClientAnswerTests {
    private static let json = "Content-Type: application/json"
    private static let second = 96_754_523

    @Test func `22: creating is 201, all else is 200`() async throws {
        try await RunningSandbox.run { sandbox in
            let body = #"{"type":2,"name":"a"}"#
            let created = try sandbox.send(["POST /chat/Dialog.json HTTP/1.1", Self.json], body)
            #expect(created.status == 201)
            let id = try #require(try created.json["_id"]?.text)
            #expect(try sandbox.send(["GET /chat/Dialog.json HTTP/1.1"]).status == 200)
            #expect(try sandbox.send(["GET /chat/Dialog/\(id).json HTTP/1.1"]).status == 200)
            #expect(try sandbox.send(["PUT /chat/Dialog/\(id).json HTTP/1.1", Self.json], "{}").status == 200)
        }
    }

    @Test func `22: one deleted dialog is answered with 200 and nothing, one unknown with 404`() async throws {
        try await RunningSandbox.run { sandbox in
            let id = try sandbox.newDialog(#"{"type":2,"name":"a"}"#)
            let answer = try sandbox.send(["DELETE /chat/Dialog/\(id).json HTTP/1.1"])
            #expect(answer.status == 200)
            #expect(answer.body == [])
            #expect(answer["content-length"] == "0")
            #expect(try sandbox.send(["DELETE /chat/Dialog/5d75393ba28f9a17e1cb0f9e.json HTTP/1.1"]).status == 404)
        }
    }

    @Test func `22: several deleted dialogs are answered in three parts`() async throws {
        try await RunningSandbox.run { sandbox in
            let mine = try sandbox.newDialog(#"{"type":1,"name":"a"}"#)
            let other = try sandbox.newDialog(#"{"type":1,"name":"b"}"#, as: Self.second)
            let line = "DELETE /chat/Dialog/\(mine),nonsense,\(other).json HTTP/1.1"
            let form = "Content-Type: application/x-www-form-urlencoded; charset=UTF-8"
            let answer = try sandbox.send([line, form], "force=1")
            #expect(answer.status == 200)
            let parts = [
                #"{"SuccessfullyDeleted":{"ids":["\#(mine)"]},"#, #""NotFound":{"ids":["nonsense"]},"#,
                #""WrongPermissions":{"ids":["\#(other)"]}}"#,
            ]
            #expect(answer.text == parts.joined())
        }
    }

    @Test func `22: force by another than the owner is 403`() async throws {
        try await RunningSandbox.run { sandbox in
            let id = try sandbox.newDialog(#"{"type":2,"name":"a","occupants_ids":[96754523]}"#)
            let answer = try sandbox.send(["DELETE /chat/Dialog/\(id).json?force=1 HTTP/1.1"], as: Self.second)
            #expect(answer.status == 403)
            #expect(try sandbox.names() == ["a"])
        }
    }

    @Test func `23: occupants ascend, with the caller, each once`() async throws {
        try await RunningSandbox.run { sandbox in
            let body = #"{"type":2,"name":"a","occupants_ids":[96831397,96754523,96831397,96753878]}"#
            let dialog = try sandbox.create(body)
            #expect(dialog["occupants_ids"] == [96_753_878, 96_754_523, 96_831_397])
        }
    }

    @Test(arguments: [("count=1", 3), ("count=1&limit=1&skip=2", 3), ("count=1&type=2", 2), ("count=1&name=x", 0)])
    func `24: a count stands in the place of the rows, and follows the filters alone`(
        query: String,
        count: Int
    ) async throws {
        try await RunningSandbox.run { sandbox in
            for name in ["a", "b"] { _ = try sandbox.create(#"{"type":2,"name":"\#(name)"}"#) }
            _ = try sandbox.create(#"{"type":1,"name":"c"}"#)
            let answer = try sandbox.send(["GET /chat/Dialog.json?\(query) HTTP/1.1"])
            #expect(answer.text == #"{"items":{"count":\#(count)}}"#)
        }
    }

    @Test func `25: errors have three shapes`() async throws {
        try await RunningSandbox.run { sandbox in
            let post = ["POST /chat/Dialog.json HTTP/1.1", Self.json]
            let missing = try sandbox.send(post, #"{"type":3}"#)
            #expect(missing.status == 400)
            #expect(missing.text == #"{"errors":["Occupants_ids is missing opponent ID."]}"#)
            let wrong = try sandbox.send(post, #"{"type":7}"#)
            #expect(wrong.status == 422)
            #expect(wrong.text == #"{"type":["is wrong."]}"#)
            let userless = try sandbox.send(["GET /chat/Dialog.json HTTP/1.1"], as: 0)
            #expect(userless.status == 422)
            #expect(userless.text == #"{"errors":{"base":["Forbidden. Need user."]}}"#)
            let client = try LoopbackClient(port: sandbox.port)
            client.send("GET /chat/Dialog.json HTTP/1.1\r\nHost: localhost\r\nQB-Token: expired\r\n\r\n")
            let stranger = try client.receive()
            #expect(stranger.status == 401)
            #expect(stranger.text == #"{"errors":["Required session does not exist"]}"#)
        }
    }

    @Test func `26: dates are ISO in answers and seconds in filters, and all members are always there`() async throws {
        try await RunningSandbox.run { sandbox in
            let dialog = try sandbox.create(#"{"type":2,"name":"a"}"#)
            #expect(dialog["created_at"] == "2019-09-08T17:24:11Z")
            #expect(dialog["updated_at"] == "2019-09-08T17:24:11Z")
            #expect(try sandbox.names("created_at[gte]=1567963451&updated_at[lte]=1567963451") == ["a"])
            #expect(try sandbox.names("created_at[gt]=1567963451") == [])
            let members = [
                "_id", "created_at", "last_message", "last_message_date_sent", "last_message_id",
                "last_message_user_id", "name", "occupants_ids", "admin_ids", "photo", "type", "updated_at", "user_id",
                "xmpp_room_jid", "unread_messages_count", "is_join_required",
            ]
            #expect(dialog.object?.members.map(\.key) == members)
            for member in ["last_message", "last_message_date_sent", "last_message_id", "last_message_user_id"] {
                #expect(dialog[member] == .null)
            }
        }
    }

    @Test func `27: only a private dialog has no room, no name of its own and nothing to join`() async throws {
        try await RunningSandbox.run { sandbox in
            let group = try sandbox.create(#"{"type":2,"name":"a"}"#)
            let id = try #require(group["_id"]?.text)
            #expect(id.wholeMatch(of: /[0-9a-f]{24}/) != nil)
            #expect(group["xmpp_room_jid"] == .string("76730_\(id)@muc.chat.quickblox.com"))
            #expect(group["unread_messages_count"] == .null)
            let items = try sandbox.send(["GET /chat/Dialog.json HTTP/1.1"]).json["items"]?.array
            #expect(items?.first?["unread_messages_count"] == 0)
            let open = try sandbox.create(#"{"type":1,"name":"a","is_join_required":1}"#)
            #expect(open["is_join_required"] == .null)
            let body = #"{"type":3,"name":"x","occupants_ids":[1],"admin_ids":[1],"is_join_required":1}"#
            let pair = try sandbox.create(body)
            #expect(pair["name"] != "x")
            #expect(pair["admin_ids"] == [])
            #expect(pair["is_join_required"] == .null)
            #expect(pair["xmpp_room_jid"] == .null)
        }
    }

    @Test func `28: creating a private dialog that exists gives that one back, from either side`() async throws {
        try await RunningSandbox.run { sandbox in
            let first = try sandbox.create(#"{"type":3,"occupants_ids":[96754523]}"#)
            let again = try sandbox.create(#"{"type":3,"occupants_ids":"96753878"}"#, as: Self.second)
            #expect(again["_id"] == first["_id"])
            #expect(again["user_id"] == .integer(RunningSandbox.caller))
            #expect(again["created_at"] == first["created_at"])
        }
    }

    @Test(arguments: [
        "unread_messages_count=0", "sender_id[in]=1,2", "occupants_ids=1,2", "occupants_ids[in]=1,2", "foo=bar",
        "name[all]=a", "type=x", "last_message[ctn]=x",
    ])
    func `29: what is no documented filter is ignored`(filter: String) async throws {
        try await RunningSandbox.run { sandbox in
            for name in ["a", "b"] { _ = try sandbox.create(#"{"type":2,"name":"\#(name)"}"#) }
            #expect(try sandbox.names(filter) == ["a", "b"])
        }
    }

    @Test func `29: a client finds the dialogs that it knows by their IDs`() async throws {
        try await RunningSandbox.run { sandbox in
            let ids = try ["a", "b", "c"].map { try sandbox.newDialog(#"{"type":2,"name":"\#($0)"}"#) }
            #expect(try sandbox.names("_id[in]=\(ids[0]),%20\(ids[2]),x") == ["a", "c"])
            #expect(try sandbox.names("_id%5Bnin%5D=\(ids[0])%2C\(ids[2])") == ["b"])
            #expect(try sandbox.names("_id[lte]=\(ids[1])") == ["a", "b"])
        }
    }

    @Test func `29: a client may ask for hundreds of IDs at once`() async throws {
        try await RunningSandbox.run { sandbox in
            let ids = try (0..<250).map { try sandbox.newDialog(#"{"type":1,"name":"\#($0)"}"#) }
            let list = (ids.reversed() + Array(repeating: "5d0000000000000000000009", count: 250))
                .joined(separator: "%2C")
            let line = "GET /chat/Dialog.json?_id%5Bin%5D=\(list)&sort_asc=created_at&skip=200 HTTP/1.1"
            let page = try sandbox.send([line])
            #expect(try page.names == (200..<250).map { "\($0)" })
            #expect(try page.json["total_entries"] == 250)
        }
    }

    @Test func `29: filters are all to hold, and totals are of what they leave`() async throws {
        try await RunningSandbox.run { sandbox in
            for name in ["a", "b", "c"] {
                _ = try sandbox.create(#"{"type":2,"name":"\#(name)","occupants_ids":[1,2]}"#)
            }
            _ = try sandbox.create(#"{"type":1,"name":"b"}"#)
            #expect(try sandbox.names("name[in]=a,%20b&type[in]=2,+3") == ["a", "b"])
            #expect(try sandbox.names("occupants_ids[all]=1,+2&name=b") == ["b"])
            #expect(try sandbox.names("created_at[gte]=1567963451&created_at[lte]=1567963450") == [])
            let line = "GET /chat/Dialog.json?type=2&limit=1&skip=1&sort_asc=name HTTP/1.1"
            let page = try sandbox.send([line])
            #expect(try page.names == ["b"])
            #expect(page.text.hasPrefix(#"{"total_entries":3,"skip":1,"limit":1,"items":["#))
        }
    }

    @Test func `30: each user sees his own groups and private dialogs, and all public ones`() async throws {
        try await RunningSandbox.run { sandbox in
            _ = try sandbox.create(#"{"type":1,"name":"open"}"#)
            _ = try sandbox.create(#"{"type":2,"name":"both","occupants_ids":[96754523]}"#)
            _ = try sandbox.create(#"{"type":2,"name":"mine"}"#)
            let pair = try sandbox.newDialog(#"{"type":3,"occupants_ids":[96754523]}"#)
            #expect(try sandbox.names() == ["open", "both", "mine", pair])
            #expect(try sandbox.names(as: Self.second) == ["open", "both", pair])
            #expect(try sandbox.names(as: 5) == ["open"])
        }
    }

    @Test func `31: whether joining is required is said at creation alone`() async throws {
        try await RunningSandbox.run { sandbox in
            let dialog = try sandbox.create(#"{"type":2,"name":"a"}"#)
            #expect(dialog["is_join_required"] == 0)
            let id = try #require(dialog["_id"]?.text)
            let line = "PUT /chat/Dialog/\(id).json HTTP/1.1"
            let updated = try sandbox.send([line, Self.json], #"{"name":"b","is_join_required":1}"#)
            #expect(updated.status == 200)
            #expect(try updated.json["name"] == "b")
            #expect(try updated.json["is_join_required"] == 0)
        }
    }
}
