import HTTP
import TestSupport
import Testing

@Suite(.serialized) struct TransportFailureTests {
    @Test(arguments: [
        (ScriptedServer.Reply.sendAndClose("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nabc"), "cut off"),
        (.sendAndClose("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab"), "cut off"),
        (.sendAndClose("HTTP/1.1 200 OK\r\nContent-Le"), "cut off"),
        (.sendAndClose("HTTP/1.1 200 OK\r\n"), "cut off"),
        (.sendAndClose("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n"), "cut off"),
        (.sendAndClose("HTTP/1.1 102 Processing\r\n\r\n"), "lost"),
        (.sendAndClose("HTTP/1.1 20"), "lost"),
        (.sendAndClose(""), "lost"),
        (.sendAndReset(""), "lost"),
        (.sendAndReset("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nabc"), "lost"),
        (.sendAndClose("<html>no HTTP at all</html>"), "not HTTP"),
        (.send("HTTP/1.1 2000000000 OK\r\n\r\n"), "not HTTP"),
        (.http(200, String(repeating: "x", count: 1001)), "larger than 1000 bytes"),
        (.http(200, headers: (0..<300).map { "X-\($0): " + String(repeating: "x", count: 1000) }), "header is larger"),
        (.hold, "no complete answer within 400 ms"),
        (.send("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nabc"), "no complete answer within 400 ms"),
    ])
    func `a broken response may follow a request that was carried out`(
        reply: ScriptedServer.Reply,
        text: String
    ) async throws {
        let server = try ScriptedServer { _ in reply }
        defer { server.stop() }
        let isTimeout = text.contains("400 ms")
        let transport = try CurlTransport(
            HTTPConfiguration(
                totalTimeout: isTimeout ? .milliseconds(400) : .seconds(30),
                answers: AnswerLimits(toRead: 1000, toWrite: 1000)
            )
        )
        for method in [HTTPMethod.get, .post] {
            let error = await failure(of: transport, HTTPRequest(method, server.url()))
            guard case .mayHaveBeenSent(let reason) = error else {
                Issue.record("\(method): \(String(describing: error))")
                continue
            }
            #expect(reason.contains(text))
        }
        #expect(server.requests.count == 2)
    }

    @Test func `a body of exactly the limit is accepted`() async throws {
        let server = try ScriptedServer { _ in .http(200, String(repeating: "x", count: 1000)) }
        defer { server.stop() }
        let transport = try CurlTransport(HTTPConfiguration(answers: AnswerLimits(toRead: 1000, toWrite: 1000)))
        #expect(try await transport.send(HTTPRequest(.get, server.url())).body.count == 1000)
    }

    @Test func `an answer to a write may have as many bytes as stated, and twice those that were sent`() async throws {
        let server = try ScriptedServer { request in
            .http(200, String(repeating: "x", count: request.head.contains("/more") ? 1021 : 1020))
        }
        defer { server.stop() }
        let transport = try CurlTransport(HTTPConfiguration(answers: AnswerLimits(toRead: 10, toWrite: 1000)))
        let body = [UInt8](repeating: 1, count: 10)
        #expect(try await transport.send(HTTPRequest(.post, server.url(), body: body)).body.count == 1020)
        let error = await failure(of: transport, HTTPRequest(.post, server.url("/more"), body: body))
        #expect(error == .mayHaveBeenSent("the answer is larger than 1020 bytes"))
    }

    @Test func `answers that are held at once may be so large together, and are counted while they are needed`()
        async throws
    {
        let server = try ScriptedServer { _ in .http(200, String(repeating: "x", count: 600_000)) }
        defer { server.stop() }
        let transport = try CurlTransport(HTTPConfiguration(answers: AnswerLimits(together: 1 << 20)))
        for _ in 1...3 { #expect(try await transport.send(HTTPRequest(.get, server.url())).body.count == 600_000) }
        let held = try await transport.send(HTTPRequest(.get, server.url()))
        let error = await failure(of: transport, HTTPRequest(.get, server.url()))
        #expect(error == .mayHaveBeenSent("the answers that were read at once are larger than 1 MiB together"))
        // What a write has done must be known.
        #expect(try await transport.send(HTTPRequest(.post, server.url())).body.count == 600_000)
        #expect(held.body.count == 600_000)
    }

    @Test func `a refused connection sent nothing`() async throws {
        let error = await failure(of: try CurlTransport(), HTTPRequest(.post, "http://127.0.0.1:1/"))
        #expect(error == .nothingSent("could not connect to 127.0.0.1:1"))
    }

    @Test func `a host that is not found sent nothing`() async throws {
        // A label of more than 63 characters fails without a query to any name server (RFC 1035, section 2.3.4).
        let host = String(repeating: "a", count: 64) + ".invalid"
        let error = await failure(of: try CurlTransport(), HTTPRequest(.post, "http://\(host)/"))
        #expect(error == .nothingSent("could not find the host '\(host)'"))
    }

    @Test func `TLS to a server without it sent nothing`() async throws {
        let server = try ScriptedServer { _ in .http(400) }
        defer { server.stop() }
        let error = await failure(of: try CurlTransport(), HTTPRequest(.post, "https://127.0.0.1:\(server.port)/"))
        guard case .nothingSent(let reason, isPermanent: false) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(reason == "no TLS connection to 127.0.0.1:\(server.port): wrong version number")
        #expect(server.requests.map(\.head) == ["TLS"])
    }

    @Test func `a connection that takes too long sent nothing`() async throws {
        let server = try ScriptedServer { _ in .hold }
        defer { server.stop() }
        let transport = try CurlTransport(HTTPConfiguration(connectTimeout: .milliseconds(50)))
        let error = await failure(of: transport, HTTPRequest(.post, "https://127.0.0.1:\(server.port)/"))
        #expect(error == .nothingSent("no connection to 127.0.0.1:\(server.port) within 50 ms"))
    }

    @Test(arguments: [
        ("file:///etc/passwd", "URL"), ("ftp://127.0.0.1/", "scheme 'ftp'"), ("", "URL"), ("http://", "URL"),
        ("http://127.0.0.1/a b", "URL"), ("http://127.0.0.1/\r\nX: y", "URL"), ("no address", "URL"),
    ])
    func `what is no web address sends nothing and never will`(url: String, text: String) async throws {
        let error = await failure(of: try CurlTransport(), HTTPRequest(.get, url))
        guard case .nothingSent(let reason, isPermanent: true) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(reason.contains(text))
    }

    @Test(arguments: [("A", "b\r\nC: d"), ("A", "b\u{0}"), ("A", "\u{7F}"), ("A:", "b"), ("", "b"), ("A\n", "b")])
    func `a header that would smuggle another is not sent`(name: String, value: String) async throws {
        let server = try ScriptedServer { _ in .http() }
        defer { server.stop() }
        let request = HTTPRequest(.get, server.url(), headers: [HTTPHeader(name, value)])
        let error = await failure(of: try CurlTransport(), request)
        #expect(error == .nothingSent("the header '\(name)' cannot be sent as it is", isPermanent: true))
        #expect(server.requests.isEmpty)
    }

    @Test func `a list of authorities that cannot be read sent nothing and never will`() async throws {
        let server = try ScriptedServer { _ in .http() }
        defer { server.stop() }
        let transport = try CurlTransport(HTTPConfiguration(certificateAuthorities: "/nonexistent/ca.pem"))
        let error = await failure(of: transport, HTTPRequest(.get, "https://127.0.0.1:\(server.port)/"))
        let reason = "could not read the certificate authorities in '/nonexistent/ca.pem'"
        #expect(error == .nothingSent(reason, isPermanent: true))
    }
}
