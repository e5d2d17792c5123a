import Foundation
import TestSupport
import Testing

/// What stops a run that nobody meant, and one that only fails.
@Suite(.serialized, .timeLimit(.minutes(2))) struct RailTests {
    private let scratch: TemporaryFolder

    init() throws {
        scratch = try TemporaryFolder()
    }

    /// A manifest that declares so many public dialogs.
    private func manifest(of count: Int) throws -> String {
        let rooms = (1...count).map { "  - {type: public, name: Room \($0)}\n" }
        return try scratch.write("version: 1\ndialogs:\n" + rooms.joined(), to: "\(count).yaml")
    }

    @Test func `a live set of which most is missing is not created until it is allowed`() async throws {
        let sandbox = try SandboxProgram()
        let here = ["--yes", "--journal", scratch.path(of: "here")]
        let elsewhere = ["--yes", "--journal", scratch.path(of: "elsewhere")]
        #expect(try await sandbox.dialogctl().run(["apply"] + here + [try manifest(of: 3)]).exitCode == 0)

        let refused = try await sandbox.dialogctl().run(["apply"] + elsewhere + [try manifest(of: 30)])
        #expect(refused.exitCode == 5)
        #expect(refused.output.contains("27 to create"))
        #expect(refused.errors.contains("to create 27 of 30 declared dialogs, and at most 50 % are allowed"))
        #expect(try sandbox.requests().count { $0.method == "POST" } == 3)

        let allow = ["--max-creates", "27"]
        let allowed = try await sandbox.dialogctl().run(["apply"] + elsewhere + allow + [try manifest(of: 30)])
        #expect(allowed.exitCode == 0)
        #expect(try sandbox.requests().count { $0.method == "POST" } == 30)
    }

    @Test func `what was created a moment ago is part of the first apply`() async throws {
        let sandbox = try SandboxProgram()
        #expect(try await sandbox.dialogctl().run(["apply", "--yes", try manifest(of: 3)]).exitCode == 0)
        #expect(try await sandbox.dialogctl().run(["apply", "--yes", try manifest(of: 30)]).exitCode == 0)
    }

    @Test(arguments: [("76730", Int32(0)), ("4711", 5)])
    func `the session's application must be the expected one`(expected: String, exitCode: Int32) async throws {
        let sandbox = try SandboxProgram(["--token", "tok-secret-1=42"])
        let environment = ["QUICKBLOX_ENDPOINT": sandbox.url, "QUICKBLOX_TOKEN": "tok-secret-1"]
        let program = Program("dialogctl", environment: environment)
        let result = try await program.run(["plan", "-v", "--expect-application", expected, try manifest(of: 1)])
        #expect(result.exitCode == exitCode)
        let sent = try sandbox.requests().count
        if exitCode == 0 {
            #expect(result.output.contains("\nRead: \(sent) requests"))
        } else {
            #expect(sent == 1)
            #expect(result.errors.contains("belong to application 76730, not to 4711"))
        }
    }

    @Test func `an API key cannot prove its application`() async throws {
        let sandbox = try SandboxProgram()
        let arguments = ["apply", "--yes", "--expect-application", "76730", try manifest(of: 1)]
        let result = try await sandbox.dialogctl().run(arguments)
        #expect(result.exitCode == 5)
        #expect(result.errors.contains("an API key does not tell its application"))
        #expect(try sandbox.requests().isEmpty)
    }

    @Test(arguments: ["401 Unauthorized", "403 Forbidden", "422 Unprocessable Entity"])
    func `a refusal of the first request is told once, and asked for once`(status: String) async throws {
        let api = try PlayedAPI { _ in PlayedAPI.answer(status, #"{"errors":["Need user"]}"#) }
        defer { api.server.stop() }
        let result = try await api.dialogctl().run(["apply", "--yes", try manifest(of: 20)])
        #expect(result.exitCode == 1)
        #expect(result.errors.split(separator: "\n").count == 1)
        #expect(result.errors.contains("error: the server refused the request: Need user (HTTP \(status.prefix(3)))"))
        #expect(api.server.requests.count == 1)
    }

    @Test func `creates that are refused for the credentials end the run`() async throws {
        let api = try PlayedAPI { request in
            request.head.hasPrefix("POST")
                ? PlayedAPI.answer("401 Unauthorized", #"{"errors":["Expired"]}"#) : PlayedAPI.page(total: 0)
        }
        defer { api.server.stop() }
        let result = try await api.dialogctl().run(["apply", "--yes", "--parallelism", "1", try manifest(of: 30)])
        #expect(result.exitCode == 1)
        #expect(result.output.contains("Apply: 3 failed, 27 not tried"))
        #expect(result.output.contains("The credentials were refused for 3 dialogs in a row"))
        #expect(api.count(of: "POST") == 3)
    }

    @Test func `a server that only fails ends the run with what is unknown`() async throws {
        let api = try PlayedAPI { request in
            request.head.hasPrefix("POST")
                ? PlayedAPI.answer("500 Internal Server Error", "oops") : PlayedAPI.page(total: 0)
        }
        defer { api.server.stop() }
        let more = ["--parallelism", "1", "--settle", "0"]
        let result = try await api.dialogctl().run(["apply", "--yes"] + more + [try manifest(of: 30)])
        #expect(result.exitCode == 7)
        #expect(result.output.contains("10 unknown, 20 not tried"))
        #expect(api.count(of: "POST") == 10)
    }
}
