import Foundation
import TestSupport
import Testing

/// `dialogctl watch` as one process beside a sandbox.
@Suite(.serialized, .timeLimit(.minutes(2))) struct WatchCommandTests {
    private let scratch: TemporaryFolder
    private let sandbox: SandboxProgram

    init() throws {
        scratch = try TemporaryFolder()
        sandbox = try SandboxProgram()
    }

    private func write(_ names: String...) throws {
        let dialogs = names.map { "  - {type: public, name: \($0)}\n" }.joined()
        try scratch.write("version: 1\ndialogs:\n\(dialogs)", to: "rooms.yaml")
    }

    /// Starts a watch that by itself would run once a week, and returns it with the end of its standard error.
    private func start(_ more: [String] = []) throws -> (process: Process, errors: FileHandle) {
        let arguments = ["watch", "--yes", "--interval", "168h", "--listen", "127.0.0.1:0", "--settle", "0"] + more
        let process = try sandbox.dialogctl().process(arguments + [scratch.path(of: "rooms.yaml")])
        let errors = Pipe()
        process.standardOutput = try scratch.file("output")
        process.standardError = errors
        return (process, errors.fileHandleForReading)
    }

    /// Waits for a line with this text; returns it, or nothing where the program has ended.
    private func line(with text: String, from handle: FileHandle) async -> String {
        await blocking {
            while true {
                let line = String(decoding: handle.readLine(), as: UTF8.self)
                if line.contains(text) || line.isEmpty { return line }
            }
        }
    }

    private func get(_ path: String, at address: String, _ more: String...) async throws -> Program.Result {
        let curl = Program(at: URL(fileURLWithPath: "/usr/bin/curl"), environment: [:])
        return try await curl.run(["-s", "-i", "--noproxy", "*"] + more + ["\(address)\(path)"])
    }

    private var postCount: Int { get throws { try sandbox.requests().count { $0.method == "POST" } } }

    @Test func `it creates, is told to, tells how it is, and ends`() async throws {
        try write("News")
        let (process, errors) = try start()
        async let end: Void = process.runToEnd()
        let listening = await line(with: "listening on ", from: errors)
        let address = String(listening.split(separator: " ").last ?? "")
        #expect(await line(with: "run 1 ended with exit code 0", from: errors) != "")
        #expect(await line(with: "the next run begins in ", from: errors) != "")
        #expect(try postCount == 1)
        #expect(try await get("/healthz", at: address).output.hasSuffix("\r\n\r\nok\n"))
        #expect(try await get("/readyz?x=1", at: address).output.hasPrefix("HTTP/1.1 200 OK\r\n"))
        #expect(try await get("/", at: address).output.hasPrefix("HTTP/1.1 404 "))
        #expect(try await get("/healthz", at: address, "-X", "POST", "-d", "a").output.hasPrefix("HTTP/1.1 405 "))
        #expect(try await get("/healthz", at: address, "--head").output.contains("Content-Length: 3\r\n"))

        try write("News", "Ops")
        kill(process.processIdentifier, SIGHUP)
        #expect(await line(with: "run 2 ended with exit code 0", from: errors) != "")
        #expect(await line(with: "the next run begins in ", from: errors) != "")
        #expect(try postCount == 2)
        let metrics = try await get("/metrics", at: address).output
        #expect(metrics.contains("Content-Type: text/plain; version=0.0.4; charset=utf-8\r\n"))
        for line in [
            "dialogctl_watch_runs_total{command=\"watch\",exit_code=\"0\"} 2\n",
            "dialogctl_watch_errors_total{command=\"watch\",kind=\"network\"} 0\n",
            "dialogctl_dialogs{command=\"apply\",action=\"create\"} 1\n",
            "dialogctl_dialogs{command=\"apply\",action=\"exists\"} 1\n",
            "dialogctl_run_exit_code{command=\"apply\"} 0\n",
        ] {
            #expect(metrics.contains(line), "\(metrics)")
        }

        try scratch.write("version: 1\ndialogs: [\n", to: "rooms.yaml")
        kill(process.processIdentifier, SIGHUP)
        #expect(await line(with: "run 3 ended with exit code 3", from: errors) != "")
        #expect(await line(with: "the next run begins in ", from: errors) != "")
        let readiness = try await get("/readyz", at: address).output
        #expect(readiness.hasPrefix("HTTP/1.1 503 "))
        #expect(readiness.hasSuffix("the last run ended with exit code 3 (manifests)\n"))
        #expect(try postCount == 2)

        kill(process.processIdentifier, SIGTERM)
        try await end
        #expect(process.terminationReason == .exit)
        #expect(process.exitCode == 0)
        #expect(try scratch.read("output").components(separatedBy: "1 created").count == 3)
    }

    @Test func `reports are written by each run`() async throws {
        try write("News")
        let report = scratch.path(of: "run.json")
        let (process, errors) = try start(["--report", "json=\(report)"])
        async let end: Void = process.runToEnd()
        #expect(await line(with: "run 1 ended", from: errors) != "")
        let first = try scratch.read("run.json")
        #expect(first.contains("\"created\""))
        kill(process.processIdentifier, SIGHUP)
        #expect(await line(with: "run 2 ended", from: errors) != "")
        #expect(try scratch.read("run.json") != first)
        kill(process.processIdentifier, SIGINT)
        try await end
        #expect(process.exitCode == 0)
    }

    @Test(arguments: [
        (["--interval", "0s"], "--interval"), (["--interval", "5"], "--interval"),
        (["--interval", "169h"], "--interval"),
        (["--listen", "here"], "--listen"), (["--listen", "::1:80"], "--listen"),
        (["--listen", "1.2.3.4:99999"], "--listen"),
        (["-"], "standard input can be read only once"),
    ])
    func `a wrong option is a usage error`(options: [String], reason: String) async throws {
        try write("News")
        let path = scratch.path(of: "rooms.yaml")
        let result = try await sandbox.dialogctl().run(["watch", "--yes", path] + options)
        #expect(result.exitCode == 64)
        #expect(result.errors.contains(reason), "\(result.errors)")
    }

    @Test func `it asks nobody, and says so`() async throws {
        try write("News")
        let result = try await sandbox.dialogctl().run(["watch", scratch.path(of: "rooms.yaml")])
        #expect(result.exitCode == 64)
        #expect(result.errors.contains("add --yes"))
        #expect(try postCount == 0)
    }

    @Test func `a plan is no set to watch`() async throws {
        try write("News")
        let plan = scratch.path(of: "plan.json")
        let program = sandbox.dialogctl()
        #expect(try await program.run(["plan", "--out", plan, scratch.path(of: "rooms.yaml")]).exitCode == 0)
        let result = try await program.run(["watch", "--yes", "--listen", "none", plan])
        #expect(result.exitCode == 64)
        #expect(result.errors.contains("is a plan, which is carried out once"))
    }

    @Test func `without credentials it ends at once`() async throws {
        try write("News")
        let arguments = ["watch", "--yes", "--listen", "none", scratch.path(of: "rooms.yaml")]
        #expect(try await Program("dialogctl").run(arguments).exitCode == 64)
    }

    @Test func `an address that is taken is told`() async throws {
        try write("News")
        let port = sandbox.url.split(separator: ":").last ?? ""
        let arguments = ["watch", "--yes", "--listen", "\(port)", scratch.path(of: "rooms.yaml")]
        let result = try await sandbox.dialogctl().run(arguments)
        #expect(result.exitCode == 64)
        #expect(result.errors.contains("--listen 127.0.0.1:\(port): "), "\(result.errors)")
    }
}
