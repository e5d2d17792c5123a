import JSON
import TestSupport
import Testing

@testable import Sandbox

/// How the path, the query and the parameters of any request are read.
@Suite(.serialized) struct SandboxRequestTests {
    @Test(arguments: [
        ("/", "/"), ("//", "/"), ("", "/"), ("/chat/Dialog.json", "/chat/Dialog.json"), ("/chat/", "/chat"),
        ("//chat//Dialog.json", "/chat/Dialog.json"), ("/chat/Dialog.json//", "/chat/Dialog.json"), ("chat", "/chat"),
        ("/chat?a=/b//c", "/chat"), ("/chat#a", "/chat"), ("/?a", "/"), ("?a", "/"), ("/é", "/é"), ("/é/", "/é"),
    ])
    func `has a path without query and without repeated slashes`(target: String, path: String) {
        #expect(SandboxRequest(method: "GET", target: target).path == path)
    }

    @Test func `finds headers in any case, and of several the first`() async throws {
        try await RunningSandbox.run { sandbox in
            let headers = [
                "X-Behalf-Of: 5", "xn-behalf-of: 5", "On-Behalf-O: 5", "oN-bEHALF-oF: 123", "On-Behalf-Of: 5",
                "AUTHORIZATION: ApiKey \(RunningSandbox.apiKey)", "Authorization: ApiKey wrong",
                "Content-Type: application/json", "content-type: multipart/form-data",
            ]
            let answer = try sandbox.curl("POST", headers, #"{"type":1,"name":"x"}"#)
            #expect(answer.status == 201)
            #expect(try answer.json.object?["user_id"] == 123)
        }
    }

    @Test(arguments: [
        ("", ""), ("a", "a"), (" a", "a"), ("a\t", "a"), (" \t ", ""), (" a b ", "a b"), ("\u{A0}a", "\u{A0}a"),
    ])
    func `trims spaces and tabs`(text: String, trimmed: String) {
        #expect(text.trimmed == trimmed)
        #expect(text[...].trimmed == trimmed)
    }

    @Test(arguments: [
        ([], []), ([1], [1]), ([1, 2, 9], [1, 2, 9]), ([2, 1], [1, 2]), ([1, 1], [1]), ([3, 1, 3, 2, 1], [1, 2, 3]),
    ])
    func `sorts users and keeps each once`(users: [Int], ascending: [Int]) {
        #expect(users.ascending == ascending)
    }

    @Test func `makes the text of a second once, and anew for another`() {
        var cache = TimestampTextCache()
        var made: [Int] = []
        let texts = [1, 1, 2, 1].map { second in
            cache.text(of: Timestamp(seconds: second)) { time in
                made.append(time.seconds)
                return "second \(time.seconds)"
            }
        }
        #expect(texts == ["second 1", "second 1", "second 2", "second 1"])
        #expect(made == [1, 2, 1])
    }

    @Test(arguments: [
        ("ApiKey key", true), ("apikey key", true), ("ApiKey kez", false), ("ApiKey ke", false), ("ApiKey key ", false),
        ("key", false), ("", false),
    ])
    func `takes the key alone`(authorization: String, isKey: Bool) {
        #expect(InProcess().router.application.accounts.isKey(authorization) == isKey)
    }
}
