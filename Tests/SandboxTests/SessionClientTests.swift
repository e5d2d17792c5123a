import JSON
import TestSupport
import Testing

/// What existing clients send for a session, and what they need in the response.
@Suite(.serialized) struct SessionClientTests {
    private static let needsUser: JSONValue = ["errors": ["base": ["Forbidden. Need user."]]]

    private func post(_ target: String, _ headers: [String], _ body: String?, _ sandbox: AccountsSandbox) throws -> Int
    {
        try sandbox.ask("POST", target, headers, body).status
    }

    /// A session request as JSON; the strings are used as they are.
    private func json(nonce: String, signedNonce: String, applicationID: String = "76730", timestamp: String) -> String
    {
        let signed =
            "application_id=76730&auth_key=7quWEh-k6TqghXe&nonce=\(signedNonce)&timestamp=\(AccountsSandbox.start)"
            + "&user[login]=alice&user[password]=alice-pw"
        return """
            {"user": {"password": "alice-pw", "login": "alice"}, "signature": "\(AccountsSandbox.signature(of: signed))",
             "timestamp": \(timestamp), "nonce": \(nonce), "auth_key": "7quWEh-k6TqghXe", "application_id": \(applicationID)}
            """
    }

    @Test(arguments: ["//session.json", "/auth.json", "//auth.json", "/session.json?"])
    func `answers a path with two slashes, and the old name of sessions`(path: String) async throws {
        try await AccountsSandbox.run { sandbox throws in
            #expect(try post(path, [AccountsSandbox.form], sandbox.sessionForm(), sandbox) == 201)
        }
    }

    @Test func `takes the token of an old client from the query`() async throws {
        try await AccountsSandbox.run { sandbox in
            let token = try sandbox.aliceToken()
            let answer = try sandbox.ask("GET", "/chat/Dialog.json?token=\(token)")
            #expect(answer.status == 200)
            #expect(answer["qb-token-expirationdate"] == "2019-09-08 19:24:11 +0000")
        }
    }

    @Test func `takes the token of an old client from a JSON body`() async throws {
        try await AccountsSandbox.run { sandbox in
            let body = #"{"token": "\#(try sandbox.aliceToken())", "type": 1, "name": "Hall"}"#
            #expect(try post("/chat/Dialog.json", [AccountsSandbox.json], body, sandbox) == 201)
        }
    }

    @Test func `prefers the token of the header to a parameter`() async throws {
        try await AccountsSandbox.run { sandbox in
            let token = try sandbox.aliceToken()
            #expect(try sandbox.ask("GET", "/session.json?token=\(token)", ["QB-Token: dead"]).status == 401)
            #expect(try sandbox.ask("GET", "/session.json?token=dead", ["QB-Token: \(token)"]).status == 200)
        }
    }

    @Test func `answers a new session with 201, its wrapper and all its members, numbers as numbers`() async throws {
        try await AccountsSandbox.run { sandbox in
            let answer = try sandbox.ask("POST", "/session.json", [AccountsSandbox.form], sandbox.sessionForm())
            #expect(answer.status == 201)
            let session = try #require(try answer.json.object?["session"]?.object)
            #expect(try answer.json.object?.count == 1)
            let texts = ["_id", "created_at", "token", "updated_at"]
            let numbers = ["application_id", "device_id", "id", "nonce", "ts", "user_id"]
            #expect(session.members.map(\.key).sorted() == (texts + numbers).sorted())
            #expect(texts.allSatisfy { session[$0]?.text != nil })
            #expect(numbers.allSatisfy { session[$0]?.integer != nil })
            #expect(session["user_id"] == 0)
        }
    }

    @Test func `tells when the token ends in every answer, errors too, and lets browsers read it`() async throws {
        try await AccountsSandbox.run { sandbox in
            let opened = try sandbox.ask("POST", "/session.json", [AccountsSandbox.form], sandbox.sessionForm())
            #expect(opened["qb-token-expirationdate"] == "2019-09-08 19:24:11 +0000")
            let token = try #require(try opened.json.object?["session"]?.object?["token"]?.text)
            sandbox.clock.advance(by: 60)
            for target in ["/session.json", "/users.json", "/users/999.json", "/chat/Dialog.json"] {
                let answer = try sandbox.ask("GET", target, ["QB-Token: \(token)"])
                #expect(answer["qb-token-expirationdate"] == "2019-09-08 19:25:11 +0000", "\(target)")
                #expect(answer["access-control-expose-headers"] == "QB-Token-ExpirationDate")
            }
        }
    }

    @Test func `checks the signature over raw texts, sorted, whatever the order and encoding on the wire`() async throws
    {
        try await AccountsSandbox.run { sandbox throws in
            let user = [("email", "alice+qb@example.com"), ("password", "alice-pw")]
            let body = sandbox.sessionForm(user: user)
            #expect(body.contains("user%5Bemail%5D=alice%2Bqb%40example%2Ecom"))
            #expect(try post("/session.json", [AccountsSandbox.form], body, sandbox) == 201)
        }
    }

