import JSON
import TestSupport
import Testing

@testable import Sandbox

/// Faults that are changed by hand, on the sandbox's page, and who else may not do that.
@Suite(.serialized) struct PageFaultTests {
    private static let json = "Content-Type: application/json"

    private func send(
        _ method: String,
        _ target: String,
        _ headers: [String],
        _ body: String = #"{"faults":["503 on list"]}"#,
        to port: Int
    ) throws -> LoopbackAnswer {
        let client = try LoopbackClient(port: port)
        let lines = ["\(method) \(target) HTTP/1.1"] + headers + ["Content-Length: \(body.utf8.count)", "", body]
        client.send(lines.joined(separator: "\r\n"))
        return try client.receive()
    }

    private func faults(_ sandbox: FaultySandbox) throws -> JSONValue? {
        try sandbox.control("GET", "/faults").json.object?["faults"]
    }

    @Test func `the page sets and clears faults, which leaves no trace in the log`() async throws {
        try await FaultySandbox.run(["html"], seed: 7) { sandbox throws in
            let own = ["Host: localhost:\(sandbox.port)", "Origin: http://localhost:\(sandbox.port)", Self.json]
            let set = try send("PUT", "/_sandbox/faults", own, to: sandbox.port)
            #expect(set.status == 200)
            #expect(set.text == #"{"seed":7,"faults":["503 on list"]}"#)
            #expect(set["access-control-allow-origin"] == nil)
            #expect(set["content-security-policy"]?.contains("default-src 'none'") == true)
            #expect(try sandbox.list().status == 503)
            let wrong = try send("PUT", "/_sandbox/faults", own, #"{"faults":["502","lost"]}"#, to: sandbox.port)
            #expect(wrong.status == 400)
            #expect(wrong.text.contains("lost"))
            #expect(try faults(sandbox) == ["503 on list"])
            #expect(try send("PUT", "/_sandbox/faults", own, #"{"faults":[]}"#, to: sandbox.port).status == 200)
            #expect(try sandbox.list().status == 200)
            #expect(try sandbox.log(2).map { $0["path"]?.text } == ["/chat/Dialog.json", "/chat/Dialog.json"])
        }
    }

    @Test func `a program that is no browser may set them too`() async throws {
        try await FaultySandbox.run([]) { sandbox throws in
            #expect(
                try send("PUT", "/_sandbox/faults", ["Host: localhost", Self.json], to: sandbox.port).status == 200
            )
            #expect(try faults(sandbox) == ["503 on list"])
        }
    }

    @Test(arguments: ["rebound.example", "127.0.0.1.rebound.example"])
    func `a name that a site gave this machine reaches no faults, here or at the control address`(
        host: String
    ) async throws {
        try await FaultySandbox.run(["html"]) { sandbox throws in
            let headers = ["Host: \(host)", "Origin: http://\(host)", Self.json]
            #expect(try send("PUT", "/_sandbox/faults", headers, to: sandbox.port).status == 421)
            for (method, path) in [("PUT", "/faults"), ("DELETE", "/faults"), ("GET", "/log"), ("POST", "/advance")] {
                #expect(try send(method, path, headers, to: sandbox.controlPort).status == 421)
            }
            #expect(try faults(sandbox) == ["html"])
        }
    }

    @Test(arguments: [
        ("https://evil.example", 403), ("null", 403), ("http://localhost:3000", 403), ("http://localhost", 403),
        ("http://127.0.0.1:PORT", 403), ("http://localhost:PORT", 200),
    ])
    func `the page of another site sets no faults, nor that of another program on this machine`(
        origin: String,
        status: Int
    ) async throws {
        try await FaultySandbox.run([]) { sandbox throws in
            let origin = origin.replacing("PORT", with: "\(sandbox.port)")
            let headers = ["Host: localhost:\(sandbox.port)", "Origin: \(origin)", Self.json]
            #expect(try send("PUT", "/_sandbox/faults", headers, to: sandbox.port).status == status)
            #expect(try faults(sandbox) == (status == 200 ? ["503 on list"] : []))
        }
    }

    @Test(arguments: ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=a", nil])
    func `what a form of another site could send sets nothing`(type: String?) async throws {
        try await FaultySandbox.run([]) { sandbox throws in
            let headers = ["Host: localhost"] + (type.map { ["Content-Type: \($0)"] } ?? [])
            #expect(try send("PUT", "/_sandbox/faults", headers, to: sandbox.port).status == 415)
            #expect(try send("POST", "/_sandbox/faults", headers, to: sandbox.port).status == 405)
            #expect(try send("POST", "/faults", headers, to: sandbox.controlPort).status == 404)
            #expect(try send("POST", "/advance", headers, #"{"by":"9s"}"#, to: sandbox.controlPort).status == 415)
            #expect(try faults(sandbox) == [])
        }
    }

    @Test func `the control address allows no browser to ask for more`() async throws {
        try await FaultySandbox.run([]) { sandbox throws in
            let headers = [
                "Host: localhost", "Origin: http://localhost:3000", "Access-Control-Request-Method: PUT",
                "Access-Control-Request-Headers: content-type",
            ]
            for path in ["/faults", "/advance", "/log"] {
                let answer = try send("OPTIONS", path, headers, "", to: sandbox.controlPort)
                #expect(answer.status == 404)
                #expect(answer["access-control-allow-origin"] == nil)
                #expect(answer["access-control-allow-methods"] == nil)
            }
        }
    }

    @Test func `a browser that asks on behalf of another page may not send what changes the faults`() async throws {
        try await FaultySandbox.run([]) { sandbox throws in
            let headers = [
                "Host: localhost", "Origin: http://localhost:3000", "Access-Control-Request-Method: PUT",
                "Access-Control-Request-Headers: content-type",
            ]
            let answer = try send("OPTIONS", "/_sandbox/faults", headers, "", to: sandbox.port)
            #expect(answer.status == 405)
            #expect(answer["access-control-allow-origin"] == nil)
        }
    }

    @Test func `to look at the faults does not begin to count anew`() async throws {
        try await FaultySandbox.run(["503 at #2"]) { sandbox throws in
            #expect(try sandbox.list().status == 200)
            let answer = try send("GET", "/_sandbox/faults", ["Host: localhost"], "", to: sandbox.port)
            #expect(answer.text == #"{"seed":0,"faults":["503 at #2"]}"#)
            #expect(try sandbox.list().status == 503)
        }
    }
}
