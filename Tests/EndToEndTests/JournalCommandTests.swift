import Foundation
import TestSupport
import Testing

/// What a person reads of a journal; nobody needs credentials for it.
@Suite(.serialized, .timeLimit(.minutes(2))) struct JournalCommandTests {
    private let scratch: TemporaryFolder

    init() throws {
        scratch = try TemporaryFolder()
    }

    private func run(_ arguments: [String], _ environment: [String: String] = [:]) async throws -> Program.Result {
        try await Program("dialogctl", environment: environment).run(["journal"] + arguments)
    }

    @Test func `an unknown create is listed and shown, at the place where apply has it`() async throws {
        let api = try PlayedAPI { $0.head.hasPrefix("POST") ? .sendAndReset("") : PlayedAPI.page(total: 0) }
        defer { api.server.stop() }
        _ = try await api.dialogctl().run(["apply", "--yes", "--settle", "0", try api.manifest()])
        let environment = [
            "QUICKBLOX_ENDPOINT": "http://127.0.0.1:\(api.server.port)",
            "XDG_STATE_HOME": api.scratch.path(of: "state"),
        ]
        let list = try await run(["list"], environment)
        #expect(list.exitCode == 0)
        #expect(list.errors == "")
        let line = #/\? open         1  20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ  owner 1  group/Ops  no clear answer: /#
        #expect(list.output.contains(line))
        #expect(list.output.contains("Journal: 1 intent: 1 open"))
        let show = try await run(["show", "1"], environment)
        #expect(show.exitCode == 0)
        #expect(show.output.contains("  members   1, 2\n"))
        let none = try await run(["show", "2"], environment)
        #expect(none.exitCode == 3)
        #expect(none.errors.contains("has no number 2"))
    }

    @Test(arguments: [["list"], ["show", "1"]])
    func `a journal that is not there is no failure`(command: [String]) async throws {
        let path = scratch.path(of: "nowhere")
        let result = try await run(command + ["--journal", path])
        #expect(result.exitCode == 0)
        #expect(result.output == "no journal at '\(path)'\n")
        #expect(result.errors == "")
    }

    @Test(arguments: [["list"], ["show", "1"]])
    func `a damaged one is`(command: [String]) async throws {
        let header = "{\"format\":\"dialogctl-journal\",\"version\":1,\"at\":0,\"next\":1}\n"
        let path = try scratch.write(header + "garbage\n", to: "journal")
        let result = try await run(command + ["--journal", path])
        #expect(result.exitCode == 1)
        #expect(result.output == "")
        #expect(result.errors.contains("is damaged in line 2"))
    }
}
