import TestSupport
import Testing

@testable import Sandbox

/// What a page in a browser needs, which sends a preflight request before each request.
@Suite(.serialized) struct BrowserTests {
    private func preflight(_ path: String, _ method: String, _ headers: String, _ port: Int) throws -> LoopbackAnswer {
        let client = try LoopbackClient(port: port)
        let lines = [
            "OPTIONS \(path) HTTP/1.1", "Host: localhost", "Origin: http://localhost:3000",
            "Access-Control-Request-Method: \(method)", "Access-Control-Request-Headers: \(headers)",
            "Sec-Fetch-Mode: cors",
        ]
        client.send(lines.joined(separator: "\r\n") + "\r\n\r\n")
        return try client.receive()
    }

    @Test(arguments: [
        ("/chat/Dialog.json?", "GET", "qb-os,qb-sdk,qb-token"),
        ("/chat/Dialog.json", "POST", "qb-os,qb-sdk,qb-token"),
        ("/chat/Dialog/5d75393ba28f9a17e1cb0f9e.json", "PUT", "content-type,qb-os,qb-sdk,qb-token"),
        ("/chat/Dialog/5d75393ba28f9a17e1cb0f9e.json", "DELETE", "qb-os,qb-sdk,qb-token"),
        ("/session.json", "POST", "quickblox-rest-api-version"),
    ])
    func `32: every call is allowed beforehand, without credentials`(
        path: String,
        method: String,
        headers: String
    ) async throws {
        try await RunningSandbox.run { sandbox in
            let answer = try preflight(path, method, headers, sandbox.port)
            #expect((200..<300).contains(answer.status))
            #expect(answer["access-control-allow-origin"] == "*")
            let methods = answer["access-control-allow-methods"]?.split(separator: ", ") ?? []
            #expect(methods.contains { $0 == method })
            let allowed = Set(answer["access-control-allow-headers"]?.lowercased().split(separator: ", ") ?? [])
            #expect(allowed.isSuperset(of: headers.split(separator: ",")))
        }
    }

    @Test func `32: a page may read when its session ends`() async throws {
        try await RunningSandbox.run { sandbox in
            let answer = try sandbox.send(["GET /chat/Dialog.json? HTTP/1.1", "Origin: http://localhost:3000"])
            #expect(answer["access-control-allow-origin"] == "*")
            #expect(answer["access-control-expose-headers"] == "QB-Token-ExpirationDate")
            #expect(answer["qb-token-expirationdate"] == "2019-09-08 19:24:11 +0000")
        }
    }

    @Test(arguments: [
        ("GET /chat/Dialog.json HTTP/1.1", "QB-Token: unknown", "", 401),
        ("GET /chat/Dialog/5d75393ba28f9a17e1cb0f9e.json HTTP/1.1", "QB-Token: \(RunningSandbox.token)", "", 404),
        ("GET /nowhere HTTP/1.1", "QB-Token: \(RunningSandbox.token)", "", 404),
        ("POST /chat/Dialog.json HTTP/1.1", "QB-Token: \(RunningSandbox.token)", "type=9", 422),
        ("POST /chat/Dialog.json HTTP/1.1", "QB-Token: \(RunningSandbox.token)", "{", 400),
    ])
    func `33: errors too may be read by a page`(
        line: String,
        credentials: String,
        body: String,
        status: Int
    ) async throws {
        try await RunningSandbox.run { sandbox in
            let client = try LoopbackClient(port: sandbox.port)
            let lines = [
                line, "Host: localhost", "Origin: http://localhost:3000", credentials,
                "Content-Length: \(body.utf8.count)",
            ]
            client.send(lines.joined(separator: "\r\n") + "\r\n\r\n" + body)
            let answer = try client.receive()
            #expect(answer.status == status)
            #expect(answer["access-control-allow-origin"] == "*")
            #expect(answer["content-type"] == "application/json; charset=utf-8")
        }
    }
}
