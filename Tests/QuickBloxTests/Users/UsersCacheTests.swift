import Dialogs
import QuickBlox
import TestSupport
import Testing

@Suite struct UsersCacheTests {
    private func account(_ key: String = "the-key", at endpoint: String = "https://api.example.com") throws
        -> UsersCache.Account
    {
        try #require(UsersCache.Account(try .key(key), at: try Endpoint(endpoint), application: nil))
    }

    @Test func `what is written is read again, in an order of its own`() throws {
        var cache = UsersCache(of: try account())
        cache.add([UserReference(.login, "b\"é"): 2, UserReference(.login, "a"): 1, UserReference(.phone, "+1"): 3])
        #expect(try UsersCache(json: cache.json) == cache)
        #expect(cache[UserReference(.login, "a")] == 1)
        #expect(cache[UserReference(.email, "a")] == nil)
        var other = UsersCache(of: try account())
        other.add([UserReference(.phone, "+1"): 3, UserReference(.login, "a"): 1])
        other.add([UserReference(.login, "b\"é"): 2])
        #expect(other.json == cache.json)
    }

    @Test func `it says what people were found by, one word for each`() throws {
        var cache = UsersCache(of: try account())
        cache.add([
            UserReference(.login, "ann"): 1, UserReference(.email, "ann@x.org"): 1, UserReference(.login, "b"): 2,
        ])
        #expect(cache.words == [1: "ann@x.org", 2: "b"])
    }

    @Test func `it tells applications apart, and does not tell the key`() throws {
        #expect(try account() == account())
        #expect(try account() != account("another-key"))
        #expect(try account() != account(at: "https://api2.example.com"))
        let text = String(decoding: UsersCache(of: try account()).json, as: UTF8.self)
        #expect(!text.contains("the-key"))
        let token = try Credentials.token()
        let endpoint = try Endpoint("https://api.example.com")
        #expect(UsersCache.Account(token, at: endpoint, application: nil) == nil)
        #expect(UsersCache.Account(token, at: endpoint, application: 1) != nil)
    }

    @Test(arguments: [
        "", "{}", "[]", #"{"version":2,"endpoint":"","account":"","users":{}}"#,
        #"{"version":1,"endpoint":"","account":"","users":{"login":{"a":0}}}"#,
    ])
    func `what is no cache is refused`(text: String) {
        #expect(throws: UsersCacheError.unreadable) { try UsersCache(json: Array(text.utf8)) }
    }
}
