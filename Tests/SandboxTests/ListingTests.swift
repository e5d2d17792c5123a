import JSON
import Testing

@testable import Sandbox

@Suite(.serialized) struct ListingTests {
    private static let seed = """
        {"_id":"5d0000000000000000000004","type":2,"name":"b","user_id":9,"created_at":"2019-09-08T17:00:03Z","occupants_ids":[7,9],"last_message_date_sent":100}
        {"_id":"5d0000000000000000000001","type":2,"name":"c","user_id":7,"created_at":"2019-09-08T17:00:00Z","occupants_ids":[7]}
        {"_id":"5d0000000000000000000002","type":1,"name":"a","user_id":9,"created_at":"2019-09-08T17:00:01Z","updated_at":"2019-09-08T18:00:00Z"}
        {"_id":"5d0000000000000000000003","type":2,"name":"d","user_id":9,"created_at":"2019-09-08T17:00:02Z","occupants_ids":[7,9],"last_message_date_sent":300}
        {"_id":"5d0000000000000000000005","type":2,"name":"x","user_id":9,"created_at":"2019-09-08T17:00:04Z","occupants_ids":[9]}
        """

    private func api() throws -> InProcess {
        InProcess(seed: try Seed(jsonLines: Array(Self.seed.utf8), applicationID: 1))
    }

    @Test(arguments: [
        ("sort_asc=created_at", ["c", "a", "d", "b"]), ("sort_desc=created_at", ["b", "d", "a", "c"]),
        ("sort_asc=_id", ["c", "a", "d", "b"]), ("sort_desc=name", ["d", "c", "b", "a"]),
        ("sort_asc=name", ["a", "b", "c", "d"]), ("sort_desc=updated_at", ["a", "b", "d", "c"]),
        ("sort_asc=updated_at", ["c", "d", "b", "a"]), ("sort_desc=last_message_date_sent", ["d", "b", "a", "c"]),
        ("sort_asc=last_message_date_sent", ["c", "a", "b", "d"]), ("", ["d", "b", "a", "c"]),
        ("sort_asc=type", ["a", "c", "d", "b"]), ("sort_asc=nonsense", ["d", "b", "a", "c"]),
        ("sort_asc=name&sort_desc=created_at", ["a", "b", "c", "d"]), ("sort_asc=user_id", ["c", "a", "d", "b"]),
    ])
    func `sorts, the newest message first unless told otherwise`(query: String, expected: [String]) throws {
        var api = try api()
        #expect(try api.names(query) == expected)
    }

    @Test func `shows a user's own dialogs and all public ones`() throws {
        var api = try api()
        #expect(try api.names("sort_asc=name", as: 9) == ["a", "b", "d", "x"])
        #expect(try api.names("", as: 8) == ["a"])
        #expect(try api.names("name=x") == [])
        #expect(try api.names("_id=5d0000000000000000000005") == [])
        #expect(try api.names("occupants_ids[all]=9", as: 8) == [])
    }

    @Test(arguments: [
        ("", 0, 100, 4), ("limit=2", 0, 2, 2), ("limit=2&skip=3", 3, 2, 1), ("skip=4", 4, 100, 0),
        ("skip=99", 99, 100, 0),
        ("limit=0", 0, 100, 4), ("limit=-1&skip=-1", 0, 100, 4), ("limit=101", 0, 100, 4),
        ("limit=x&skip=y", 0, 100, 4),
        ("skip=\(Int.max)", .max, 100, 0), ("limit=1.5", 0, 100, 4),
    ])
    func `pages, and says what it followed`(query: String, skip: Int, limit: Int, rows: Int) throws {
        var api = try api()
        for order in ["", "&sort_asc=created_at", "&sort_desc=name", "&name[ne]=zz"] {
            let response = api.send("GET", "/chat/Dialog.json?\(query)\(order)")
            #expect(try response.member("skip") == .integer(skip))
            #expect(try response.member("limit") == .integer(limit))
            #expect(try response.member("total_entries") == 4)
            #expect(try response.member("items")?.array?.count == rows)
        }
    }

    @Test func `counts what the filters leave, whatever the page`() throws {
        var api = try api()
        #expect(api.send("GET", "/chat/Dialog.json?count=1&type=2&limit=1&skip=2").text == #"{"items":{"count":3}}"#)
        #expect(try api.send("GET", "/chat/Dialog.json?count=0").member("total_entries") == 4)
    }

    @Test(
        arguments: [("", 0), ("include_unread_message_count=1", 0), ("include_unread_message_count=0", nil)]
            as [(String, Int?)]
    )
    func `counts unread messages unless told not to`(query: String, count: Int?) throws {
        var api = try api()
        let items = try api.send("GET", "/chat/Dialog.json?\(query)").member("items")?.array ?? []
        #expect(items.count == 4)
        let expected: JSONValue = count.map(JSONValue.integer) ?? .null
        #expect(items.allSatisfy { $0.object?["unread_messages_count"] == expected })
    }

    @Test func `has every documented member in every row`() throws {
        var api = try api()
        let members = [
            "_id", "created_at", "last_message", "last_message_date_sent", "last_message_id", "last_message_user_id",
            "name",
            "occupants_ids", "admin_ids", "photo", "type", "updated_at", "user_id", "xmpp_room_jid",
            "unread_messages_count",
            "is_join_required",
        ]
        for item in try api.send("GET", "/chat/Dialog.json").member("items")?.array ?? [] {
            #expect(item.object?.map(\.key) == members)
        }
    }
}
