import Foundation
import TestSupport
import Testing

/// What a person sees, and a script is told, when the other side fails while it is read.
@Suite(.serialized, .timeLimit(.minutes(2))) struct WorldFailureTests {
    private func plan(against api: PlayedAPI, _ more: [String: String] = [:]) async throws -> Program.Result {
        defer { api.server.stop() }
        let result = try await api.dialogctl(more).run(["plan", try api.manifest()])
        #expect(result.output == "")
        #expect(!result.errors.contains(PlayedAPI.key))
        #expect(api.count(of: "GET") == api.server.requests.count)
        return result
    }

    @Test func `an endpoint that nobody listens on`() async throws {
        let api = try PlayedAPI { _ in .hold }
        let result = try await plan(against: api, ["QUICKBLOX_ENDPOINT": "http://127.0.0.1:1"])
        #expect(result.exitCode == 1)
        #expect(result.errors.contains("error: the server cannot be read: could not connect to 127.0.0.1"))
    }

    @Test func `a server that speaks no TLS`() async throws {
        let api = try PlayedAPI { _ in .sendAndClose("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n") }
        defer { api.server.stop() }
        let secure = ["QUICKBLOX_ENDPOINT": "https://127.0.0.1:\(api.server.port)"]
        let result = try await api.dialogctl(secure).run(["plan", try api.manifest()])
        #expect(result.exitCode == 1)
        #expect(result.errors.contains("TLS") || result.errors.contains("SSL"))
        #expect(!result.errors.contains(PlayedAPI.key))
    }

    @Test func `a web page instead of JSON`() async throws {
        let page = "<html><title>Maintenance</title></html>"
        let result = try await plan(against: PlayedAPI { _ in PlayedAPI.answer("200 OK", page, type: "text/html") })
        #expect(result.exitCode == 1)
        #expect(result.errors.contains("the answer is a web page"))
        #expect(result.errors.contains("QUICKBLOX_ENDPOINT"))
    }

    @Test func `a body that is cut off, again and again`() async throws {
        let cut = "HTTP/1.1 200 OK\r\nContent-Length: 4000\r\n\r\n{\"total_entries\":"
        let result = try await plan(against: PlayedAPI { _ in .sendAndClose(cut) })
        #expect(result.exitCode == 1)
        #expect(result.errors.contains("error: the server cannot be read:"))
    }

    @Test func `a list whose total changes while it is read`() async throws {
        let result = try await plan(
            against: PlayedAPI { request in PlayedAPI.page(total: 3 + request.number, [PlayedAPI.group]) }
        )
        #expect(result.exitCode == 5)
        #expect(result.errors.contains("a listing cannot be proved complete"))
    }

    @Test func `a server that echoes the key`() async throws {
        let echo = #"{"errors":["bad key \#(PlayedAPI.key)"]}"#
        let result = try await plan(against: PlayedAPI { _ in PlayedAPI.answer("401 Unauthorized", echo) })
        #expect(result.exitCode == 1)
        #expect(result.errors.contains("bad key <redacted>"))
        #expect(result.errors.contains("HTTP 401"))
    }

    @Test func `a name from the server cannot steer the terminal`() async throws {
        let api = try PlayedAPI { _ in
            PlayedAPI.page(
                total: 1,
                [PlayedAPI.group.replacingOccurrences(of: "null,\"type\"", with: #""\u001b[2J","type""#)]
            )
        }
        defer { api.server.stop() }
        let manifest = try api.scratch.write(
            "version: 1\ndialogs:\n  - {type: group, name: Ops, occupants: [2], photo: \"1\"}\n",
            to: "rooms.yaml"
        )
        let result = try await api.dialogctl().run(["plan", manifest])
        #expect(result.exitCode == 0)
        #expect(result.output.contains(#"photo: '\u{1b}[2J' -> '1'"#))
    }

    @Test func `standard output that cannot be written`() async throws {
        let api = try PlayedAPI { _ in PlayedAPI.page(total: 1, [PlayedAPI.group]) }
        defer { api.server.stop() }
        let process = try api.dialogctl().process(["plan", try api.manifest()])
        process.standardOutput = FileHandle(forWritingAtPath: "/dev/full")
        process.standardError = try api.scratch.file("errors")
        try await process.runToEnd()
        #expect(process.exitCode == 1)
        #expect(try api.scratch.read("errors").contains("standard output cannot be written"))
    }

    @Test(arguments: [SIGINT, SIGTERM])
    func `a signal while it reads ends the run cleanly`(signal: Int32) async throws {
        let api = try PlayedAPI { _ in .hold }
        defer { api.server.stop() }
        let process = try api.dialogctl().process(["plan", try api.manifest()])
        process.standardError = try api.scratch.file("errors")
        process.standardOutput = try api.scratch.file("output")
        async let end: Void = process.runToEnd()
        await api.server.arrival(of: 1)
        kill(process.processIdentifier, signal)
        try await end
        #expect(process.terminationReason == .exit)
        #expect(process.exitCode == 130)
        #expect(try api.scratch.read("errors").contains("interrupted; nothing was written"))
    }

    @Test func `a signal while it waits for manifests ends it at once`() async throws {
        let api = try PlayedAPI { _ in .hold }
        defer { api.server.stop() }
        let process = try api.dialogctl().process(["plan", "-"])
        let input = Pipe()
        process.standardInput = input
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        let identifier = Watched<Int32>(0)
        // A program that takes no notice of the signal would be waited for without an end.
        try await withTaskCancellationHandler {
            async let end: Void = process.runToEnd()
            // More than a pipe holds: once all of it is written, the program reads, and waits for more.
            let beginning = Data(repeating: UInt8(ascii: "#"), count: 1 << 18)
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
                Thread.detachNewThread {
                    continuation.resume(with: Result { try input.fileHandleForWriting.write(contentsOf: beginning) })
                }
            }
            identifier.change { $0 = process.processIdentifier }
            kill(process.processIdentifier, SIGINT)
            try await end
        } onCancel: {
            if identifier.value != 0 { kill(identifier.value, SIGKILL) }
        }
        #expect(process.terminationReason == .uncaughtSignal)
        #expect(process.terminationStatus == SIGINT)
        #expect(api.count(of: "GET") == 0)
    }
}
