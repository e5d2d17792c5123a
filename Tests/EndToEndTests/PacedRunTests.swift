import Foundation
import TestSupport
import Testing

/// What the limits on requests do to a run.
@Suite(.serialized, .timeLimit(.minutes(2))) struct PacedRunTests {
    /// A manifest that declares so many public dialogs.
    private func manifest(_ count: Int, in scratch: TemporaryFolder) throws -> String {
        let lines = (1...count).map { "  - {type: public, name: Room \($0)}\n" }
        return try scratch.write("version: 1\ndialogs:\n" + lines.joined(), to: "rooms.yaml")
    }

    private static func tooMany(retryAfter: Int) -> ScriptedServer.Reply {
        PlayedAPI.answer("429 Too Many Requests", "", more: "Retry-After: \(retryAfter)\r\n")
    }

    @Test(arguments: ["unlimited", "0", "1000"])
    func `a rate can be chosen, or none`(rate: String) async throws {
        let scratch = try TemporaryFolder()
        let sandbox = try SandboxProgram()
        let path = try manifest(30, in: scratch)
        let result = try await sandbox.dialogctl().run(["apply", "--yes", "--rate", rate, "--parallelism", "20", path])
        #expect(result.exitCode == 0)
        #expect(result.output.contains("30 created"))
        #expect(try sandbox.requests().count { $0.method == "POST" } == 30)
    }

    @Test func `the default rate stays within the smallest plan`() async throws {
        let scratch = try TemporaryFolder()
        let sandbox = try SandboxProgram(["--fault", "limit 80/s retry-after 1 on any"])
        let path = try manifest(100, in: scratch)
        let result = try await sandbox.dialogctl().run(["apply", "--yes", path])
        #expect(result.exitCode == 0)
        #expect(result.output.contains("100 created"))
        #expect(try sandbox.requests().count { $0.status == 429 } == 0)
    }

    @Test func `a run that is too fast slows down, and creates each dialog once`() async throws {
        let scratch = try TemporaryFolder()
        let sandbox = try SandboxProgram(["--fault", "limit 40/s retry-after 1 on create"])
        let path = try manifest(100, in: scratch)
        let arguments = ["apply", "--yes", "--rate", "unlimited", "--parallelism", "30", path]
        let result = try await sandbox.dialogctl().run(arguments)
        #expect(result.exitCode == 0)
        #expect(result.output.contains("100 created"))
        #expect(try sandbox.requests().count { $0.status == 201 } == 100)
        #expect(result.errors.contains("nothing is sent for 1 s"))
    }

    @Test(arguments: ["-1", "10001", "1.5", "many", ""])
    func `a rate that makes no sense is refused`(rate: String) async throws {
        let scratch = try TemporaryFolder()
        let path = try manifest(1, in: scratch)
        let result = try await Program("dialogctl").run(["plan", "--rate=\(rate)", path])
        #expect(result.exitCode == 64)
        #expect(result.errors.contains("--rate"))
    }

    @Test func `a pause that the server asks for is told and kept`() async throws {
        let api = try PlayedAPI { request in
            request.number == 1 ? Self.tooMany(retryAfter: 1) : PlayedAPI.page(total: 1, [PlayedAPI.group])
        }
        defer { api.server.stop() }
        let result = try await api.dialogctl().run(["plan", try api.manifest()])
        #expect(result.exitCode == 0)
        #expect(result.errors == "notice: the server asks for a pause; nothing is sent for 1 s\n")
        #expect(api.server.requests.count == 2)
    }

    @Test func `a signal ends a long pause, and what was not made is not tried`() async throws {
        let api = try PlayedAPI { request in
            request.head.hasPrefix("POST") ? Self.tooMany(retryAfter: 300) : PlayedAPI.page(total: 0)
        }
        defer { api.server.stop() }
        let path = try manifest(3, in: api.scratch)
        let process = try api.dialogctl().process(["apply", "--yes", "--parallelism", "1", path])
        process.standardOutput = try api.scratch.file("output")
        let errors = Pipe()
        process.standardError = errors
        async let end: Void = process.runToEnd()
        let reader = errors.fileHandleForReading
        let notice = await blocking { String(decoding: reader.availableData, as: UTF8.self) }
        kill(process.processIdentifier, SIGTERM)
        try await end
        #expect(notice.contains("nothing is sent for 300 s"))
        #expect(process.exitCode == 130)
        #expect(try api.scratch.read("output").contains("3 not tried"))
        #expect(api.count(of: "POST") == 1)
    }
}
