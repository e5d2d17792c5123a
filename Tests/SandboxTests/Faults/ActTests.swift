import JSON
import TestSupport
import Testing

@testable import Sandbox

/// What somebody else does between a reading and a writing.
@Suite(.serialized) struct ActTests {
    private static let photo = #"{"photo":"1"}"#

    @Test(arguments: [
        ("rename by 8", "a!", [7, 8, 9], 8), ("rename", "a!", [7, 8, 9], 7), ("join 10", "a", [7, 8, 9, 10], 7),
        ("join 10 by 9", "a", [7, 8, 9, 10], 9), ("leave 9", "a", [7, 8], 9),
    ])
    func `is done before the request, which is answered with it`(
        act: String,
        name: String,
        occupants: [Int],
        user: Int
    ) throws {
        var group = try FaultyGroup(["\(act) before update at #2"])
        #expect(try group.answer("PUT", Self.photo)["name"] == "a")
        #expect(group.stored?.occupants == [7, 8, 9])
        let answer = try group.answer("PUT", #"{"photo":"2"}"#)
        #expect(answer["name"] == .string(name))
        #expect(answer["occupants_ids"] == .ids(occupants))
        #expect(answer["photo"] == "2")
        #expect(group.entries.map(\.user) == [7, user, 7])
        #expect(group.entries.map(\.isAct) == [false, true, false])
        #expect(group.entries.map(\.faults.count) == [0, 1, 1])
        #expect(group.received == 2)
    }

    @Test func `is done after the request, whose answer knows nothing of it`() throws {
        var group = try FaultyGroup(["leave 9 after update"])
        #expect(try group.answer("PUT", Self.photo)["occupants_ids"] == [7, 8, 9])
        #expect(group.stored?.occupants == [7, 8])
        #expect(group.entries.map(\.isAct) == [false, true])
        let line = String(decoding: group.entries[1].line, as: UTF8.self)
        let expected = """
            {"method":"PUT","path":"/chat/Dialog/\(group.id).json","parameters":{"pull_all":{"occupants_ids":[9]}},\
            "user":9,"status":200,"_id":"\(group.id)",\
            "kicked":{"room":"76730_\(group.id)@muc.chat.quickblox.com","users":[9]},\
            "faults":["leave 9 after update"],"act":true}

            """
        #expect(line == expected)
    }

    @Test func `takes the dialog away`() throws {
        var group = try FaultyGroup(["delete before update"])
        #expect(group.status("PUT", Self.photo) == 404)
        #expect(group.stored == nil)
        #expect(group.entries.map(\.method) == ["DELETE", "PUT"])
    }

    @Test func `is done for a reading or a deletion, too`() throws {
        var group = try FaultyGroup(["rename on get", "join 10 before delete"])
        #expect(try group.answer("GET")["name"] == "a!")
        #expect(try group.answer("GET")["name"] == "a!!")
        #expect(group.status("DELETE", as: 8) == 200)
        #expect(group.stored?.occupants == [7, 9, 10])
    }

    @Test func `is done though the request is not handled`() throws {
        var group = try FaultyGroup(["rename before update", "reset before update"])
        #expect(group.status("PUT", Self.photo) == nil)
        #expect(group.stored?.name == "a!")
        #expect(group.stored?.photo == nil)
    }

    @Test(arguments: ["rename by 12", "join 10 by 12", "join 8", "leave 12", "delete by 8"])
    func `comes to nothing where the user may not, or nothing would change`(act: String) throws {
        var group = try FaultyGroup(["\(act) before update"])
        let before = group.stored
        #expect(group.status("PUT", #"{"name":"a"}"#) == 200)
        #expect(group.stored == before)
        #expect(group.entries.map(\.faults) == [[]])
        #expect(group.struck == [:])
    }

    @Test func `is done by the first occupant where the owner has left`() throws {
        var group = try FaultyGroup(["rename before update at #2"])
        _ = group.send("PUT", #"{"pull_all":{"occupants_ids":[7]}}"#)
        #expect(try group.answer("PUT", Self.photo, as: 9)["name"] == "a!")
        #expect(group.entries.map(\.user) == [7, 8, 9])
    }

    @Test func `gives the longest name another end`() throws {
        let name = String(repeating: "é", count: 200)
        var group = try FaultyGroup(["rename before update at #2"])
        _ = group.send("PUT", #"{"name":"\#(name)"}"#)
        #expect(try group.answer("PUT", Self.photo)["name"] == .string(name.dropLast() + "!"))
    }

    @Test func `is in the log of a server, before the request`() async throws {
        try await FaultySandbox.run(["rename by 7 before update"]) { sandbox throws in
            let id = try #require(try sandbox.create("room").json["_id"]?.text)
            let key = FaultySandbox.key.joined(separator: "\r\n")
            let head = "PUT /chat/Dialog/\(id).json?photo=1 HTTP/1.1\r\nHost: localhost\r\n\(key)\r\n\r\n"
            #expect(try sandbox.connection(sending: head).receive().json["name"] == "room!")
            let log = try sandbox.log(3)
            #expect(log.map { $0["act"] } == [nil, true, nil])
            #expect(log.map { $0["status"] } == [201, 200, 200])
        }
    }
}
