import JSON
import TestSupport
import Testing

/// Creating, showing and ending sessions.
@Suite(.serialized) struct SessionTests {
    private static let notThere: JSONValue = ["errors": ["Required session does not exist"]]

    private func post(_ body: String, to sandbox: AccountsSandbox, path: String = "/session.json") throws
        -> LoopbackAnswer
    {
        try sandbox.ask("POST", path, [AccountsSandbox.form], body)
    }

    private func base(_ text: JSONValue) -> JSONValue { ["errors": ["base": [text]]] }

    @Test func `opens a session of the application`() async throws {
        try await AccountsSandbox.run { sandbox in
            let answer = try post(sandbox.sessionForm(), to: sandbox)
            #expect(answer.status == 201)
            let session = try #require(try answer.json.object?["session"]?.object)
            let token = try #require(session["token"]?.text)
            #expect(token.count == 40)
            let expected: JSONValue = [
                "_id": "1", "application_id": 76730, "created_at": "2019-09-08T17:24:11Z", "device_id": 0, "id": 1,
                "nonce": 7334, "token": .string(token), "ts": 1_567_963_451, "updated_at": "2019-09-08T17:24:11Z",
                "user_id": 0,
            ]
            #expect(.object(session) == expected)
        }
    }

    @Test(arguments: [("login", "alice"), ("email", "alice+qb@example.com")])
    func `opens a session of a user, by login or by e-mail`(field: String, value: String) async throws {
        try await AccountsSandbox.run { sandbox in
            let form = sandbox.sessionForm(user: [(field, value), ("password", "alice-pw")])
            let answer = try post(form, to: sandbox)
            #expect(answer.status == 201)
            #expect(try answer.json.object?["session"]?.object?["user_id"] == 11)
        }
    }

    @Test(arguments: [
        [("login", "alice"), ("password", "wrong")], [("login", "nobody"), ("password", "alice-pw")],
        [("login", "alice")], [("password", "alice-pw")],
    ])
    func `refuses a user whose credentials are wrong`(user: [(String, String)]) async throws {
        try await AccountsSandbox.run { sandbox in
            let answer = try post(sandbox.sessionForm(user: user), to: sandbox)
            #expect(answer.status == 401)
            #expect(try answer.json == ["errors": ["Unauthorized"]])
        }
    }

    @Test func `refuses a wrong signature`() async throws {
        try await AccountsSandbox.run { sandbox in
            let answer = try post(sandbox.sessionForm() + "0", to: sandbox)
            #expect(answer.status == 422)
            #expect(try answer.json == base("Unexpected signature"))
            #expect(answer["qb-token-expirationdate"] == nil)
        }
    }

    @Test func `refuses a secret that is sent, as it is part of what should have been signed`() async throws {
        try await AccountsSandbox.run { sandbox in
            let answer = try post(sandbox.sessionForm() + "&auth_secret=s3cret-of-the-app", to: sandbox)
            #expect(try answer.json == base("Unexpected signature"))
        }
    }

    @Test(arguments: [-3601, 3601])
    func `refuses a clock that is more than an hour off`(seconds: Int) async throws {
        try await AccountsSandbox.run { sandbox in
            let answer = try post(sandbox.sessionForm(timestamp: AccountsSandbox.start + seconds), to: sandbox)
            #expect(answer.status == 422)
            #expect(try answer.json == base("Bad timestamp"))
        }
    }

    @Test(arguments: [Int.min, Int.max])
    func `refuses the most extreme times that a number can say`(timestamp: Int) async throws {
        try await AccountsSandbox.run { sandbox in
            let answer = try post(sandbox.sessionForm(timestamp: timestamp), to: sandbox)
            #expect(try answer.json == base("Bad timestamp"))
        }
    }

    @Test(arguments: [-3600, 3600])
    func `takes a clock that is an hour off`(seconds: Int) async throws {
        try await AccountsSandbox.run { sandbox in
            let answer = try post(sandbox.sessionForm(timestamp: AccountsSandbox.start + seconds), to: sandbox)
            #expect(answer.status == 201)
        }
    }

    @Test func `refuses the same timestamp and nonce a second time, and takes another nonce`() async throws {
        try await AccountsSandbox.run { sandbox in
            #expect(try post(sandbox.sessionForm(), to: sandbox).status == 201)
            let repeated = try post(sandbox.sessionForm(), to: sandbox)
            #expect(repeated.status == 422)
            #expect(try repeated.json == base("Timestamp and nonce have already been used"))
            #expect(try post(sandbox.sessionForm(nonce: "7335"), to: sandbox).status == 201)
            let later = sandbox.sessionForm(timestamp: AccountsSandbox.start + 1)
            #expect(try post(later, to: sandbox).status == 201)
        }
    }

    @Test func `does not let a wrong signature use up a nonce`() async throws {
        try await AccountsSandbox.run { sandbox throws in
            #expect(try post(sandbox.sessionForm() + "0", to: sandbox).status == 422)
            #expect(try post(sandbox.sessionForm(), to: sandbox).status == 201)
        }
    }

