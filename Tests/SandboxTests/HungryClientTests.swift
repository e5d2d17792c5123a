import JSON
import NIOCore
import NIOEmbedded
import NIOHTTP1
import TestSupport
import Testing

@testable import Sandbox

/// Clients that send and do not read, or begin and do not end.
@Suite(.serialized) struct HungryClientTests {
    /// A dialog whose answer is longer than what the sandbox sends ahead of its reader.
    private static let seed = """
        {"_id":"5d0000000000000000000001","type":1,"user_id":7,"created_at":"2019-09-08T17:00:00Z","name":"a",\
        "photo":"\(String(repeating: "p", count: 100_000))"}
        """

    @Test func `a client that sends requests and reads nothing is not read from`() async throws {
        let seed = try Seed(jsonLines: Array(Self.seed.utf8), applicationID: 1)
        try await RunningSandbox.run(seed: seed) { sandbox throws in
            let key = ["Authorization: ApiKey \(RunningSandbox.apiKey)", "On-Behalf-Of: 7"]
            let request = RunningSandbox.request("GET", key)
            let bytes = Array(String(repeating: request, count: 1_000).utf8)
            let hungry = try LoopbackClient(port: sandbox.port)
            // Whenever the sandbox answers somebody else, it has had the time to read what was sent before.
            var (sent, refusals) = (0, 0)
            while refusals < 20 && sandbox.entries.all.count < 2_000 {
                let count = hungry.sendWhatFits(bytes[(sent % bytes.count)...])
                refusals = count == 0 ? refusals + 1 : 0
                sent += count
                #expect(try sandbox.curl("OPTIONS", []).status == 200)
            }
            try #require(refusals == 20)
            // What was answered fits the queues of a socket, and is far less than what was asked.
            let answered = sandbox.entries.all.count { $0.method == "GET" }
            #expect(answered < 200)
            #expect(answered < sent / request.utf8.count)
            for _ in 0...answered { #expect(try hungry.receive().status == 200) }
        }
    }

    @Test func `requests that wait for their reader are answered in their order`() async throws {
        let seed = try Seed(jsonLines: Array(Self.seed.utf8), applicationID: 1)
        try await RunningSandbox.run(seed: seed) { sandbox throws in
            let key = ["Authorization: ApiKey \(RunningSandbox.apiKey)", "On-Behalf-Of: 7"]
            let client = try LoopbackClient(port: sandbox.port)
            client.send(String(repeating: RunningSandbox.request("GET", key), count: 100))
            for number in 1...100 { #expect(try client.receive()["x-request-id"] == "sandbox-\(number)") }
        }
    }

    /// A connection whose requests a responder counts.
    private func connection() throws -> (EmbeddedChannel, Counting) {
        let responder = Counting()
        let handler = RequestHandler(responder: responder, sites: .thisMachine)
        let channel = EmbeddedChannel(handler: handler)
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        return (channel, responder)
    }

    private final class Counting: Responder {
        private(set) var count = 0

        func answer(_ request: SandboxRequest, _ deliver: @escaping (Delivery.Outcome) -> Void) {
            count += 1
            deliver(.response(SandboxResponse(status: 200)))
        }

        func refuse(_ request: SandboxRequest, _ refusal: ErrorResponse) -> SandboxResponse { refusal.response }
    }

    @Test func `a request waits until more can be written`() throws {
        let (channel, responder) = try connection()
        channel.isWritable = false
        channel.pipeline.fireChannelWritabilityChanged()
        try channel.writeInbound(HTTPServerRequestPart.head(.init(version: .http1_1, method: .GET, uri: "/")))
        try channel.writeInbound(HTTPServerRequestPart.end(nil))
        #expect(responder.count == 0)
        channel.isWritable = true
        channel.pipeline.fireChannelWritabilityChanged()
        #expect(responder.count == 1)
    }

    @Test func `a body has a minute to arrive`() throws {
        let (channel, responder) = try connection()
        for rest in [59, 61] {
            let isInTime = rest < 60
            try channel.writeInbound(HTTPServerRequestPart.head(.init(version: .http1_1, method: .PUT, uri: "/")))
            channel.embeddedEventLoop.advanceTime(by: .seconds(30))
            if channel.isActive { try channel.writeInbound(HTTPServerRequestPart.body(ByteBuffer(string: "{"))) }
            channel.embeddedEventLoop.advanceTime(by: .seconds(Int64(rest) - 30))
            #expect(channel.isActive == isInTime)
            if channel.isActive { try channel.writeInbound(HTTPServerRequestPart.end(nil)) }
        }
        #expect(responder.count == 1)
    }

    @Test func `a connection between requests may stay`() throws {
        let (channel, responder) = try connection()
        try channel.writeInbound(HTTPServerRequestPart.head(.init(version: .http1_1, method: .PUT, uri: "/")))
        try channel.writeInbound(HTTPServerRequestPart.end(nil))
        channel.embeddedEventLoop.advanceTime(by: .hours(1))
        #expect(channel.isActive)
        #expect(responder.count == 1)
    }
}
