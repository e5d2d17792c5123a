import JSON
import TestSupport
import Testing

/// Single users, and tokens for them.
@Suite(.serialized) struct UserLookupTests {
    @Test(arguments: [
        ("/users/11.json", 11), ("/users/by_login.json?login=alice", 11), ("/users/by_login.json?login=bob", 12),
        ("/users/by_email.json?email=alice%2Bqb@example.com", 11), ("/users/external/9001.json", 11),
    ])
    func `finds one user`(target: String, id: Int) async throws {
        try await AccountsSandbox.run { sandbox in
            let answer = try sandbox.ask("GET", target, [AccountsSandbox.key])
            #expect(answer.status == 200)
            #expect(try answer.json.object?["user"]?.object?["id"] == .integer(id))
        }
    }

    @Test(arguments: [
        "/users/99.json", "/users/alice.json", "/users/-1.json", "/users/by_login.json?login=Alice",
        "/users/by_login.json", "/users/by_email.json?email=", "/users/external/11.json",
    ])
    func `answers 404 where there is no such user`(target: String) async throws {
        try await AccountsSandbox.run { sandbox in
            let answer = try sandbox.ask("GET", target, [AccountsSandbox.key])
            #expect(answer.status == 404)
            #expect(answer.text == #"{"code":null,"message":"Couldn't find user"}"#)
        }
    }

    @Test(arguments: ["/users.json", "/users/11.json", "/users/by_login.json?login=alice"])
    func `asks who calls`(target: String) async throws {
        try await AccountsSandbox.run { sandbox in
            let answer = try sandbox.ask("GET", target)
            #expect(answer.status == 401)
            #expect(try answer.json == ["errors": ["Token is required"]])
        }
    }

    @Test func `has exactly the declared users, for dialogs too`() async throws {
        try await AccountsSandbox.run { sandbox in
            let headers = [AccountsSandbox.key, "On-Behalf-Of: 11", AccountsSandbox.json]
            let body = #"{"type": 2, "name": "n", "occupants_ids": [12, 14]}"#
            let answer = try sandbox.ask("POST", "/chat/Dialog.json", headers, body)
            #expect(answer.status == 404)
            let stranger = [AccountsSandbox.key, "On-Behalf-Of: 14"]
            #expect(try sandbox.ask("GET", "/chat/Dialog.json", stranger).status == 422)
        }
    }

    @Test func `has exactly the declared classes`() async throws {
        let accounts = #"{"users": [{"id": 1}], "classes": {"Room": {"seats": "Integer"}}}"#
        try await AccountsSandbox.run(accounts: accounts, tokens: ["t": 1]) { sandbox in
            let statuses = try ["Room", "Hall"].map { name in
                let body = #"{"type": 1, "name": "n", "data": {"class_name": "\#(name)", "seats": "3"}}"#
                return try sandbox.ask("POST", "/chat/Dialog.json", ["QB-Token: t", AccountsSandbox.json], body).status
            }
            #expect(statuses == [201, 403])
        }
    }

    @Test func `gives a token for a user in exchange for the key, whatever token comes with it`() async throws {
        try await AccountsSandbox.run { sandbox in
            let answer = try sandbox.ask("POST", "/users/12/tokens", [AccountsSandbox.key, "QB-Token: dead"])
            #expect(answer.status == 201)
            let body = try #require(try answer.json.object)
            #expect(body.members.map(\.key) == ["token", "expires_at"])
            #expect(body["expires_at"] == "2019-09-08T19:24:11Z")
            let token = try #require(body["token"]?.text)
            let session = try sandbox.ask("GET", "/session.json", ["QB-Token: \(token)"])
            #expect(try session.json.object?["session"]?.object?["user_id"] == 12)
        }
    }

    @Test(arguments: ["99", "x", "0"])
    func `gives no token for a user who does not exist`(id: String) async throws {
        try await AccountsSandbox.run { sandbox in
            let answer = try sandbox.ask("POST", "/users/\(id)/tokens", [AccountsSandbox.key])
            #expect(answer.status == 404)
            #expect(try answer.json == ["errors": ["base": ["User not found"]]])
        }
    }

    @Test func `gives no token without the key`() async throws {
        try await AccountsSandbox.run { sandbox in
            let token = try sandbox.aliceToken()
            for headers in [["QB-Token: \(token)"], ["Authorization: ApiKey wrong"], []] {
                let answer = try sandbox.ask("POST", "/users/11/tokens", headers)
                #expect(answer.status == 401)
                #expect(try answer.json == ["errors": ["base": ["Authorization required"]]])
            }
        }
    }
}

/// The account's settings.
@Suite(.serialized) struct AccountSettingsTests {
    @Test(arguments: ["QB-Account-Key: 7yvNe17TnjNUqDoPwfqp", "QB-Token: fixed"])
    func `names the servers by the address that the client used`(header: String) async throws {
        try await AccountsSandbox.run(tokens: ["fixed": 11]) { sandbox in
            let answer = try sandbox.ask("GET", "/account_settings.json", [header])
            #expect(answer.status == 200)
            let expected: JSONValue = [
                "account_id": 1, "api_endpoint": .string("http://127.0.0.1:\(sandbox.port)"),
                "chat_endpoint": "chat.quickblox.com", "turnserver_endpoint": "turnserver.quickblox.com",
                "s3_bucket_name": "qbprod",
            ]
            #expect(try answer.json == expected)
        }
    }

    @Test(arguments: [[], ["QB-Account-Key:"], ["QB-Token: dead"]])
    func `asks who calls`(headers: [String]) async throws {
        try await AccountsSandbox.run { sandbox in
            let answer = try sandbox.ask("GET", "/account_settings.json", headers)
            #expect(answer.status == 401)
        }
    }

    @Test func `takes no other key where one is declared`() async throws {
        let accounts =
            #"{"application": {"id": 1, "auth_key": "k", "auth_secret": "s", "account_key": "mine"}, "users": []}"#
        try await AccountsSandbox.run(accounts: accounts) { sandbox in
            let answers = try ["mine", "other"].map { key in
                try sandbox.ask("GET", "/account_settings.json", ["QB-Account-Key: \(key)"])
            }
            #expect(answers.map(\.status) == [200, 401])
        }
    }
}
