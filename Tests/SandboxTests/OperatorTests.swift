import JSON
import Testing

@testable import Sandbox

/// The operators of the reference's tables, on some of the fields for which they are documented, and what is ignored;
/// `FieldOperatorTests` has every operator on every field.
@Suite(.serialized) struct OperatorTests {
    /// `a` to `d`, created a second apart; `c` and `d` have messages; only `a` was updated after it was created.
    private static let seed = """
        {"_id":"5d0000000000000000000001","type":2,"name":"a","user_id":7,"created_at":"2019-09-08T17:00:00Z","occupants_ids":[7,8],"updated_at":"2019-09-08T17:00:09Z","data":{"class_name":"C","level":3,"kind":"x"}}
        {"_id":"5d0000000000000000000002","type":1,"name":"b party","user_id":7,"created_at":"2019-09-08T17:00:01Z","admin_ids":[8,9],"data":{"class_name":"C","level":4,"kind":"x"}}
        {"_id":"5d0000000000000000000003","type":2,"name":"c","user_id":7,"created_at":"2019-09-08T17:00:02Z","occupants_ids":[7,8,9],"admin_ids":[9],"last_message_date_sent":100,"data":{"class_name":"D","level":3}}
        {"_id":"5d0000000000000000000004","type":3,"user_id":7,"created_at":"2019-09-08T17:00:03Z","occupants_ids":[7,8],"last_message_date_sent":200}
        """
    private static let d = "5d0000000000000000000004"

    /// The seconds of the first dialog's creation.
    private static let start = 1_567_962_000

    private func expectNames(_ query: String, _ expected: [String]) throws {
        var api = InProcess(seed: try Seed(jsonLines: Array(Self.seed.utf8), applicationID: 1))
        let names = try api.names("sort_asc=created_at&\(query)").map { $0 == Self.d ? "d" : String($0.prefix(1)) }
        #expect(names == expected, "\(query)")
    }

    @Test(arguments: [
        ("created_at[lt]=\(start + 1)", ["a"]), ("created_at[lte]=\(start + 1)", ["a", "b"]),
        ("created_at[gt]=\(start + 1)", ["c", "d"]), ("created_at[gte]=\(start + 1)", ["b", "c", "d"]),
        ("created_at[gt]=\(start + 1).5", ["c", "d"]), ("created_at[gt]=2019-09-08T17:00:02Z", ["d"]),
        ("updated_at[lt]=\(start + 2)", ["b"]), ("updated_at[lte]=\(start + 2)", ["b", "c"]),
        ("updated_at[gt]=\(start + 3)", ["a"]), ("updated_at[gte]=\(start + 3)", ["a", "d"]),
        ("last_message_date_sent[lt]=200", ["c"]), ("last_message_date_sent[lte]=200", ["c", "d"]),
        ("last_message_date_sent[gt]=100", ["d"]), ("last_message_date_sent[gte]=100", ["c", "d"]),
        ("created_at[gte]=\(start + 1)&created_at[lt]=\(start + 3)", ["b", "c"]),
    ])
    func `compares moments`(query: String, expected: [String]) throws {
        try expectNames(query, expected)
    }

