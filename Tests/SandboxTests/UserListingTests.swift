import JSON
import Sandbox
import TestSupport
import Testing

/// Listing users.
@Suite(.serialized) struct UserListingTests {
    private static func page(_ target: String, _ sandbox: AccountsSandbox) throws -> JSONObject {
        let answer = try sandbox.ask("GET", target, [AccountsSandbox.key])
        #expect(answer.status == 200)
        return try #require(try answer.json.object)
    }

    /// The IDs of the users on a page, each in an object of its own.
    private static func ids(_ target: String, _ sandbox: AccountsSandbox) throws -> [Int] {
        try #require(try page(target, sandbox)["items"]?.array).compactMap {
            $0.object?["user"]?.object?["id"]?.integer
        }
    }

    private static func expectIDs(_ expected: [Int], _ filters: [String]) async throws {
        try await AccountsSandbox.run { sandbox in
            let query = filters.map { "filter[]=\($0)" }.joined(separator: "&")
            let found = try ids("/users.json?\(query)", sandbox)
            #expect(found == expected)
        }
    }

    @Test func `lists the declared users, wrapped, with the page and the total`() async throws {
        try await AccountsSandbox.run { sandbox in
            let page = try Self.page("/users.json", sandbox)
            #expect(page.members.map(\.key) == ["current_page", "per_page", "total_entries", "items"])
            #expect(page["current_page"] == 1)
            #expect(page["per_page"] == 10)
            #expect(page["total_entries"] == 3)
            #expect(page["items"]?.array?.map { $0.object?["user"]?.object?["id"] } == [11, 12, 13])
        }
    }

    @Test func `has the reference's members, and no password`() async throws {
        try await AccountsSandbox.run { sandbox in
            let page = try Self.page("/users.json?filter[]=number+id+eq+11", sandbox)
            let expected: JSONValue = [
                "id": 11, "full_name": "Alice Doe", "email": "alice+qb@example.com", "login": "alice",
                "phone": "+1 (23)", "website": nil, "created_at": "2019-09-08T17:24:11Z",
                "updated_at": "2019-09-08T17:24:11Z", "last_request_at": nil, "external_user_id": 9001,
                "facebook_id": nil, "twitter_id": nil, "blob_id": nil, "custom_data": nil, "age_over16": true,
                "allow_statistics_analysis": true, "allow_sales_activities": true, "parents_contacts": "",
                "user_tags": nil,
            ]
            #expect(page["items"] == [["user": expected]])
        }
    }

    @Test(arguments: [
        ("number+id+eq+12", [12]), ("number%20id%20eq%2012", [12]), ("number+id+ne+12", [11, 13]),
        ("number+id+in+13,11,99", [11, 13]), ("number+id+in+13,%2011", [11, 13]), ("number+id+gt+11", [12, 13]),
        ("number+id+ge+12", [12, 13]), ("number+id+lt+12", [11]), ("number+id+le+12", [11, 12]),
        ("number+id+between+12,13", [12, 13]), ("string+login+eq+bob", [12]), ("string+login+in+bob,alice", [11, 12]),
        ("string+login+ne+bob", [11]), ("string+email+in+alice%2Bqb@example.com", [11]),
        ("string+full_name+eq+Carol,+the+third", [13]), ("string+phone+eq+%2B1+(23)", [11]),
        ("number+external_user_id+in+9001,9002", [11]), ("number+external_user_id+ge+9001", [11]),
        ("date+created_at+eq+2019-09-08T17:24:11Z", [11, 12, 13]), ("date+created_at+gt+2019-09-08T17:24:11Z", []),
        ("date+updated_at+between+2019-09-08,2019-09-09", [11, 12, 13]), ("date+created_at+lt+2019-09-08", []),
        ("date+last_request_at+gt+2000-01-01", []), ("number+facebook_id+lt+50000", []),
    ])
    func `finds what a filter asks for`(filter: String, expected: [Int]) async throws {
        try await Self.expectIDs(expected, [filter])
    }

    @Test func `wants a user to pass all of several filters`() async throws {
        try await Self.expectIDs([12], ["number+id+gt+11", "string+login+in+alice,bob"])
    }

    @Test(arguments: [
        "number+weight+eq+1", "number+id+like+1", "number+id", "string+login+gt+a", "string+login+between+a,z", "",
    ])
    func `ignores a filter that is not documented`(filter: String) async throws {
        try await Self.expectIDs([11, 12, 13], [filter])
    }

    @Test(arguments: [
        "string+id+eq+11", "number+login+eq+alice", "text+login+eq+alice", "string+created_at+gt+2000-01-01",
        "string+external_user_id+in+9001", "number+id+eq+eleven", "number+id+in+11,x", "number+id+between+1",
        "date+created_at+gt+yesterday",
    ])
    func `finds nobody by a wrong word for the type, or a value that the field cannot have`(filter: String) async throws
    {
        try await Self.expectIDs([], [filter])
    }

    @Test func `takes one filter without brackets, and filters in a JSON body`() async throws {
        try await AccountsSandbox.run { sandbox in
            let single = try Self.ids("/users.json?filter=number+id+eq+12", sandbox)
            #expect(single == [12])
            let body = #"{"filter": ["number id in 12,13"]}"#
            let answer = try sandbox.ask("GET", "/users.json", [AccountsSandbox.key, AccountsSandbox.json], body)
            #expect(try answer.json.object?["total_entries"] == 2)
        }
    }

    @Test(arguments: [
        ("asc+number+id", [11, 12, 13]), ("desc+number+id", [13, 12, 11]), ("desc+string+login", [12, 11, 13]),
        ("asc+string+full_name", [11, 13, 12]), ("desc+string+full_name", [13, 11, 12]),
        ("desc+date+created_at", [11, 12, 13]), ("desc+string+id", [11, 12, 13]), ("up+number+id", [11, 12, 13]),
        ("desc", [11, 12, 13]),
    ])
    func `sorts as asked, those without a value last`(order: String, expected: [Int]) async throws {
        try await AccountsSandbox.run { sandbox in
            let found = try Self.ids("/users.json?order=\(order)", sandbox)
            #expect(found == expected)
        }
    }

    @Test func `pages`() async throws {
        try await AccountsSandbox.run { sandbox in
            for (page, expected) in [(1, [11, 12]), (2, [13]), (3, []), (Int.max, [])] {
                let target = "/users.json?per_page=2&page=\(page)"
                let body = try Self.page(target, sandbox)
                #expect(body["current_page"] == .integer(page))
                #expect(body["per_page"] == 2)
                #expect(body["total_entries"] == 3)
                let found = try Self.ids(target, sandbox)
                #expect(found == expected)
            }
        }
    }

    @Test(arguments: [("0", 10), ("-1", 10), ("x", 10), ("100", 100), ("101", 100), ("1", 1)])
    func `has at most 100 users on a page`(asked: String, given: Int) async throws {
        let users = (1...120).map { #"{"id": \#($0)}"# }.joined(separator: ",")
        try await AccountsSandbox.run(accounts: #"{"users": [\#(users)]}"#) { sandbox in
            let page = try Self.page("/users.json?per_page=\(asked)", sandbox)
            #expect(page["per_page"] == .integer(given))
            #expect(page["items"]?.array?.count == given)
            #expect(page["total_entries"] == 120)
        }
    }

    @Test func `finds users of whom the ID alone is known by that ID only`() async throws {
        try await AccountsSandbox.run(accounts: "{}", users: UserRanges("1-1000")) { sandbox in
            let found = try Self.ids("/users.json?filter[]=number+id+in+1000,5,1001,5", sandbox)
            #expect(found == [5, 1000])
            let all = try Self.ids("/users.json", sandbox)
            #expect(all.isEmpty)
        }
    }
}
