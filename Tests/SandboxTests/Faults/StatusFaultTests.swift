import JSON
import TestSupport
import Testing

/// Faults that replace the response.
@Suite(.serialized) struct StatusFaultTests {
    @Test(arguments: [500, 502, 503, 504])
    func `answers an error before the write, and writes nothing`(status: Int) async throws {
        try await FaultySandbox.run(["\(status) before create"]) { sandbox throws in
            let answer = try sandbox.create("room")
            #expect(answer.status == status)
            #expect(answer["access-control-allow-origin"] == "*")
            #expect(try sandbox.names() == [])
            #expect(try sandbox.log(1).first?["_id"] == nil)
        }
    }

    @Test(arguments: [500, 502, 503, 504])
    func `answers an error after the write, and has written`(status: Int) async throws {
        try await FaultySandbox.run(["\(status) after create"]) { sandbox throws in
            #expect(try sandbox.create("room").status == status)
            #expect(try sandbox.names() == ["room"])
            let entry = try #require(try sandbox.log(1).first)
            #expect(entry["_id"] == "5d75393ba28f9a0000000001")
            #expect(entry["status"] == .integer(status))
            #expect(entry["faults"] == [.string("\(status) after create")])
        }
    }

    @Test func `answers a proxy's errors with HTML and the API's own with JSON`() async throws {
        try await FaultySandbox.run(["500 at #1", "429 at #2", "502 at #3", "418 at #4"]) { sandbox throws in
            #expect(try sandbox.list().text == #"{"errors":["Internal Server Error"]}"#)
            #expect(try sandbox.list().text == #"{"errors":["Too Many Requests"]}"#)
            let proxy = try sandbox.list()
            #expect(proxy["content-type"] == "text/html")
            #expect(proxy.text.contains("<h1>502 Bad Gateway</h1>"))
            #expect(try sandbox.list().text == #"{"errors":["The sandbox answers 418, as it was told to"]}"#)
        }
    }

    @Test(arguments: [401, 429, 409, 499])
    func `refuses a create that it has carried out, as the API or a gateway would`(status: Int) async throws {
        try await FaultySandbox.run(["\(status) after create at #1", "\(status) html after create"]) { sandbox throws in
            #expect(try sandbox.create("room").text.hasPrefix(#"{"errors":"#))
            let page = try sandbox.create("another")
            #expect(page.status == status)
            #expect(page["content-type"] == "text/html")
            #expect(page.text.contains("<h1>\(status)</h1>"))
            #expect(try sandbox.names() == ["room", "another"])
        }
    }

    @Test func `says when to come back only where it is told to`() async throws {
        try await FaultySandbox.run(["429 at #1", "429 retry-after 7 at #2", "503 Retry-After 0 at #3"]) {
            sandbox throws in
            #expect(try sandbox.list()["retry-after"] == nil)
            #expect(try sandbox.list()["retry-after"] == "7")
            #expect(try sandbox.list()["retry-after"] == "0")
        }
    }

    @Test func `limits the requests of any second`() async throws {
        try await FaultySandbox.run(["limit 2/s retry-after 1 on create"]) { sandbox throws in
            #expect(try sandbox.create("one").status == 201)
            try sandbox.advance(by: "600ms")
            #expect(try sandbox.create("two").status == 201)
            let refused = try sandbox.create("three")
            #expect(refused.status == 429)
            #expect(refused["retry-after"] == "1")
            #expect(try sandbox.list().status == 200)
            try sandbox.advance(by: "399ms")
            #expect(try sandbox.create("four").status == 429)
            try sandbox.advance(by: "1ms")
            #expect(try sandbox.create("five").status == 201)
            #expect(try sandbox.create("six").status == 429)
            #expect(try sandbox.names() == ["one", "two", "five"])
        }
    }

    @Test func `limits without saying when to come back`() async throws {
        try await FaultySandbox.run(["limit 1/s"]) { sandbox throws in
            #expect(try sandbox.list().status == 200)
            #expect(try sandbox.list()["retry-after"] == nil)
            #expect(try sandbox.log(2).map { $0["status"] } == [200, 429])
        }
    }

    @Test func `lets a token expire in mid-run`() async throws {
        try await FaultySandbox.run(["expire at #2"]) { sandbox throws in
            let (first, second) = (["QB-Token: first"], ["QB-Token: second"])
            #expect(try sandbox.list("", first).status == 200)
            #expect(try sandbox.list().status == 200)
            let refused = try sandbox.create("room", first)
            #expect(refused.status == 401)
            #expect(refused.text == #"{"errors":["Required session does not exist"]}"#)
            #expect(try sandbox.list("", first).status == 401)
            #expect(try sandbox.list("", second).status == 200)
            #expect(try sandbox.names() == [])
        }
    }

    @Test func `answers a page of HTML with the answer's own status`() async throws {
        try await FaultySandbox.run(["html on create"]) { sandbox throws in
            let answer = try sandbox.create("room")
            #expect(answer.status == 201)
            #expect(answer["content-type"] == "text/html")
            #expect(answer.text.hasPrefix("<html>"))
            #expect(try sandbox.names() == ["room"])
        }
    }
}
