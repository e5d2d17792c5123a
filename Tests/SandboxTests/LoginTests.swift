import JSON
import Sandbox
import TestSupport
import Testing

/// Changing an application's session into a user's, and back.
@Suite(.serialized) struct LoginTests {
    private static let credentials = #"{"login": "alice", "password": "alice-pw"}"#

    private func signIn(_ token: String, _ sandbox: AccountsSandbox, _ body: String = credentials) throws
        -> LoopbackAnswer
    {
        try sandbox.ask("POST", "/login.json", [AccountsSandbox.json, "QB-Token: \(token)"], body)
    }

    private func user(_ token: String, _ sandbox: AccountsSandbox) throws -> JSONValue? {
        let answer = try sandbox.ask("GET", "/session.json", ["QB-Token: \(token)"])
        return try answer.json.object?["session"]?.object?["user_id"]
    }

    @Test func `signs a user in within the session, with 202`() async throws {
        try await AccountsSandbox.run { sandbox in
            let token = try sandbox.token()
            let answer = try signIn(token, sandbox)
            #expect(answer.status == 202)
            #expect(try answer.json.object?["user"]?.object?["id"] == 11)
            #expect(try user(token, sandbox) == 11)
            #expect(try sandbox.ask("GET", "/chat/Dialog.json", ["QB-Token: \(token)"]).status == 200)
            #expect(sandbox.entries.all.map(\.user) == [nil, 11, 11, 11])
        }
    }

    @Test func `signs in by e-mail, from a form`() async throws {
        try await AccountsSandbox.run { sandbox in
            let token = try sandbox.token()
            let body = "email=alice%2Bqb%40example.com&password=alice-pw"
            let headers = [AccountsSandbox.form, "QB-Token: \(token)"]
            #expect(try sandbox.ask("POST", "/login.json", headers, body).status == 202)
        }
    }

    @Test(arguments: [#"{"login": "alice", "password": "bob-pw"}"#, #"{"login": "alice"}"#, "{}"])
    func `refuses wrong credentials and leaves the session as it is`(body: String) async throws {
        try await AccountsSandbox.run { sandbox in
            let token = try sandbox.token()
            let answer = try signIn(token, sandbox, body)
            #expect(answer.status == 401)
            #expect(try answer.json == ["errors": ["Unauthorized"]])
            #expect(try user(token, sandbox) == 0)
        }
    }

    @Test func `refuses to sign in without a session`() async throws {
        try await AccountsSandbox.run { sandbox in
            let answer = try signIn("dead", sandbox)
            #expect(answer.status == 401)
            #expect(try answer.json == ["errors": ["Required session does not exist"]])
        }
    }

    @Test func `lets nobody sign in as a user without a password`() async throws {
        try await AccountsSandbox.run(accounts: #"{"users": [{"id": 1, "login": "a"}]}"#, tokens: ["t": 0]) { sandbox in
            let answers = try [#"{"login": "a", "password": ""}"#, #"{"login": "a"}"#].map {
                try signIn("t", sandbox, $0)
            }
            #expect(answers.map(\.status) == [401, 401])
        }
    }

    @Test func `signs out to a session of the application`() async throws {
        try await AccountsSandbox.run { sandbox in
            let token = try sandbox.aliceToken()
            let answer = try sandbox.ask("DELETE", "/login.json", ["QB-Token: \(token)"])
            #expect(answer.status == 200)
            #expect(answer.body.isEmpty)
            #expect(try user(token, sandbox) == 0)
            #expect(try sandbox.ask("GET", "/chat/Dialog.json", ["QB-Token: \(token)"]).status == 422)
        }
    }
}
