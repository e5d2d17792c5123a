import Foundation
import TestSupport
import Testing

/// Creates that left and were never clearly answered: nothing is ever posted twice.
@Suite(.serialized, .timeLimit(.minutes(2))) struct UnclearCreateTests {
    private func apply(
        against api: PlayedAPI,
        _ more: [String] = ["--settle", "0"]
    ) async throws -> Program.Result {
        try await api.dialogctl().run(["apply", "--yes"] + more + [try api.manifest()])
    }

    /// Shows the dialog to who asks for it by its ID, and to nobody else.
    private static func listing(_ request: ScriptedServer.Request) -> ScriptedServer.Reply {
        request.head.contains("_id=") ? PlayedAPI.page(total: 1, [PlayedAPI.group]) : PlayedAPI.page(total: 0)
    }

    @Test func `a dialog that the server says it made, and never shows, is unknown`() async throws {
        let api = try PlayedAPI { request in
            request.head.hasPrefix("POST")
                ? PlayedAPI.answer("201 Created", PlayedAPI.group) : PlayedAPI.page(total: 0)
        }
        defer { api.server.stop() }
        let result = try await apply(against: api)
        #expect(result.exitCode == 7)
        #expect(result.output.contains("? unknown    group/Ops"))
        #expect(result.output.contains("5d75393ba28f9a17e1cb0f9e"))
    }

    @Test(arguments: [
        ScriptedServer.Reply.sendAndClose(""), .sendAndReset(""), PlayedAPI.answer("500 Internal Server Error", "oops"),
        PlayedAPI.answer("201 Created", "<html>", type: "text/html"),
        .sendAndClose("HTTP/1.1 201 Created\r\nContent-Length: 900\r\n\r\n{"),
    ])
    func `an unclear answer is unknown, and posted once`(reply: ScriptedServer.Reply) async throws {
        let api = try PlayedAPI { $0.head.hasPrefix("POST") ? reply : PlayedAPI.page(total: 0) }
        defer { api.server.stop() }
        let result = try await apply(against: api)
        #expect(result.exitCode == 7)
        #expect(result.output.contains("? unknown    group/Ops"))
        #expect(api.count(of: "POST") == 1)
    }

    @Test func `a dialog that is stored otherwise is created, not as declared, and never created again`() async throws {
        let renamed = PlayedAPI.group.replacing(#""name":"Ops""#, with: #""name":"0ps""#)
        let api = try PlayedAPI { request in
            if request.head.hasPrefix("POST") { return PlayedAPI.answer("201 Created", renamed) }
            return request.head.contains("_id=") ? PlayedAPI.page(total: 1, [renamed]) : PlayedAPI.page(total: 0)
        }
        defer { api.server.stop() }
        let result = try await apply(against: api)
        #expect(result.exitCode == 6)
        #expect(result.output.contains("+ created, not as declared  group/Ops  5d75393ba28f9a17e1cb0f9e"))
        #expect(result.output.contains("name: '0ps' -> 'Ops'"))
        #expect(result.output.contains("Apply: 1 created, not as declared\n"))
        #expect(result.output.contains("it is known by its _id from now on"))
        let next = try await apply(against: api, ["--settle", "0", "--retry-unknown", "--detailed-exitcode"])
        #expect(next.exitCode == 2)
        #expect(next.output.contains("* differs    group/Ops"))
        #expect(api.count(of: "POST") == 1)
    }

    @Test(arguments: [ScriptedServer.Reply.sendAndReset(""), PlayedAPI.answer("429 Too Many Requests", "{}")])
    func `a dialog that was made all the same is recovered`(reply: ScriptedServer.Reply) async throws {
        let api = try PlayedAPI { request in
            if request.head.hasPrefix("POST") { return reply }
            return request.number > 3 ? PlayedAPI.page(total: 1, [PlayedAPI.group]) : PlayedAPI.page(total: 0)
        }
        defer { api.server.stop() }
        let result = try await apply(against: api)
        #expect(result.exitCode == 0)
        #expect(result.output.contains("+ recovered  group/Ops  5d75393ba28f9a17e1cb0f9e"))
        #expect(api.count(of: "POST") == 1)
    }

    @Test func `the next run looks before it creates what is still missing`() async throws {
        let api = try PlayedAPI { request in
            guard request.head.hasPrefix("POST") else { return Self.listing(request) }
            return request.number > 3 ? PlayedAPI.answer("201 Created", PlayedAPI.group) : .sendAndReset("")
        }
        defer { api.server.stop() }
        #expect(try await apply(against: api).exitCode == 7)
        let next = try await apply(against: api)
        #expect(next.exitCode == 0)
        #expect(next.errors.contains("settling 1 unclear create"))
        #expect(next.output.contains("+ created    group/Ops"))
        #expect(api.count(of: "POST") == 2)
    }

    @Test func `a dialog that a listing shows late is asked for by its ID, not created again`() async throws {
        let api = try PlayedAPI { request in
            if request.head.hasPrefix("POST") { return PlayedAPI.answer("201 Created", PlayedAPI.group) }
            return Self.listing(request)
        }
        defer { api.server.stop() }
        #expect(try await apply(against: api, []).exitCode == 0)
        let next = try await apply(against: api, [])
        #expect(next.exitCode == 0)
        #expect(next.output.contains("= exists     group/Ops"))
        #expect(api.count(of: "POST") == 1)
    }

    @Test func `a server that wants fewer requests is waited for`() async throws {
        let api = try PlayedAPI { request in
            guard request.head.hasPrefix("POST") else { return Self.listing(request) }
            return request.number > 3
                ? PlayedAPI.answer("201 Created", PlayedAPI.group)
                : PlayedAPI.answer("429 Too Many Requests", "", more: "Retry-After: 0\r\n")
        }
        defer { api.server.stop() }
        let result = try await apply(against: api)
        #expect(result.exitCode == 0)
        #expect(api.count(of: "POST") == 2)
    }

    @Test func `two runs cannot share a journal`() async throws {
        let api = try PlayedAPI { _ in .hold }
        defer { api.server.stop() }
        let first = try api.dialogctl().process(["apply", "--yes", try api.manifest()])
        first.standardOutput = FileHandle.nullDevice
        first.standardError = FileHandle.nullDevice
        async let end: Void = first.runToEnd()
        await api.server.arrival(of: 1)
        let second = try await apply(against: api)
        #expect(second.exitCode == 1)
        #expect(second.errors.contains("is in use"))
        kill(first.processIdentifier, SIGTERM)
        try await end
    }

    @Test(arguments: ["garbage\n", "{\"format\":\"dialogctl-journal\",\"version\":99,\"at\":0,\"next\":1}\n"])
    func `a journal that cannot be read stops the run before any request`(journal: String) async throws {
        let api = try PlayedAPI { _ in PlayedAPI.page(total: 0) }
        defer { api.server.stop() }
        let path = try api.scratch.write(journal, to: "journal")
        let result = try await apply(against: api, ["--journal", path])
        #expect(result.exitCode == 1)
        #expect(result.errors.contains(path))
        #expect(api.server.requests.isEmpty)
    }

    @Test func `an interrupted apply finishes what is in flight and says what was not tried`() async throws {
        let api = try PlayedAPI { request in
            request.head.hasPrefix("POST") ? .hold : PlayedAPI.page(total: 0)
        }
        defer { api.server.stop() }
        let manifest = try api.scratch.write(
            """
            version: 1
            dialogs:
              - {type: public, name: A}
              - {type: public, name: B}
            """,
            to: "rooms.yaml"
        )
        let process = try api.dialogctl().process(["apply", "--yes", "--parallelism", "1", "--settle", "0", manifest])
        process.standardOutput = try api.scratch.file("output")
        process.standardError = try api.scratch.file("errors")
        async let end: Void = process.runToEnd()
        await api.server.arrival(of: 3)
        kill(process.processIdentifier, SIGINT)
        // The create in flight ends without an answer: the server goes away.
        api.server.stop()
        try await end
        let output = try api.scratch.read("output")
        #expect(process.exitCode == 7)
        #expect(output.contains("? unknown    public/A"))
        #expect(output.contains("- not tried  public/B"))
    }
}
