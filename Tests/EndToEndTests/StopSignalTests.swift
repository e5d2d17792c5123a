import Foundation
import TestSupport
import Testing

/// What signals are answered with, and what a run that they end leaves behind.
@Suite(.serialized, .timeLimit(.minutes(2))) struct StopSignalTests {
    /// An API that never answers creates, of which it takes note.
    private func api(_ posted: Watched<Bool>) throws -> PlayedAPI {
        try PlayedAPI { request in
            guard request.head.hasPrefix("POST") else { return PlayedAPI.page(total: 0) }
            posted.change { $0 = true }
            return .hold
        }
    }

    /// Starts an apply whose answers may take ten minutes, and returns it with the end of its standard error.
    private func start(_ api: PlayedAPI, _ more: [String] = []) throws -> (Process, FileHandle) {
        let arguments = ["apply", "--yes", "--timeout", "600", "--parallelism", "1"] + more
        let process = try api.dialogctl().process(arguments + [try api.manifest()])
        let errors = Pipe()
        process.standardOutput = try api.scratch.file("output")
        process.standardError = errors
        return (process, errors.fileHandleForReading)
    }

    /// Waits for a line with this text, and returns what stood before it and in it.
    private func line(with text: String, from handle: FileHandle) async -> String {
        await blocking {
            while true {
                let line = String(decoding: handle.readLine(), as: UTF8.self)
                if line.contains(text) || line.isEmpty { return line }
            }
        }
    }

    @Test(arguments: [(SIGINT, SIGINT), (SIGTERM, SIGTERM), (SIGHUP, SIGTERM)])
    func `the first is answered at once, and the second ends the run with all that is known`(
        first: Int32,
        second: Int32
    ) async throws {
        let posted = Watched(false)
        let api = try api(posted)
        defer { api.server.stop() }
        let report = api.scratch.path(of: "run.json")
        let (process, errors) = try start(api, ["--report", "json=\(report)"])
        async let end: Void = process.runToEnd()
        await posted.wait { $0 }
        kill(process.processIdentifier, first)
        let answer = await line(with: "stopping", from: errors)
        #expect(answer.contains("waiting 630 s at most"))
        #expect(answer.contains("another signal ends the waiting"))
        kill(process.processIdentifier, second)
        #expect(await line(with: "stopping at once", from: errors) != "")
        try await end
        #expect(process.terminationReason == .exit)
        #expect(process.exitCode == 7)
        #expect(try api.scratch.read("run.json").contains("\"unknown\""))
        #expect(try api.scratch.read("output").contains("? unknown"))
        let journal = try await api.dialogctl().run(["journal", "list"])
        #expect(journal.output.contains("Ops"))
        #expect(api.count(of: "POST") == 1)
    }

    @Test func `a stop while a create waits out a 429 is an interruption`() async throws {
        let api = try PlayedAPI { request in
            guard request.head.hasPrefix("POST") else { return PlayedAPI.page(total: 0) }
            return PlayedAPI.answer("429 Too Many Requests", #"{"errors":["slow"]}"#, more: "Retry-After: 50\r\n")
        }
        defer { api.server.stop() }
        let (process, errors) = try start(api)
        async let end: Void = process.runToEnd()
        #expect(await line(with: "the server asks for a pause", from: errors) != "")
        kill(process.processIdentifier, SIGINT)
        try await end
        #expect(process.exitCode == 130)
        #expect(try api.scratch.read("output").contains("not tried"))
    }

    @Test func `SIGHUP that is ignored stays so, as nohup has it`() async throws {
        let program = Watched<Int32>(0)
        let api = try PlayedAPI { _ in
            kill(program.value, SIGHUP)
            return program.value == 0 ? .hold : PlayedAPI.page(total: 0)
        }
        defer { api.server.stop() }
        let environment = [
            "QUICKBLOX_ENDPOINT": "http://127.0.0.1:\(api.server.port)", "QUICKBLOX_API_KEY": PlayedAPI.key,
            "QUICKBLOX_USER_ID": "1", "XDG_STATE_HOME": api.scratch.path(of: "state"),
        ]
        // The manifest is read once the process is known.
        let pipe = api.scratch.path(of: "pipe")
        let script = "trap '' HUP; mkfifo \"$1\"; echo; read -r <\"$1\"; exec dialogctl plan \"$2\""
        let process = try Shell(environment: environment).process(script, [pipe, try api.manifest()])
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        async let end: Void = process.runToEnd()
        _ = await blocking { output.fileHandleForReading.readLine() }
        program.change { $0 = process.processIdentifier }
        try FileHandle(forWritingTo: URL(filePath: pipe)).write(contentsOf: Data("go\n".utf8))
        try await end
        #expect(process.exitCode == 0)
        #expect(api.count(of: "GET") > 0)
    }

    @Test func `a signal at the question about the rest of a canary tells what was created`() async throws {
        let scratch = try TemporaryFolder()
        let sandbox = try SandboxProgram()
        let path = try scratch.write(
            "version: 1\ndialogs:\n  - {type: public, name: A}\n  - {type: public, name: B}\n",
            to: "rooms.yaml"
        )
        let report = scratch.path(of: "report.md")
        let arguments = ["apply", "--canary", "1", "--settle", "0", "--report", "markdown=\(report)", path]
        let process = try sandbox.dialogctl(["TERM": "dumb"]).process(arguments)
        let answers = Watched(["yes", nil] as [String?])
        let screen = try await Terminal().run(process, at: "is accepted: ") {
            let answer = answers.change { $0.removeFirst() }
            if answer == nil { kill(process.processIdentifier, SIGTERM) }
            return answer
        }
        #expect(process.exitCode == 130, "\(screen)")
        #expect(!screen.contains("nothing was written"))
        let text = try scratch.read("report.md")
        #expect(text.contains("1 created"))
        #expect(!text.contains("nothing was written"))
        let ids = try await sandbox.dialogctl().run(["ids", "list"])
        #expect(ids.output.contains("public/A"))
    }

    @Test func `a reader who stands still does not keep the reports of a run that is stopped`() async throws {
        let scratch = try TemporaryFolder()
        let sandbox = try SandboxProgram()
        let list = (1...2000).map { "  - {type: public, name: Room \($0)}\n" }.joined()
        let path = try scratch.write("version: 1\ndialogs:\n\(list)", to: "rooms.yaml")
        let process = try sandbox.dialogctl().process([
            "plan", "--all", "--report", "text=\(scratch.path(of: "plan.txt"))", path,
        ])
        let output = Pipe()
        process.standardOutput = output
        process.standardError = try scratch.file("errors")
        async let end: Void = process.runToEnd()
        // It prints, more than the pipe holds, and nobody reads on.
        _ = await blocking { output.fileHandleForReading.readLine() }
        kill(process.processIdentifier, SIGTERM)
        kill(process.processIdentifier, SIGINT)
        try await end
        #expect(process.terminationReason == .exit)
        #expect(process.exitCode == 0)
        #expect(try scratch.read("plan.txt").contains("2000 to create"))
        #expect(try scratch.read("errors").contains("stopping at once"))
    }
}