    @Test(arguments: ["76731", "7673", "0"])
    func `knows no other application`(id: String) async throws {
        try await AccountsSandbox.run { sandbox in
            let form = sandbox.sessionForm().replacing("=76730", with: "=\(id)")
            let answer = try post(form, to: sandbox)
            #expect(answer.status == 422)
            #expect(try answer.json == base("No Application Found"))
        }
    }

    @Test func `knows no other key of the application`() async throws {
        try await AccountsSandbox.run { sandbox throws in
            let form = sandbox.sessionForm().replacing("=7quWEh", with: "=8quWEh")
            #expect(try post(form, to: sandbox).json == base("No Application Found"))
        }
    }

    @Test func `opens no session where no application is declared`() async throws {
        try await AccountsSandbox.run(accounts: "{}") { sandbox throws in
            #expect(try post(sandbox.sessionForm(), to: sandbox).json == base("No Application Found"))
        }
    }

    @Test func `names a parameter that is missing`() async throws {
        try await AccountsSandbox.run { sandbox in
            let answer = try post("application_id=76730&auth_key=a&timestamp=1&signature=b", to: sandbox)
            #expect(answer.status == 422)
            #expect(try answer.json == ["errors": ["nonce": ["can't be blank"]]])
        }
    }

    @Test func `does not pretend to know other networks`() async throws {
        try await AccountsSandbox.run { sandbox in
            let signed =
                "application_id=76730&auth_key=7quWEh-k6TqghXe&keys[token]=t&nonce=1&provider=facebook"
                + "&timestamp=\(AccountsSandbox.start)"
            let signature = AccountsSandbox.signature(of: signed)
            let answer = try post("\(signed)&signature=\(signature)", to: sandbox)
            #expect(answer.status == 422)
            #expect(try answer.json == base("Provider is not supported by the sandbox"))
        }
    }

    @Test func `refuses a body that is no JSON`() async throws {
        try await AccountsSandbox.run { sandbox in
            let answer = try sandbox.ask("POST", "/session.json", [AccountsSandbox.json], "{\"nonce\": 1,}")
            #expect(answer.status == 400)
        }
    }

    @Test func `ends a session`() async throws {
        try await AccountsSandbox.run { sandbox in
            let header = "QB-Token: \(try sandbox.token())"
            let ended = try sandbox.ask("DELETE", "/session.json", [header])
            #expect(ended.status == 200)
            #expect(ended.body.isEmpty)
            let again = try sandbox.ask("GET", "/session.json", [header])
            #expect(again.status == 401)
            #expect(try again.json == Self.notThere)
        }
    }

    @Test func `has no session for a key`() async throws {
        try await AccountsSandbox.run { sandbox in
            let answer = try sandbox.ask("GET", "/session.json", [AccountsSandbox.key, "On-Behalf-Of: 11"])
            #expect(answer.status == 401)
            #expect(try answer.json == Self.notThere)
        }
    }
}

/// How long sessions last.
@Suite(.serialized) struct SessionLifetimeTests {
    private func status(_ token: String, _ sandbox: AccountsSandbox) throws -> Int {
        try sandbox.ask("GET", "/session.json", ["QB-Token: \(token)"]).status
    }

    @Test func `ends a session two hours after its last request`() async throws {
        try await AccountsSandbox.run { sandbox in
            let token = try sandbox.token()
            sandbox.clock.advance(by: 7_199)
            #expect(try status(token, sandbox) == 200)
            sandbox.clock.advance(by: 7_199)
            #expect(try status(token, sandbox) == 200)
            sandbox.clock.advance(by: 7_200)
            #expect(try status(token, sandbox) == 401)
        }
    }

    @Test func `counts a request that is refused as one`() async throws {
        try await AccountsSandbox.run { sandbox in
            let token = try sandbox.token()
            sandbox.clock.advance(by: 7_199)
            #expect(try sandbox.ask("GET", "/chat/Dialog.json", ["QB-Token: \(token)"]).status == 422)
            sandbox.clock.advance(by: 7_199)
            #expect(try status(token, sandbox) == 200)
        }
    }

    @Test func `keeps the sessions that it was started with`() async throws {
        try await AccountsSandbox.run(tokens: ["fixed": 11]) { sandbox in
            sandbox.clock.advance(by: 100_000)
            let answer = try sandbox.ask("GET", "/session.json", ["QB-Token: fixed"])
            #expect(answer.status == 200)
            #expect(answer["qb-token-expirationdate"] == "2019-09-09 23:10:51 +0000")
        }
    }

    @Test func `forgets sessions that are over, and still takes no nonce twice`() async throws {
        try await AccountsSandbox.run { sandbox in
            let first = try sandbox.token(nonce: "first")
            sandbox.clock.advance(by: 7_200)
            let client = try LoopbackClient(port: sandbox.port)
            for number in 0..<1_100 {
                let body = sandbox.sessionForm(nonce: "n\(number)")
                client.send(
                    "POST /session.json HTTP/1.1\r\nHost: localhost\r\n\(AccountsSandbox.form)\r\n"
                        + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
                )
                #expect(try client.receive().status == 201)
            }
            #expect(try status(first, sandbox) == 401)
            let repeated = sandbox.sessionForm(nonce: "n0")
            #expect(try sandbox.ask("POST", "/session.json", [AccountsSandbox.form], repeated).status == 422)
        }
    }
}
