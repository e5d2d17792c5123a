import HTTP
import TestSupport
import Testing

/// libcurl sends a request again by itself when a reused connection ends without a response.
@Suite(.serialized) struct ResendTests {
    @Test(arguments: [ScriptedServer.Reply.sendAndClose(""), .sendAndReset("")])
    func `a POST that a kept connection loses is issued once`(loss: ScriptedServer.Reply) async throws {
        let server = try ScriptedServer { request in request.number == 1 ? .http() : loss }
        defer { server.stop() }
        let transport = try CurlTransport()
        _ = try await transport.send(HTTPRequest(.get, server.url()))
        let error = await failure(of: transport, HTTPRequest(.post, server.url(), body: Array("create".utf8)))
        guard case .mayHaveBeenSent(let reason) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(reason.contains("the connection was lost before the answer"))
        #expect(server.requests.filter { $0.head.hasPrefix("POST") }.count == 1)
    }

    @Test func `a GET that a kept connection loses may be issued again`() async throws {
        let server = try ScriptedServer { request in request.number == 2 ? .sendAndClose("") : .http(200, "x") }
        defer { server.stop() }
        let transport = try CurlTransport(HTTPConfiguration(idleTimeout: .seconds(3600)))
        for _ in 1...2 {
            #expect(try await transport.send(HTTPRequest(.get, server.url())).body == [0x78])
        }
        #expect(server.requests.count == 3)
        #expect(server.connectionCount == 2)
    }

    @Test func `a POST after the server closed the kept connection goes over a new one`() async throws {
        let server = try ScriptedServer { request in
            request.number == 1
                ? .sendAndClose("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n") : .http(201)
        }
        defer { server.stop() }
        let transport = try CurlTransport(HTTPConfiguration(idleTimeout: .seconds(3600)))
        _ = try await transport.send(HTTPRequest(.get, server.url()))
        // One thread serves all: once another client has its response, the connection is closed.
        _ = try await CurlTransport().send(HTTPRequest(.get, server.url()))
        #expect(try await transport.send(HTTPRequest(.post, server.url())).status == 201)
        #expect(server.connectionCount == 3)
    }
}
