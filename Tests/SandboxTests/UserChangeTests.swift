import JSON
import Testing

@testable import Sandbox

/// Creating, changing and deleting users.
@Suite(.serialized) struct UserChangeTests {
    private static let json = "application/json"

    private func empty(_ clock: TestClock = TestClock(), store: StoreFile? = nil) throws -> InProcess {
        var api = InProcess()
        var configuration = SandboxConfiguration(
            apiKey: "key",
            tokens: ["application": 0],
            store: store,
            now: clock.now
        )
        configuration.accounts = try AccountsFile(json: Array(#"{"users": []}"#.utf8))
        api.router = configuration.router
        return api
    }

    private func create(_ api: inout InProcess, _ user: String) -> SandboxResponse {
        api.send("POST", "/users.json", type: Self.json, body: #"{"user":{\#(user)}}"#)
    }

    private func errors(_ response: SandboxResponse) throws -> JSONValue? {
        #expect(response.status == 422)
        return try response.member("errors")
    }

    private func ask(
        _ api: inout InProcess,
        _ method: String,
        _ target: String,
        token: String,
        _ body: String = ""
    ) -> SandboxResponse {
        let headers = SandboxRequest.Headers(contentType: Self.json, token: token)
        let request = SandboxRequest(method: method, target: target, headers: headers, body: Array(body.utf8))
        return api.router.answer(request).response
    }

    @Test func `are created with all that the reference's recipe sends`() throws {
        var api = try empty()
        let recipe = """
            "login":"Peter","password":"!Peter009","email":"peter@gmail.com","external_user_id":1236672,
            "facebook_id":"8887366","full_name":"Peter Smith ","phone":"+73123555","website":"https://mysite.com",
            "tag_list":"marketing,seo","custom_data":"lead of marketing team"
            """
        let response = create(&api, recipe)
        #expect(response.status == 201)
        let user = try response.member("user")
        #expect(user?["id"] == 140_000_001)
        #expect(user?["full_name"] == "Peter Smith")
        #expect(user?["external_user_id"] == 1_236_672)
        #expect(user?["facebook_id"] == "8887366")
        #expect(user?["custom_data"] == "lead of marketing team")
        #expect(user?["user_tags"] == "marketing,seo")
        #expect(user?["created_at"] == "2019-09-08T17:24:11Z")
        #expect(!response.text.contains("!Peter009"))
        let paths = [
            "140000001.json", "by_login.json?login=Peter", "by_email.json?email=peter@gmail.com",
            "external/1236672.json", "by_facebook_id.json?facebook_id=8887366",
        ]
        for path in paths { #expect(try api.send("GET", "/users/\(path)").json == response.json) }
        #expect(try api.send("GET", "/users.json").member("total_entries") == 1)
    }

    @Test func `are created from a form, by an application's session, and are occupants then`() throws {
        var api = try empty()
        let headers = SandboxRequest.Headers(token: "application")
        let body = Array("user[login]=ann&user[password]=12345678&user[tag_list]=a,%20b".utf8)
        let request = SandboxRequest(method: "POST", target: "/users", headers: headers, body: body)
        let response = api.router.answer(request).response
        #expect(response.status == 201)
        #expect(try response.member("user")?["user_tags"] == "a,b")
        #expect(api.create(#"{"type":1,"name":"a"}"#, as: 140_000_001).status == 201)
        let stranger = #"{"type":2,"name":"b","occupants_ids":[140000002]}"#
        #expect(api.create(stranger, as: 140_000_001).status == 404)
    }

    @Test(arguments: [
        (#""login":"ann""#, #"{"login":["has already been taken"]}"#),
        (
            #""login":"x","email":"ann@b.c""#,
            #"{"login":["is too short (minimum is 3 characters)"],"email":["has already been taken"]}"#
        ),
        (#""login":"new","external_user_id":"7""#, #"{"external_user_id":["has already been taken"]}"#),
        (#""login":"new","facebook_id":7"#, #"{"facebook_id":["has already been taken"]}"#),
        (#""login":"a b""#, #"{"login":["should contain alphanumeric and punctuation characters only"]}"#),
        (#""email":"x""#, #"{"email":["should look like an email address."]}"#),
        (
            #""full_name":"Z""#,
            #"{"full_name":["is too short (minimum is 3 characters)"],"base":["login or email is required"]}"#
        ),
        (#""login":"new","tag_list":"a,b,c,d,e,f""#, #"{"tag_list":["is too long (maximum is 5 tags)"]}"#),
        (#""login":"new","external_user_id":"x""#, #"{"external_user_id":["is not a number"]}"#),
        (#""login":["x"]"#, #"{"login":["is invalid"],"base":["login or email is required"]}"#),
    ])
    func `are refused with all that is wrong`(user: String, expected: String) throws {
        var api = try empty()
        let ann = #""login":"ann","email":"ann@b.c","password":"12345678","external_user_id":7,"facebook_id":"7""#
        #expect(create(&api, ann).status == 201)
        let response = create(&api, user + #","password":"12345678""#)
        #expect(try errors(response) == JSONValue(parsing: Array(expected.utf8)))
        #expect(try api.send("GET", "/users.json").member("total_entries") == 1)
    }

    @Test(arguments: [
        (#""password":"short""#, ["is too short (minimum is 8 characters)"]),
        (
            "",
            ["should contain alphanumeric and punctuation characters only", "is too short (minimum is 8 characters)"]
        ),
        (
            #""password":null"#,
            ["should contain alphanumeric and punctuation characters only", "is too short (minimum is 8 characters)"]
        ),
        (#""password":"1234567 8""#, ["should contain alphanumeric and punctuation characters only"]),
        (#""password":"12345678901234567890123456789012345678901""#, ["is too long (maximum is 40 characters)"]),
    ])
    func `are refused with a password that is none, in the words that were observed`(
        password: String,
        reasons: [String]
    ) throws {
        var api = try empty()
        let response = create(&api, #""login":"ann""# + (password.isEmpty ? "" : ",") + password)
        #expect(try errors(response) == ["password": .array(reasons.map(JSONValue.string))])
    }

    @Test func `are changed by a key, by both IDs, and keep what is not sent`() throws {
        let clock = TestClock()
        var api = try empty(clock)
        _ = create(&api, #""login":"ann","password":"12345678","external_user_id":7,"full_name":"Ann","phone":"1""#)
        clock.advance(by: 60)
        let put = { (path: String, user: String) in
            api.send("PUT", "/users/\(path)", type: Self.json, body: #"{"user":{\#(user)}}"#)
        }
        let first = try put("140000001.json", #""login":"eve","phone":null"#).member("user")
        #expect(first?["login"] == "eve")
        #expect(first?["phone"] == .null)
        #expect(first?["full_name"] == "Ann")
        #expect(first?["created_at"] == "2019-09-08T17:24:11Z")
        #expect(first?["updated_at"] == "2019-09-08T17:25:11Z")
        let second = put("external/7", #""external_user_id":8,"tag_list":"a""#)
        #expect(try second.member("user")?["user_tags"] == "a")
        #expect(put("external/7.json", "").status == 404)
        // Nobody loses the last name to sign in with.
        let nameless = try errors(put("140000001.json", #""login":"""#))
        #expect(nameless == ["base": ["login or email is required"]])
        #expect(api.send("GET", "/users/by_login.json?login=ann").status == 404)
        #expect(api.send("GET", "/users/by_login.json?login=eve").status == 200)
        #expect(put("140000009.json", #""full_name":"Nobody""#).status == 404)
    }

    @Test func `are changed with a session by themselves alone, and a password by the old one`() throws {
        var api = try empty()
        _ = create(&api, #""login":"ann","password":"12345678""#)
        _ = create(&api, #""login":"bob","password":"12345678""#)
        let token = try #require(try api.send("POST", "/users/140000001/tokens").member("token")?.text)
        let put = { (id: Int, body: String) in
            ask(&api, "PUT", "/users/\(id).json", token: token, #"{"user":{\#(body)}}"#)
        }
        #expect(put(140_000_002, #""full_name":"Bob""#).status == 403)
        #expect(put(140_000_001, #""full_name":"Ann""#).status == 200)
        let wrong: JSONValue = ["old_password": ["is incorrect"]]
        #expect(try errors(put(140_000_001, #""password":"87654321""#)) == wrong)
        #expect(try errors(put(140_000_001, #""password":"87654321","old_password":"x""#)) == wrong)
        let right = put(140_000_001, #""password":"87654321","old_password":"12345678""#)
        #expect(right.status == 200)
        let login = { (password: String) in
            ask(&api, "POST", "/login.json", token: token, #"{"login":"ann","password":"\#(password)"}"#).status
        }
        #expect(login("12345678") == 401)
        #expect(login("87654321") == 202)
        #expect(ask(&api, "PUT", "/users/140000001.json", token: "application", "{}").status == 403)
    }

    @Test func `are deleted, and their IDs and names are free or not again`() throws {
        var api = try empty()
        _ = create(&api, #""login":"ann","password":"12345678""#)
        #expect(api.send("DELETE", "/users/140000001").status == 200)
        #expect(api.send("GET", "/users/140000001.json").status == 404)
        let again = create(&api, #""login":"ann","password":"12345678""#)
        #expect(try again.member("user")?["id"] == 140_000_002)
    }

    @Test func `get IDs above all that are known, and none that a range has`() throws {
        let ranges = try #require(UserRanges("150000001-150000005,150000007"))
        let declared = [User(id: 150_000_000), User(id: 1)]
        var users = UserDirectory(declared: declared, ranges: ranges)
        #expect(users.nextID == 150_000_006)
        users.put(User(id: 150_000_006))
        #expect(users.nextID == 150_000_008)
        users.delete(150_000_009)
        #expect(users.nextID == 150_000_010)
        #expect(UserDirectory(declared: [], ranges: UserRanges("1-\(Int.max)")).nextID == nil)
        #expect(UserDirectory(declared: [User(id: .max)], ranges: nil).nextID == nil)
        #expect(UserDirectory(declared: nil, ranges: UserRanges("1-10")).nextID == 140_000_001)
    }

    @Test func `are no more than can be kept`() throws {
        var api = try empty()
        for id in 1...UserDirectory.mostUsers { api.router.application.accounts.users.put(User(id: id)) }
        #expect(create(&api, #""login":"ann","password":"12345678""#).status == 503)
        let put = api.send("PUT", "/users/7.json", type: Self.json, body: #"{"user":{"full_name":"Ann"}}"#)
        #expect(put.status == 200)
    }

    @Test func `leave no password in the log`() throws {
        var api = try empty()
        let body = #"{"user":{"login":"ann","password":"12345678","old_password":"abcdefgh"}}"#
        let headers = SandboxRequest.Headers(contentType: Self.json, authorization: "ApiKey key")
        let request = SandboxRequest(method: "POST", target: "/users.json", headers: headers, body: Array(body.utf8))
        let line = String(decoding: api.router.answer(request).entry.line, as: UTF8.self)
        #expect(line.contains(#""login":"ann","password":"<redacted>","old_password":"<redacted>""#))
    }
}
