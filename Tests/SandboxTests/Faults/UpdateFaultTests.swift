import JSON
import Testing

@testable import Sandbox

/// Faults that strike updates and deletions.
@Suite(.serialized) struct UpdateFaultTests {
    private static func names(_ count: Int) -> [String] { (1...count).map { #"{"name":"\#($0)"}"# } }

    @Test(arguments: [
        ("503 on update at #2", [200, 503, 200], "3", 2), ("503 after update at #2", [200, 503, 200], "3", 3),
        ("429 retry-after 2 after update at #3", [200, 200, 429], "3", 3),
        ("429 on update at #3", [200, 200, 429], "2", 2), ("401 after update at #3", [200, 200, 401], "3", 3),
        ("403 on update at #1", [403, 200, 200], "3", 2), ("reset after update at #3", [200, 200, nil], "3", 3),
        ("reset before update at #3", [200, 200, nil], "2", 2), ("never on update at #3", [200, 200, nil], "3", 3),
        ("truncate on update at #3", [200, 200, 200], "3", 3), ("html on update at #3", [200, 200, 200], "3", 3),
        ("limit 2/s on update", [200, 200, 429], "2", 2),
    ])
    func `strikes an update before it is handled or after`(
        rule: String,
        statuses: [Int?],
        name: String,
        writes: Int
    ) throws {
        var group = try FaultyGroup([rule])
        for (body, status) in zip(Self.names(3), statuses) { #expect(group.status("PUT", body) == status) }
        #expect(group.stored?.name == name)
        #expect(group.entries.filter { $0.dialogID != nil }.count == writes)
        #expect(group.struck == [rule: 1])
    }

    @Test(arguments: [
        ("503 on delete", 503, true), ("503 after delete", 503, false), ("429 after delete", 429, false),
        ("reset after delete", nil, false), ("truncate on delete", nil, false), ("403 on delete", 403, true),
    ])
    func `strikes a deletion before it is handled or after`(rule: String, status: Int?, isLeft: Bool) throws {
        var group = try FaultyGroup([rule])
        #expect(group.status("DELETE", #"{"force":1}"#) == status)
        #expect((group.stored != nil) == isLeft)
    }

    @Test func `stores the name of an update changed`() throws {
        var group = try FaultyGroup(["store names in lower case on update"])
        #expect(try group.answer("PUT", #"{"photo":"1"}"#)["name"] == "a")
        #expect(try group.answer("PUT", #"{"name":"plain"}"#)["name"] == "plain")
        #expect(group.struck == [:])
        #expect(try group.answer("PUT", #"{"name":"Room"}"#)["name"] == "room")
        #expect(try group.answer("GET")["name"] == "room")
        #expect(group.struck == ["store names in lower case on update": 1])
        #expect(group.status("PUT", #"{"name":"Other"}"#, as: 12) == 403)
        #expect(group.struck == ["store names in lower case on update": 1])
    }

    @Test func `adds the first members alone of those that are pushed`() throws {
        var group = try FaultyGroup(["drop members after 2 on update"])
        #expect(
            try group.answer("PUT", #"{"push_all":{"occupants_ids":[12,11]}}"#)["occupants_ids"] == [7, 8, 9, 11, 12]
        )
        #expect(group.struck == [:])
        let many = try group.answer("PUT", #"{"push_all":{"occupants_ids":[20,14,20,13]}}"#)
        #expect(many["occupants_ids"] == [7, 8, 9, 11, 12, 14, 20])
        #expect(group.struck == ["drop members after 2 on update": 1])
    }
}
