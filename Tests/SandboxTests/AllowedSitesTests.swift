import JSON
import TestSupport
import Testing

@testable import Sandbox

/// Who may send requests, where a browser would let any page send them.
@Suite(.serialized) struct AllowedSitesTests {
    private func status(
        _ host: String?,
        _ origin: String? = nil,
        _ sites: AllowedSites = .thisMachine
    ) -> Int? {
        sites.refusal(SandboxRequest.Headers(host: host, origin: origin))?.response.status
    }

    @Test(arguments: [
        nil, "127.0.0.1", "127.0.0.1:8080", "localhost", "LocalHost:1", "localhost.", "localhost.:80", "[::1]",
        "[::1]:8080", "127.0.0.2:80", "127.255.255.254", "app.localhost:3000",
    ])
    func `this machine's own names are let in`(host: String?) {
        #expect(status(host) == nil)
        if let host { #expect(status("localhost", "http://\(host)") == nil) }
    }

    @Test(arguments: [
        "evil.example", "127.0.0.1.evil.example", "127.0.0.1:80.evil.example", "127.0.0.1:80@evil.example",
        "localhost.evil.example", "evil-localhost", "notlocalhost", "128.0.0.1", "127.0.0.256", "127.0.0.01", "127.1",
        "127..0.1", "0.0.0.0", "[::2]", "[::1].evil.example", "localhost, evil.example", "", ":80", "[::1",
        "192.168.0.7:8080",
    ])
    func `every other name is refused`(host: String) {
        #expect(status(host) == 421)
        #expect(status("localhost", "http://\(host)") == 403)
    }

    @Test(arguments: ["null", "https://app.example", "file://", "localhost", "http:localhost", ""])
    func `a page of another site is refused`(origin: String) {
        #expect(status("127.0.0.1:80", origin) == 403)
    }

    @Test func `a host that is allowed is one, at any port, and so are its pages`() {
        let sites = AllowedSites(hosts: ["Sandbox.Example", "[fd00::1]"], origins: [])
        for host in ["sandbox.example", "SANDBOX.example.:8080", "[fd00::1]:80", "localhost"] {
            #expect(status(host, "https://\(host)", sites) == nil)
        }
        #expect(status("a.sandbox.example", nil, sites) == 421)
        #expect(status("sandbox.example", "https://app.example", sites) == 403)
    }

    @Test func `a site that is allowed is one as it is written, and is no host`() {
        let sites = AllowedSites(hosts: [], origins: ["https://App.example:444", "null"])
        #expect(status("localhost", "https://app.example:444", sites) == nil)
        #expect(status("localhost", "null", sites) == nil)
        #expect(status("localhost", "https://app.example", sites) == 403)
        #expect(status("localhost", "http://app.example:444", sites) == 403)
        #expect(status("app.example", nil, sites) == 421)
    }

    @Test(arguments: [
        (["Host: rebound.example"], 421, "--allow-host"),
        (["Host: localhost", "Host: rebound.example"], 421, "localhost, "),
        (["Host: localhost", "Origin: https://evil.example"], 403, "--allow-origin"),
        (["Host: localhost", "Origin: http://localhost", "Origin: https://evil.example"], 403, "https://evil.example"),
    ])
    func `what is refused reaches neither the API nor the page nor the control address`(
        headers: [String],
        status: Int,
        text: String
    ) async throws {
        try await FaultySandbox.run(["503"]) { sandbox throws in
            let lines = FaultySandbox.key + headers + ["Content-Length: 0", "", ""]
            let requests = [
                (sandbox.port, "GET /"), (sandbox.port, "GET /_sandbox/state.json"),
                (sandbox.port, "GET /chat/Dialog.json"), (sandbox.port, "POST /chat/Dialog.json?type=1&name=a"),
                (sandbox.port, "OPTIONS /chat/Dialog.json"), (sandbox.controlPort, "DELETE /faults"),
                (sandbox.controlPort, "GET /log"),
            ]
            for (port, request) in requests {
                let client = try LoopbackClient(port: port)
                client.send((["\(request) HTTP/1.1"] + lines).joined(separator: "\r\n"))
                let answer = try client.receive()
                try #require(answer.status == status)
                #expect(answer.text.hasPrefix(#"{"errors":["The sandbox "#))
                #expect(answer.text.contains(text))
                #expect(answer["access-control-allow-origin"] == nil)
                #expect(client.isClosed())
            }
            #expect(try sandbox.control("GET", "/faults").text == #"{"seed":0,"faults":["503"]}"#)
            #expect(try sandbox.log(5).map { $0["status"]?.integer } == Array(repeating: status, count: 5))
        }
    }

    @Test func `what is refused is told in a text that steers no terminal`() throws {
        let refusal = try #require(AllowedSites.thisMachine.refusal(.init(host: "a\u{202E}b")))
        #expect(refusal.response.text.contains(#"'a\\u{202e}b'"#))
    }
}
