import JSON
import Sandbox
import TestSupport
import Testing

/// No credential reaches the request log or an error.
@Suite(.serialized) struct RedactionTests {
    private static let secrets = ["alice-pw", "7quWEh-k6TqghXe", "s3cret-of-the-app", RunningSandbox.apiKey]

    private func log(_ sandbox: AccountsSandbox) -> String {
        sandbox.entries.all.map { String(decoding: $0.line, as: UTF8.self) }.joined()
    }

    @Test func `keeps a session's life out of the log, as form and as JSON`() async throws {
        try await AccountsSandbox.run { sandbox in
            let form = sandbox.sessionForm(user: [("login", "alice"), ("password", "alice-pw")])
            let opened = try sandbox.ask("POST", "/session.json", [AccountsSandbox.form], form)
            let token = try #require(try opened.json.object?["session"]?.object?["token"]?.text)
            let credentials = #"{"login": "alice", "password": "alice-pw", "x": [{"password": "alice-pw"}]}"#
            _ = try sandbox.ask("POST", "/login.json", [AccountsSandbox.json, "QB-Token: \(token)"], credentials)
            _ = try sandbox.ask("GET", "/users.json?token=\(token)")
            let tokens = try sandbox.ask("POST", "/users/11/tokens", [AccountsSandbox.key])
            let second = try #require(try tokens.json.object?["token"]?.text)
            let signature = try #require(form.split(separator: "=").last)
            for secret in Self.secrets + [token, second, String(signature)] {
                #expect(!log(sandbox).contains(secret))
            }
            #expect(sandbox.entries.all.count == 4)
            #expect(log(sandbox).contains(#""user":{"password":"<redacted>","login":"alice"}"#))
        }
    }

    @Test(arguments: [
        "user[password=alice-pw", "user]password=alice-pw", "a[b][password]=alice-pw", "Password=alice-pw",
        "keys[secret]=alice-pw", "password[]=alice-pw", "token[x]=alice-pw",
    ])
    func `keeps them out of the log however they are spelled`(body: String) async throws {
        try await AccountsSandbox.run { sandbox in
            let answer = try sandbox.ask("POST", "/session.json", [AccountsSandbox.form], body)
            #expect(answer.status == 422)
            #expect(!answer.text.contains("alice-pw"))
            #expect(!log(sandbox).contains("alice-pw"))
        }
    }

    @Test func `keeps them out of errors`() async throws {
        try await AccountsSandbox.run { sandbox in
            let body = #"{"user": {"password": "alice-pw"}, "auth_key": "7quWEh-k6TqghXe",}"#
            let answer = try sandbox.ask("POST", "/session.json", [AccountsSandbox.json], body)
            #expect(answer.status == 400)
            for secret in Self.secrets { #expect(!answer.text.contains(secret)) }
        }
    }
}
