import HTTP
import TestSupport
import Testing

/// A handle that has carried one request carries the next, of which nothing may be left over.
@Suite(.serialized) struct ReuseTests {
    @Test func `nothing of a request is left in the next`() async throws {
        let server = try ScriptedServer { request in .http(200, headers: ["X-Number: \(request.number)"], "abc") }
        defer { server.stop() }
        let transport = try CurlTransport(HTTPConfiguration(idleTimeout: .seconds(3600)))
        let credential = [HTTPHeader("Authorization", "ApiKey a"), HTTPHeader("Content-Type", "application/json")]
        let requests = [
            HTTPRequest(.post, server.url("/1"), headers: credential, body: [UInt8](repeating: 0x61, count: 5000)),
            HTTPRequest(.get, server.url("/2?a=b")),
            HTTPRequest(.post, server.url("/3"), headers: [HTTPHeader("Authorization", "ApiKey b")], body: [0x62]),
            HTTPRequest(.post, server.url("/3"), body: []),
            HTTPRequest(.get, server.url("/2?a=b")),
        ]
        for (place, request) in requests.enumerated() {
            let response = try await transport.send(request)
            #expect(response["X-Number"] == "\(place + 1)")
            #expect(response.headers.filter { $0.name == "X-Number" }.count == 1)
            #expect(response.body == Array("abc".utf8))
        }
        let sent = server.requests
        #expect(server.connectionCount == 1)
        #expect(
            sent.map { $0.head.prefix { $0 != "\r\n" } }
                == ["POST /1", "GET /2?a=b", "POST /3", "POST /3", "GET /2?a=b"].map { "\($0) HTTP/1.1" }
        )
        #expect(sent.map(\.body.count) == [5000, 0, 1, 0, 0])
        #expect(sent.map { $0.head.contains("ApiKey a") } == [true, false, false, false, false])
        #expect(sent.map { $0.head.contains("ApiKey b") } == [false, false, true, false, false])
        #expect(sent.map { $0.head.contains("Content-Length") } == [true, false, true, true, false])
    }

    @Test func `no request asks for leave to send its body, however large it is`() async throws {
        let server = try ScriptedServer { _ in .http() }
        defer { server.stop() }
        let transport = try CurlTransport()
        for size in [10, 3 << 20, 5000, (1 << 20) - 1, 1 << 20] {
            let body = [UInt8](repeating: 0x61, count: size)
            _ = try await transport.send(HTTPRequest(.post, server.url(), body: body))
        }
        #expect(server.requests.map(\.body.count) == [10, 3 << 20, 5000, (1 << 20) - 1, 1 << 20])
        #expect(server.requests.allSatisfy { !$0.head.lowercased().contains("expect") })
    }

    @Test func `a request after one that was not sendable or failed is sent as it is`() async throws {
        let server = try ScriptedServer { request in
            request.head.contains("/lost") ? .sendAndClose("") : .http(200, "abc")
        }
        defer { server.stop() }
        let transport = try CurlTransport()
        let good = HTTPRequest(.get, server.url("/good"), headers: [HTTPHeader("A", "b")])
        let bad = [
            HTTPRequest(.get, server.url("/good"), headers: [HTTPHeader("A", "b\n")]),
            HTTPRequest(.get, "nowhere at all"),
            HTTPRequest(.post, server.url("/lost"), body: [0x61]),
        ]
        for request in bad {
            #expect(try await transport.send(good).body == Array("abc".utf8))
            #expect(await failure(of: transport, request) != nil)
        }
        #expect(try await transport.send(good).body == Array("abc".utf8))
        let sent = server.requests.filter { $0.head.hasPrefix("GET /good") && $0.head.contains("\r\nA: b") }
        #expect(sent.count == 4)
    }

    @Test(arguments: [
        (["A:  b c \t", "B:", "C:d:e"], [HTTPHeader("A", "b c"), HTTPHeader("B", ""), HTTPHeader("C", "d:e")]),
        (["A: b\r\n  c", "D: e"], [HTTPHeader("A", "b c"), HTTPHeader("D", "e")]),
        (["A: b", "a: c"], [HTTPHeader("A", "b"), HTTPHeader("a", "c")]),
    ])
    func `reads header fields as they are written`(lines: [String], headers: [HTTPHeader]) async throws {
        let text = lines.map { "\($0)\r\n" }.joined()
        let server = try ScriptedServer { _ in .send("HTTP/1.1 200 OK\r\n\(text)Content-Length: 0\r\n\r\n") }
        defer { server.stop() }
        let response = try await CurlTransport().send(HTTPRequest(.get, server.url()))
        #expect(response.headers == headers + [HTTPHeader("Content-Length", "0")])
    }

    @Test func `what comes behind a chunked body is no header field`() async throws {
        let text = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: A\r\n\r\n1\r\nx\r\n0\r\nA: b\r\n\r\n"
        let server = try ScriptedServer { _ in .send(text) }
        defer { server.stop() }
        let response = try await CurlTransport().send(HTTPRequest(.get, server.url()))
        #expect(response.body == [0x78])
        #expect(response["A"] == nil)
    }
}
