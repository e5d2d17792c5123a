import JSON
import Testing

@testable import Sandbox

/// What the log leaves out, and how much of it is kept.
@Suite(.serialized) struct LogEntryTests {
    private func logged(_ parameters: JSONValue) -> String {
        let entry = LogEntry(
            method: "POST",
            path: "/session.json",
            parameters: parameters.object ?? JSONObject(),
            user: nil,
            status: 201,
            dialogID: nil
        )
        return String(decoding: entry.line, as: UTF8.self)
    }

    @Test(
        arguments: [
            ["password": "hush"], ["token": "hush"], ["auth_secret": "hush"], ["auth_key": "hush"],
            ["signature": "hush"],
            ["user": ["password": "hush", "login": "ann"]], ["user[password]": "hush"], ["Password": "hush"],
            ["keys": ["token": "hush", "secret": "hush"]], ["users": [["password": "hush"]]],
            ["token": ["deep": "hush"]], ["firebase_phone": ["access_token": "hush"]],
        ] as [JSONValue]
    )
    func `replaces a secret`(parameters: JSONValue) {
        #expect(!logged(parameters).contains("hush"))
        #expect(logged(parameters).contains("<redacted>"))
    }

    @Test func `escapes what could steer a terminal or is not seen`() throws {
        let name = "a\u{1B}[31m\u{7F}\u{9B}\u{202E}\u{2066}\u{AD}\u{E0041}é👩\u{200D}💻"
        let line = logged(["name": .string(name)])
        #expect(line.contains(#"a\u001b[31m\u007f\u009b\u202e\u2066\u00ad\udb40\udc41é👩\#u{200D}💻"#))
        #expect(try JSONValue(parsing: Array(line.utf8))["parameters"]?["name"]?.text == name)
    }

    @Test func `keeps everything else`() {
        #expect(
            logged(["nonce": 5, "user": ["login": "ann"], "name": "password"])
                == #"{"method":"POST","path":"/session.json","parameters":{"nonce":5,"user":{"login":"ann"},"name":"password"},"status":201}"#
                + "\n"
        )
    }

    @Test func `keeps the newest lines within a bound`() {
        var log = RecentLog(capacity: 500)
        var router = InProcess().router
        for number in 0..<100 {
            log.append(router.answer(SandboxRequest(method: "GET", target: "/\(number)")).entry)
        }
        #expect(log.kept.reduce(0) { $0 + $1.count } <= 500)
        #expect(log.kept.count + log.dropped == 100)
        #expect(log.kept.last.map { String(decoding: $0, as: UTF8.self).contains(#""path":"/99""#) } == true)
        #expect(log.kept.count > 3)
    }

    @Test func `keeps the newest line even where it alone is too long`() {
        var log = RecentLog(capacity: 5)
        var router = InProcess().router
        for target in ["/a", "/b"] { log.append(router.answer(SandboxRequest(method: "GET", target: target)).entry) }
        #expect(log.kept.count == 1)
        #expect(log.dropped == 1)
    }
}
