import HTTP
import TestSupport
import Testing

@Suite(.serialized) struct CurlTransportTests {
    @Test func `sends a POST with its headers and body and returns the whole response`() async throws {
        let server = try ScriptedServer { _ in .http(201, headers: ["X-Request-Id: abc"], #"{"a":1}"#) }
        defer { server.stop() }
        let transport = try CurlTransport(HTTPConfiguration(userAgent: "test/1"))
        let headers = [HTTPHeader("Content-Type", "application/json"), HTTPHeader("X-Empty", "")]
        let response = try await transport.send(
            HTTPRequest(.post, server.url("/a?b=c%20d"), headers: headers, body: Array("hello".utf8))
        )
        #expect(response.status == 201)
        #expect(response["x-request-ID"] == "abc")
        #expect(response["absent"] == nil)
        #expect(response.body == Array(#"{"a":1}"#.utf8))
        let request = try #require(server.requests.first)
        #expect(request.head.hasPrefix("POST /a?b=c%20d HTTP/1.1\r\n"))
        #expect(request.head.contains("\r\nContent-Type: application/json"))
        #expect(request.head.contains("\r\nUser-Agent: test/1"))
        #expect(request.head.contains("\r\nX-Empty:"))
        #expect(!request.head.contains("Accept-Encoding"))
        #expect(request.body == Array("hello".utf8))
    }

    @Test func `a large body goes without waiting for leave, an empty one with its length`() async throws {
        let server = try ScriptedServer { _ in .http() }
        defer { server.stop() }
        let transport = try CurlTransport()
        let large = [UInt8](repeating: 0x61, count: 3_000_000)
        _ = try await transport.send(HTTPRequest(.post, server.url(), body: large))
        _ = try await transport.send(HTTPRequest(.post, server.url(), body: []))
        #expect(server.requests.map(\.body.count) == [3_000_000, 0])
        #expect(server.requests.allSatisfy { !$0.head.contains("Expect") })
        #expect(server.requests[1].head.contains("\r\nContent-Length: 0"))
    }

    @Test func `uses a connection again`() async throws {
        let server = try ScriptedServer { request in .http("\(request.number)") }
        defer { server.stop() }
        let transport = try CurlTransport(HTTPConfiguration(idleTimeout: .seconds(3600)))
        for number in 1...5 {
            let response = try await transport.send(HTTPRequest(.get, server.url()))
            #expect(response.body == Array("\(number)".utf8))
        }
        #expect(server.connectionCount == 1)
    }

    @Test(arguments: [
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n",
        "HTTP/1.1 102 Processing\r\nX-Request-Id: no\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabcde",
        "HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabcde",
    ])
    func `reads chunked bodies and skips interim responses`(response: String) async throws {
        let server = try ScriptedServer { _ in .send(response) }
        defer { server.stop() }
        let response = try await CurlTransport().send(HTTPRequest(.get, server.url()))
        #expect(response.status == 200)
        #expect(response.body == Array("abcde".utf8))
        #expect(response["X-Request-Id"] == nil)
    }

    @Test(arguments: [302, 307, 404, 429, 503])
    func `a status is a response, and no redirect is followed`(status: Int) async throws {
        let server = try ScriptedServer { _ in .http(status, headers: ["Location: /elsewhere"], "<html>") }
        defer { server.stop() }
        let response = try await CurlTransport().send(HTTPRequest(.get, server.url()))
        #expect(response.status == status)
        #expect(response.body == Array("<html>".utf8))
        #expect(server.requests.count == 1)
    }

    @Test func `many requests at once share the connections that are allowed`() async throws {
        let server = try ScriptedServer { request in .http(String(decoding: request.body, as: UTF8.self)) }
        defer { server.stop() }
        let transport = try CurlTransport(HTTPConfiguration(maximumConnections: 8))
        let url = server.url()
        let bodies = try await withThrowingTaskGroup(of: (Int, [UInt8]).self) { group in
            for number in 0..<500 {
                group.addTask {
                    let request = HTTPRequest(.post, url, body: Array("\(number)".utf8))
                    return (number, try await transport.send(request).body)
                }
            }
            return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
        #expect(bodies.count == 500)
        #expect(bodies.allSatisfy { $0.value == Array("\($0.key)".utf8) })
        #expect(server.connectionCount <= 8)
    }

    @Test func `what reads through the read-only half is a GET`() async throws {
        let server = try ScriptedServer { _ in .http("x") }
        defer { server.stop() }
        let reader: any ReadTransport = ReadOnlyTransport(try CurlTransport())
        let response = try await reader.get(server.url("/p"), headers: [HTTPHeader("A", "b")])
        #expect(response.status == 200)
        #expect(server.requests.map { $0.head.prefix(6) } == ["GET /p"])
    }
}

extension ScriptedServer.Reply {
    fileprivate static func http(_ body: String) -> Self { .http(200, body) }
}
