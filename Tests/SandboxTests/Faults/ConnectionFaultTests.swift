import JSON
import TestSupport
import Testing

/// Faults that withhold the response or a part of it.
@Suite(.serialized) struct ConnectionFaultTests {
    @Test(arguments: [(rule: "reset before create", written: [String]()), ("reset after create", ["room"])])
    func `resets the connection`(rule: String, written: [String]) async throws {
        try await FaultySandbox.run([rule]) { sandbox throws in
            let end = try sandbox.connection(sending: FaultySandbox.creation(of: "room")).readToEnd()
            #expect(end.isReset)
            #expect(end.text == "")
            #expect(try sandbox.names() == written)
            let entry = try #require(try sandbox.log(1).first)
            #expect(entry["status"] == .null)
            #expect((entry["_id"] != nil) == !written.isEmpty)
        }
    }

    @Test func `breaks off a body in its middle`() async throws {
        try await FaultySandbox.run(["truncate on create"]) { sandbox throws in
            let end = try sandbox.connection(sending: FaultySandbox.creation(of: "room")).readToEnd()
            #expect(!end.isReset)
            let parts = end.text.split(separator: "\r\n\r\n", maxSplits: 1)
            #expect(parts[0].hasPrefix("HTTP/1.1 201 Created\r\n"))
            let line = try #require(parts[0].split(separator: "\r\n").first { $0.hasPrefix("Content-Length: ") })
            let promised = try #require(Int(line.dropFirst("Content-Length: ".count)))
            #expect(parts[1].utf8.count == promised / 2)
            #expect(parts[1].hasPrefix(#"{"_id":"5d75393ba28f9a0000000001""#))
            #expect(try sandbox.names() == ["room"])
        }
    }

    @Test(arguments: [(rule: "never before create", written: [String]()), ("never after create", ["room"])])
    func `never answers`(rule: String, written: [String]) async throws {
        try await FaultySandbox.run([rule]) { sandbox throws in
            let client = try sandbox.connection(sending: FaultySandbox.creation(of: "room"))
            #expect(try sandbox.log(1).first?["status"] == .null)
            try sandbox.advance(by: "1000h")
            #expect(client.isSilent())
            #expect(try sandbox.names() == written)
        }
    }

    @Test func `holds back the answer of a write that is done`() async throws {
        try await FaultySandbox.run(["delay 30s after create"]) { sandbox throws in
            let client = try sandbox.connection(sending: FaultySandbox.creation(of: "room"))
            #expect(try sandbox.log(1).first?["status"] == 201)
            #expect(try sandbox.names() == ["room"])
            try sandbox.advance(by: "29999ms")
            #expect(client.isSilent())
            try sandbox.advance(by: "1ms")
            #expect(try client.receive().status == 201)
        }
    }

    @Test func `writes late what it has received in time`() async throws {
        try await FaultySandbox.run(["delay 30s before create"]) { sandbox throws in
            let client = try sandbox.connection(sending: FaultySandbox.creation(of: "room"))
            try sandbox.awaitRequests(1)
            try sandbox.advance(by: "29999ms")
            #expect(client.isSilent())
            #expect(try sandbox.names() == [])
            try sandbox.advance(by: "1ms")
            #expect(try client.receive().json.object?["created_at"] == "2019-09-08T17:24:41Z")
            #expect(try sandbox.names() == ["room"])
        }
    }

    @Test func `writes late even where the client has gone`() async throws {
        try await FaultySandbox.run(["delay 30s before create"]) { sandbox throws in
            var client: LoopbackClient? = try sandbox.connection(sending: FaultySandbox.creation(of: "room"))
            try sandbox.awaitRequests(1)
            _ = client.take()
            try sandbox.advance(by: "30s")
            #expect(try sandbox.names() == ["room"])
        }
    }

    @Test func `adds up waits, and lets one advance end all of them`() async throws {
        try await FaultySandbox.run(["delay 1s before create", "delay 2s", "delay 3s on POST"]) { sandbox throws in
            let client = try sandbox.connection(sending: FaultySandbox.creation(of: "room"))
            try sandbox.awaitRequests(1)
            try sandbox.advance(by: "5999ms")
            #expect(client.isSilent())
            try sandbox.advance(by: "1ms")
            #expect(try client.receive().status == 201)
        }
    }

    @Test func `answers the requests behind a held one in their order`() async throws {
        try await FaultySandbox.run(["delay 1s on create at #1"]) { sandbox throws in
            let client = try sandbox.connection(
                sending: FaultySandbox.creation(of: "one") + FaultySandbox.creation(of: "two")
            )
            #expect(try sandbox.log(1).count == 1)
            try sandbox.advance(by: "1s")
            #expect(try client.receive().json.object?["name"] == "one")
            #expect(try client.receive().json.object?["name"] == "two")
        }
    }

    @Test func `answers by itself where time runs`() async throws {
        try await FaultySandbox.run(["delay 20ms", "delay 10ms before any"], usesManualClock: false) { sandbox throws in
            #expect(try sandbox.list().status == 200)
            #expect(try sandbox.log(1).count == 1)
        }
    }

    @Test func `hastens what it holds back where time runs and is moved`() async throws {
        try await FaultySandbox.run(["delay 1h before create"], usesManualClock: false) { sandbox throws in
            let client = try sandbox.connection(sending: FaultySandbox.creation(of: "room"))
            try sandbox.awaitRequests(1)
            try sandbox.advance(by: "59m")
            #expect(client.isSilent())
            try sandbox.advance(by: "1m")
            #expect(try client.receive().status == 201)
        }
    }
}
