import Digests
import JSON
import Sandbox
import TestSupport

/// A sandbox with declared users on a port, with a clock that a test moves.
struct AccountsSandbox {
    static let file = """
        {
          "application": {"id": 76730, "auth_key": "7quWEh-k6TqghXe", "auth_secret": "s3cret-of-the-app"},
          "users": [
            {"id": 11, "login": "alice", "password": "alice-pw", "email": "alice+qb@example.com",
             "phone": "+1 (23)", "external_user_id": 9001, "full_name": "Alice Doe"},
            {"id": 12, "login": "bob", "password": "bob-pw"},
            {"id": 13, "full_name": "Carol, the third"}
          ]
        }
        """

    /// The time at the start: 2019-09-08T17:24:11Z.
    static let start = RunningSandbox.time

    let port: Int
    let clock: TestClock
    let entries: RunningSandbox.Entries

    /// Runs a test against a sandbox of its own.
    static func run(
        accounts: String = file,
        tokens: [String: Int] = [:],
        users: UserRanges? = nil,
        _ test: (AccountsSandbox) async throws -> Void
    ) async throws {
        let clock = TestClock()
        let entries = RunningSandbox.Entries()
        let server = try await SandboxServer.start(
            SandboxConfiguration(
                apiKey: RunningSandbox.apiKey,
                tokens: tokens,
                users: users,
                accounts: try AccountsFile(json: Array(accounts.utf8)),
                now: clock.now,
                log: { entries.append($0) }
            )
        )
        let port = server.url.split(separator: ":").last.flatMap { Int($0) } ?? 0
        do {
            try await test(AccountsSandbox(port: port, clock: clock, entries: entries))
        } catch {
            await server.stop()
            throw error
        }
        await server.stop()
    }

    /// Sends a request and waits for the response.
    func ask(
        _ method: String,
        _ target: String,
        _ headers: [String] = [],
        _ body: String? = nil
    ) throws -> LoopbackAnswer {
        let client = try LoopbackClient(port: port)
        var lines = ["\(method) \(target) HTTP/1.1", "Host: 127.0.0.1:\(port)"] + headers
        if let body { lines.append("Content-Length: \(body.utf8.count)") }
        client.send(lines.joined(separator: "\r\n") + "\r\n\r\n" + (body ?? ""))
        return try client.receive()
    }
}

extension AccountsSandbox {
    static let key = "Authorization: ApiKey \(RunningSandbox.apiKey)"
    static let json = "Content-Type: application/json; charset=utf-8"
    static let form = "Content-Type: application/x-www-form-urlencoded; charset=UTF-8"

    /// HMAC-SHA1 in hexadecimal digits under the application's secret.
    static func signature(of text: String, secret: String = "s3cret-of-the-app") -> String {
        Digest.hmacSHA1(of: Array(text.utf8), key: Array(secret.utf8)).hexDigits
    }

    /// Parameters of a request for a session, as a form whose order and encoding are not those of the signed text.
    func sessionForm(nonce: String = "7334", timestamp: Int? = nil, user: [(String, String)] = []) -> String {
        let time = timestamp ?? clock.now()
        let fixed = [
            ("application_id", "76730"), ("auth_key", "7quWEh-k6TqghXe"), ("nonce", nonce), ("timestamp", String(time)),
        ]
        let parameters = fixed + user.map { ("user[\($0.0)]", $0.1) }
        let signed = parameters.map { "\($0.0)=\($0.1)" }.joined(separator: "&")
        let pairs = parameters.reversed().map { "\(Self.encoded($0.0))=\(Self.encoded($0.1))" }
        return (pairs + ["signature=\(Self.signature(of: signed))"]).joined(separator: "&")
    }

    /// Opens a session over the API and returns its token.
    func token(nonce: String = "7334", user: [(String, String)] = []) throws -> String {
        let answer = try ask("POST", "/session.json", [Self.form], sessionForm(nonce: nonce, user: user))
        return try answer.json.object?["session"]?.object?["token"]?.text ?? ""
    }

    /// Opens a session of alice's.
    func aliceToken(nonce: String = "7334") throws -> String {
        try token(nonce: nonce, user: [("login", "alice"), ("password", "alice-pw")])
    }

    private static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            let character = Character(Unicode.Scalar(byte))
            let isPlain = character.isASCII && (character.isLetter || character.isNumber)
            return isPlain ? String(character) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }.joined()
    }
}
