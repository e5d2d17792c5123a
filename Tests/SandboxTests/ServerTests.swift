import JSON
import Sandbox
import TestSupport
import Testing

/// What happens on the wire.
@Suite(.serialized) struct ServerTests {
    private static let key = ["Authorization: ApiKey \(RunningSandbox.apiKey)", "On-Behalf-Of: 123"]
    private static let json = key + ["Content-Type: application/json"]

    private static func create(_ name: String) -> String {
        RunningSandbox.request("POST", json, #"{"type":1,"name":"\#(name)"}"#)
    }

    @Test func `answers requests that come before the answer, in their order, on one connection`() async throws {
        try await RunningSandbox.run { sandbox in
            let client = try LoopbackClient(port: sandbox.port)
            client.send((0..<50).map { Self.create("room \($0)") }.joined())
            for number in 0..<50 {
                let answer = try client.receive()
                #expect(answer.status == 201)
                #expect(try answer.json.object?["name"] == .string("room \(number)"))
            }
        }
    }

    @Test func `finds headers in any case`() async throws {
        try await RunningSandbox.run { sandbox in
            for name in ["Qb-Token", "qb-token", "QB-TOKEN"] {
                let answer = try sandbox.curl("GET", ["\(name): 2e80acd7f3d9c1e79312e0d1dafd6691ba012bba"])
                #expect(answer.status == 200)
            }
        }
    }

    @Test func `takes a request in pieces`() async throws {
        try await RunningSandbox.run { sandbox in
            let client = try LoopbackClient(port: sandbox.port)
            for character in Self.create("é") { client.send(String(character)) }
            #expect(try client.receive().json.object?["name"] == "é")
        }
    }

    @Test func `keeps the connection after an error and closes it when asked`() async throws {
        try await RunningSandbox.run { sandbox in
            let client = try LoopbackClient(port: sandbox.port)
            client.send(RunningSandbox.request("POST", Self.json, "{"))
            #expect(try client.receive().status == 400)
            client.send(RunningSandbox.request("GET", Self.key + ["Connection: close"]))
            #expect(try client.receive()["connection"] == "close")
            #expect(client.isClosed())
        }
    }

    @Test func `refuses a body that is too long, said or sent, and closes the connection`() async throws {
        try await RunningSandbox.run { sandbox in
            let said = try LoopbackClient(port: sandbox.port)
            said.send("POST /chat/Dialog.json HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4194305\r\n\r\n")
            let answer = try said.receive()
            #expect(answer.status == 413)
            #expect(answer.text == #"{"errors":["The request body is longer than 4194304 bytes"]}"#)
            said.send(String(repeating: "x", count: 4_194_305))
            #expect(said.isClosed())

            let sent = try LoopbackClient(port: sandbox.port)
            sent.send("POST /chat/Dialog.json HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n")
            sent.send("400001\r\n" + String(repeating: "x", count: 0x400001))
            #expect(try sent.receive().status == 413)
            sent.send("\r\n0\r\n\r\n")
            #expect(sent.isClosed())
            #expect(sandbox.entries.all.map(\.status) == [413, 413])
        }
    }

    @Test func `takes a body as long as the limit`() async throws {
        try await RunningSandbox.run { sandbox in
            let frame = #"{"type":1,"name":"x","photo":""}"#
            let photo = String(repeating: "p", count: 4 * 1_024 * 1_024 - frame.utf8.count)
            let answer = try sandbox.curl("POST", Self.json, frame.replacing(#""""#, with: "\"\(photo)\""))
            #expect(answer.status == 201)
        }
    }

    @Test func `tells a client that waits before its body to go on`() async throws {
        try await RunningSandbox.run { sandbox in
            let client = try LoopbackClient(port: sandbox.port)
            let body = #"{"type":1,"name":"x"}"#
            let headers = Self.json + ["Expect: 100-continue", "Content-Length: \(body.utf8.count)"]
            client.send(RunningSandbox.request("POST", headers))
            #expect(try client.receive().status == 100)
            client.send(body)
            #expect(try client.receive().status == 201)
        }
    }

    @Test(arguments: [
        "nonsense\r\n\r\n", "GET / HTTP/1.1\r\nbad header\r\n\r\n", "POST / HTTP/1.1\r\nContent-Length: x\r\n\r\n",
    ])
    func `answers what is not HTTP with 400 and closes the connection`(text: String) async throws {
        try await RunningSandbox.run { sandbox in
            let client = try LoopbackClient(port: sandbox.port)
            client.send(text)
            #expect(try client.receive().status == 400)
            #expect(client.isClosed())
            #expect(try sandbox.curl("GET", Self.key).status == 200)
        }
    }

    @Test func `bounds the header`() async throws {
        try await RunningSandbox.run { sandbox in
            let client = try LoopbackClient(port: sandbox.port)
            let header = "X-Filler: " + String(repeating: "x", count: 4_000) + "\r\n"
            client.send("GET /chat/Dialog.json HTTP/1.1\r\n" + String(repeating: header, count: 2_000) + "\r\n")
            #expect(throws: (any Error).self) {
                guard try client.receive().status == 200 else { throw LoopbackClient.Failure.closed }
            }
            #expect(try sandbox.curl("GET", Self.key).status == 200)
        }
    }

    @Test func `logs each request in order, with what was written and without secrets`() async throws {
        try await RunningSandbox.run { sandbox in
            _ = try sandbox.curl(
                "POST",
                Self.json,
                #"{"type":3,"occupants_ids":[5],"token":"s3cret","user":{"password":"s3cret"}}"#
            )
            _ = try sandbox.curl("POST", Self.json, #"{"type":3,"occupants_ids":[5]}"#)
            _ = try sandbox.curl("GET", Self.key, "type[in]=1,2", query: "?limit=3")
            _ = try sandbox.curl("GET", ["QB-Token: wrong-token"], query: "?name=x")
            let lines = sandbox.entries.all.map { String(decoding: $0.line, as: UTF8.self) }
            #expect(
                lines == [
                    #"{"method":"POST","path":"/chat/Dialog.json","parameters":{"type":3,"occupants_ids":[5],"token":"<redacted>","user":{"password":"<redacted>"}},"user":123,"status":201,"_id":"5d75393ba28f9a0000000001"}"#
                        + "\n",
                    #"{"method":"POST","path":"/chat/Dialog.json","parameters":{"type":3,"occupants_ids":[5]},"user":123,"status":201}"#
                        + "\n",
                    #"{"method":"GET","path":"/chat/Dialog.json","parameters":{"limit":"3","type":{"in":"1,2"}},"user":123,"status":200}"#
                        + "\n",
                    #"{"method":"GET","path":"/chat/Dialog.json","parameters":{"name":"x"},"status":401}"# + "\n",
                ]
            )
            #expect(!lines.joined().contains("wrong-token"))
        }
    }

    @Test func `says which port is in use`() async throws {
        try await RunningSandbox.run { sandbox in
            let error = await #expect(throws: SandboxStartError.self) {
                try await SandboxServer.start(SandboxConfiguration(port: sandbox.port))
            }
            #expect(
                error?.description == "port \(sandbox.port) is in use; choose another one, or 0 for any that is free"
            )
        }
    }

    @Test func `stops with connections open`() async throws {
        let server = try await SandboxServer.start(SandboxConfiguration())
        let port = try #require(server.url.split(separator: ":").last.flatMap { Int($0) })
        let client = try LoopbackClient(port: port)
        client.send(RunningSandbox.request("GET", ["Authorization: ApiKey sandbox-key", "On-Behalf-Of: 1"]))
        #expect(try client.receive().status == 200)
        await server.stop()
        #expect(client.isClosed())
        #expect(throws: LoopbackClient.Failure.self) { try LoopbackClient(port: port) }
    }
}
