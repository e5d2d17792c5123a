import Dialogs
import HTTP
import QuickBlox
import TestSupport
import Testing

/// The store over a real transport and a server that breaks off.
@Suite struct WireTests {
    private func store(_ server: ScriptedServer) throws -> QuickBloxStore {
        QuickBloxStore(
            endpoint: try Endpoint(server.url("")),
            credentials: try .key(),
            transport: try CurlTransport(HTTPConfiguration(answers: AnswerLimits(toRead: 10_000, toWrite: 9_000))),
            retrying: RetryPolicy(clock: SteppingClock())
        )
    }

    @Test(arguments: [
        ScriptedServer.Reply.sendAndClose(""), .sendAndReset(""),
        .sendAndClose("HTTP/1.1 201 Created\r\nContent-Length: 500\r\n\r\n{\"_id\":\"a\""),
        .sendAndClose("HTTP/1.1 201 Created\r\n\r\n{\"_id\":\"a\",\"type\":2"),
        .http(201, String(repeating: " ", count: 10_001)),
        .http(302, headers: ["Location: /chat/Dialog.json"]),
    ])
    func `a truncated response to a create leaves the outcome unknown, after one POST`(
        reply: ScriptedServer.Reply
    ) async throws {
        let server = try ScriptedServer { _ in reply }
        defer { server.stop() }
        guard case .unknown = try await store(server).create(.group("a")) else {
            Issue.record("not unknown")
            return
        }
        #expect(server.requests.count == 1)
    }

    @Test func `a create without a server sent nothing`() async throws {
        let store = QuickBloxStore(
            endpoint: try Endpoint("http://127.0.0.1:1"),
            credentials: try .key(),
            transport: try CurlTransport()
        )
        let expected = CreateOutcome.nothingSent(FailureReason("could not connect to 127.0.0.1:1"))
        #expect(await store.create(.group("a")) == expected)
    }

    @Test func `a list that breaks off is read again`() async throws {
        let server = try ScriptedServer { request in
            request.number == 1
                ? .sendAndClose("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{") : .http(200, #"{"total_entries":0}"#)
        }
        defer { server.stop() }
        let listing = try await store(server).list(DialogQuery(name: "ü &"), as: 5)
        #expect(listing.requests == 2)
        let head = try #require(server.requests.last).head
        #expect(head.hasPrefix("GET /chat/Dialog.json?name=%C3%BC%20%26&limit=100"))
        #expect(head.contains("\r\nOn-Behalf-Of: 5"))
    }
}
