import JSON
import NIOCore
import NIOHTTP1
import TestSupport
import Testing

@testable import Sandbox

/// Targets of requests that are not a path in ASCII.
@Suite(.serialized) struct TargetTests {
    @Test(arguments: ["/chat/Dialog.json?name=\u{FC}", "/chat/\u{FC}.json", "/users/7 8.json"])
    func `what is no URL is answered with the reason, and the sandbox goes on`(target: String) async throws {
        try await RunningSandbox.run { sandbox in
            let client = try LoopbackClient(port: sandbox.port)
            client.send("GET \(target) HTTP/1.1\r\nHost: localhost\r\n\r\n")
            let answer = try client.receive()
            #expect(answer.status == 400)
            #expect(answer["content-type"] == "application/json; charset=utf-8")
            #expect(answer["connection"] == "close")
            let text = try answer.json["errors"]?.array?.first?.text
            if !target.contains(" ") { #expect(text?.contains("percent-encoded") == true) }
            #expect(text?.hasSuffix(".") == true)
            #expect(try sandbox.names() == [])
        }
    }

    @Test func `a method that is none is answered with the reason`() async throws {
        try await RunningSandbox.run { sandbox in
            let client = try LoopbackClient(port: sandbox.port)
            client.send("BREW / HTTP/1.1\r\nHost: localhost\r\n\r\n")
            let answer = try client.receive()
            #expect(answer.status == 400)
            #expect(try answer.json == ["errors": ["The request has no method of HTTP."]])
        }
    }

    @Test func `what answers HEAD ends with its header`() async throws {
        try await RunningSandbox.run { sandbox in
            let client = try LoopbackClient(port: sandbox.port)
            client.send("HEAD /users.json HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            let text = try client.readToEnd().text
            #expect(text.hasPrefix("HTTP/1.1 405 "))
            #expect(text.hasSuffix("\r\n\r\n"))
        }
    }

    @Test func `the absolute form names the host and the path`() async throws {
        try await RunningSandbox.run { sandbox in
            let ask = { (target: String) in try sandbox.send(["GET \(target) HTTP/1.1"]) }
            let path = "/chat/Dialog.json?name=a"
            _ = try sandbox.create(#"{"type":1,"name":"a"}"#)
            #expect(try ask("http://127.0.0.1:\(sandbox.port)\(path)").names == ["a"])
            #expect(try ask("HTTP://localhost\(path)").names == ["a"])
            #expect(try ask("http://sandbox.example\(path)").status == 421)
            #expect(try ask("http://user@localhost\(path)").status == 421)
            #expect(try ask("http://localhost:\(sandbox.port)").text.hasPrefix("<!DOCTYPE html>"))
            #expect(try ask("https://localhost\(path)").status == 404)
        }
    }

    @Test(arguments: [
        ("http://a.b:1/c?d", "a.b:1", "/c?d"), ("http://a?x=/", "a", "/?x=/"), ("hTTp://A", "A", "/"),
        ("http:///x", "", "/x"),
    ])
    func `splits an absolute form`(text: String, authority: String, target: String) {
        let absolute = AbsoluteTarget(text)
        #expect(absolute?.authority == authority)
        #expect(absolute?.target == target)
        #expect(AbsoluteTarget("/" + text) == nil)
    }

    @Test func `an absolute form counts in place of the host's header`() {
        let headers: HTTPHeaders = ["Host": "one.example"]
        let head = HTTPRequestHead(version: .http1_1, method: .GET, uri: "http://two.example/x", headers: headers)
        let request = SandboxRequest(head)
        #expect(request.headers.host == "two.example")
        #expect(request.path == "/x")
    }
}