    @Test(arguments: [
        ("_id[ne]=5d0000000000000000000001", ["b", "c", "d"]), ("_id[ne]=x", ["a", "b", "c", "d"]),
        ("_id[in]=5d0000000000000000000001, 5D0000000000000000000003", ["a", "c"]), ("_id[in]=x", []),
        ("_id[in]=x,5d0000000000000000000002,5d0000000000000000000002", ["b"]), ("_id[lt]=x", []), ("_id[gte]=", []),
        ("_id[nin]=x,5d0000000000000000000002", ["a", "c", "d"]), ("_id[ctn]=0003", ["c"]), ("type[ne]=2", ["b", "d"]),
        ("name[nin]=a,c", ["b", "d"]), ("name[gt]=b", ["b", "c"]), ("type[gt]=1&type[lt]=3", ["a", "c"]),
        ("created_at[ctn]=17:00:02Z", ["c"]), ("last_message_date_sent[ctn]=00", ["c", "d"]),
        ("name[ne]=a", ["b", "c", "d"]), ("last_message_date_sent[ne]=100", ["a", "b", "d"]),
        ("type[in]=1,3", ["b", "d"]), ("type[in]=1, 3", ["b", "d"]), ("type[in][]=1&type[in][]=3", ["b", "d"]),
        ("type[in]=5", []), ("name[in]=a,c", ["a", "c"]), ("name[in]=a, b party,zzz", ["a", "b"]),
        ("name[in]=A", []), ("last_message_date_sent[in]=100,300", ["c"]),
        ("last_message_date_sent[nin]=100, 300", ["a", "b", "d"]),
        ("occupants_ids[all]=8", ["a", "c", "d"]), ("occupants_ids[all]=8,9", ["c"]),
        ("occupants_ids[all][]=8&occupants_ids[all][]=9", ["c"]), ("occupants_ids[all]=8,10", []),
        ("admin_ids[all]=9", ["b", "c"]), ("admin_ids[all]=9,8", ["b"]),
        ("name[ctn]=party", ["b"]), ("name[ctn]=part%20y", []), ("name[ctn]=Party", []),
        ("name[ctn]=", ["a", "b", "c"]),
    ])
    func `chooses among values`(query: String, expected: [String]) throws {
        try expectNames(query, expected)
    }

    @Test(arguments: [
        ("_id=5d0000000000000000000003", ["c"]), ("_id=5D0000000000000000000003", ["c"]), ("_id=x", []),
        ("type=2", ["a", "c"]), ("type=4", []), ("name=a", ["a"]), ("name=b+party", ["b"]), ("name=A", []),
        ("name=", []),
        ("last_message_date_sent=200", ["d"]), ("created_at=\(start + 1)", ["b"]), ("updated_at=\(start + 9)", ["a"]),
        ("data[class_name]=C", ["a", "b"]), ("data[class_name]=C&data[level]=3", ["a"]),
        ("data[class_name]=C&data[kind]=x&data[level]=4", ["b"]), ("data[class_name]=C&data[none]=1", []),
        ("type=2&name=a&occupants_ids[all]=7,8", ["a"]), ("type=1&name=a", []),
    ])
    func `finds equal values`(query: String, expected: [String]) throws {
        try expectNames(query, expected)
    }

    /// Like the live service: an unknown filter changes nothing.
    @Test(arguments: [
        "unread_messages_count=0", "sender_id[in]=1", "foo=bar", "foo[bar]=baz", "occupants_ids=7,8", "_id[in]=",
        "_id[in]=,", "_id[all]=x", "name[all]=a", "type[all]=1", "type[lt]=a", "type[ne]=x", "type[nin]=1,x",
        "created_at[ne]=soon", "created_at[in]=1,soon", "updated_at[nin]=", "name[or]=a", "_id[ctn][]=5",
        "occupants_ids[ne]=8", "occupants_ids[in]=8", "admin_ids[nin]=8", "photo[ctn]=x", "name[foo]=a", "type=abc",
        "type[in]=a,b",
        "type[in]=",
        "created_at[gt]=soon", "occupants_ids[all]=x", "occupants_ids[all]=8,x", "occupants_ids[all]=",
        "data[level]=3", "data=3", "last_message_date_sent[in]=x", "name[in]=", "type", "user_id=1",
    ])
    func `ignores what it does not know`(query: String) throws {
        try expectNames(query, ["a", "b", "c", "d"])
    }

    @Test func `takes filters from a JSON body of a GET`() throws {
        var api = InProcess(seed: try Seed(jsonLines: Array(Self.seed.utf8), applicationID: 1))
        let body = #"{"type":{"in":[1]},"limit":5}"#
        let response = api.send("GET", "/chat/Dialog.json", type: "application/json", body: body)
        #expect(try response.member("total_entries") == 1)
        #expect(try response.member("limit") == 5)
    }
}