    @Test func `checks the signature of parameters in the query, beside an empty body`() async throws {
        try await AccountsSandbox.run { sandbox throws in
            let target = "/session.json?" + sandbox.sessionForm()
            #expect(try post(target, [AccountsSandbox.json, "Content-Length: 0"], nil, sandbox) == 201)
        }
    }

    @Test func `refuses a signature over encoded texts`() async throws {
        try await AccountsSandbox.run { sandbox throws in
            let signed =
                "application_id=76730&auth_key=7quWEh-k6TqghXe&nonce=1&timestamp=\(AccountsSandbox.start)"
                + "&user%5Blogin%5D=alice&user%5Bpassword%5D=alice-pw"
            let body = "\(signed)&signature=\(AccountsSandbox.signature(of: signed))"
            #expect(try post("/session.json", [AccountsSandbox.form], body, sandbox) == 422)
        }
    }

    @Test(arguments: [
        ("7334", "7334", 7334), (#""7334""#, "7334", 7334), ("6124.5615", "6124.5615", 6124),
        (#""6124.561849509397""#, "6124.561849509397", 6124), ("-1569037671", "-1569037671", -1_569_037_671),
        (#""abc""#, "abc", 0),
    ])
    func `takes a nonce as number, text or fraction`(nonce: String, signed: String, shown: Int) async throws {
        try await AccountsSandbox.run { sandbox in
            let body = json(nonce: nonce, signedNonce: signed, timestamp: "\(AccountsSandbox.start)")
            let answer = try sandbox.ask("POST", "/session.json", [AccountsSandbox.json], body)
            #expect(answer.status == 201)
            #expect(try answer.json.object?["session"]?.object?["nonce"] == .integer(shown))
        }
    }

    @Test func `takes application and timestamp as texts`() async throws {
        try await AccountsSandbox.run { sandbox in
            let time = "\"\(AccountsSandbox.start)\""
            let body = json(nonce: "1", signedNonce: "1", applicationID: "\"76730\"", timestamp: time)
            let answer = try sandbox.ask("POST", "/session.json", [AccountsSandbox.json], body)
            #expect(answer.status == 201)
            #expect(try answer.json.object?["session"]?.object?["user_id"] == 11)
        }
    }

    @Test(arguments: ["QB-Token: dead", "qb-token: dead"])
    func `ignores a dead token that comes with the request for a new session`(header: String) async throws {
        try await AccountsSandbox.run { sandbox throws in
            let headers = [AccountsSandbox.form, header]
            #expect(try post("/session.json", headers, sandbox.sessionForm(), sandbox) == 201)
        }
    }

    @Test func `shows the session that a token stands for`() async throws {
        try await AccountsSandbox.run { sandbox in
            let opened = try sandbox.ask("POST", "/session.json", [AccountsSandbox.form], sandbox.sessionForm())
            let token = try #require(try opened.json.object?["session"]?.object?["token"]?.text)
            let shown = try sandbox.ask("GET", "/session.json", ["QB-Token: \(token)"])
            #expect(shown.status == 200)
            #expect(try shown.json == opened.json)
        }
    }

    @Test func `lets an application's session read users, and no dialogs`() async throws {
        try await AccountsSandbox.run { sandbox in
            let headers = [AccountsSandbox.json, "QB-Token: \(try sandbox.token())"]
            #expect(try sandbox.ask("GET", "/users.json", headers).status == 200)
            let list = try sandbox.ask("GET", "/chat/Dialog.json", headers)
            #expect(list.status == 422)
            #expect(try list.json == Self.needsUser)
            let create = try sandbox.ask("POST", "/chat/Dialog.json", headers, #"{"type": 1, "name": "Hall"}"#)
            #expect(create.status == 422)
            #expect(try create.json == Self.needsUser)
        }
    }

    @Test(arguments: [
        ("GET", "/session.json"), ("GET", "/chat/Dialog.json"), ("GET", "/users.json"), ("DELETE", "/login.json"),
    ])
    func `says by its text that a session is over`(method: String, path: String) async throws {
        try await AccountsSandbox.run { sandbox in
            let token = try sandbox.aliceToken()
            sandbox.clock.advance(by: 7_200)
            for token in [token, "unknown"] {
                let answer = try sandbox.ask(method, path, ["QB-Token: \(token)"])
                #expect(answer.status == 401)
                #expect(answer.text == #"{"errors":["Required session does not exist"]}"#)
                #expect(answer["access-control-allow-origin"] == "*")
                #expect(answer["qb-token-expirationdate"] == nil)
            }
        }
    }
}
