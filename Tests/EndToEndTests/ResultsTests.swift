import Foundation
import TestSupport
import Testing

/// What the next system is handed, and creating a part of a set.
@Suite(.serialized, .timeLimit(.minutes(2))) struct ResultsTests {
    private let scratch: TemporaryFolder
    private let sandbox: SandboxProgram

    init() throws {
        scratch = try TemporaryFolder()
        sandbox = try SandboxProgram()
    }

    private func manifest(of count: Int) throws -> String {
        let rooms = (1...count).map { "  - {type: group, name: Room \($0), occupants: [2]}\n" }.joined()
        return try scratch.write("version: 1\ndialogs:\n" + rooms, to: "rooms.yaml")
    }

    private var postCount: Int { get throws { try sandbox.requests().count { $0.method == "POST" } } }

    private func rows(of name: String) throws -> [[Substring]] {
        try scratch.read(name).split(separator: "\r\n").map { row in
            row.split(separator: ",", omittingEmptySubsequences: false)
        }
    }

    @Test func `apply writes a row for each dialog, created or there before`() async throws {
        let path = try manifest(of: 2)
        #expect(try await sandbox.dialogctl().run(["apply", "--yes", "--limit", "1", path]).exitCode == 0)
        let file = scratch.path(of: "results.csv")
        let result = try await sandbox.dialogctl().run(["apply", "--yes", "--results", file, path])
        #expect(result.exitCode == 0)
        let rows = try rows(of: "results.csv")
        #expect(rows.map { $0[0] } == ["key", "group/Room 1", "group/Room 2"])
        #expect(rows.map { $0[7] } == ["outcome", "unchanged", "created"])
        #expect(rows[2][5].hasSuffix("\(rows[2][4])@muc.chat.quickblox.com"))

        let again = try await sandbox.dialogctl().run(["results", path])
        #expect(again.exitCode == 0)
        #expect(again.output.split(separator: "\r\n").count == 3)
        #expect(again.output.contains(rows[2][4]))
        #expect(try postCount == 2)
    }

    @Test func `a file of results that cannot be written stops the run before any request`() async throws {
        let path = try manifest(of: 1)
        let result = try await sandbox.dialogctl().run(["apply", "--yes", "--results", "/nowhere/results.csv", path])
        #expect(result.exitCode == 64)
        #expect(result.errors.contains("--results '/nowhere/results.csv' cannot be written"))
        #expect(try sandbox.requests().isEmpty)
    }

    @Test func `what was written before a run is killed stands there`() async throws {
        let api = try PlayedAPI { request in
            if request.head.hasPrefix("GET") { return PlayedAPI.page(total: 0) }
            return request.number > 4 ? .hold : PlayedAPI.answer("201 Created", PlayedAPI.group)
        }
        defer { api.server.stop() }
        let manifest = try api.scratch.write(
            "version: 1\ndialogs:\n"
                + ["Ops", "Other"].map { "  - {type: group, name: \($0), occupants: [2]}\n" }.joined(),
            to: "two.yaml"
        )
        let file = api.scratch.path(of: "results.jsonl")
        let process = try api.dialogctl().process(
            ["apply", "--yes", "--parallelism", "1", "--results", file, manifest]
        )
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        async let end: Void = process.runToEnd()
        await api.server.arrival(of: 5)
        kill(process.processIdentifier, SIGKILL)
        try await end
        let lines = try api.scratch.read("results.jsonl").split(separator: "\n")
        #expect(lines.count == 1)
        #expect(lines.first?.contains(#""key":"group/Ops""#) == true)
        #expect(lines.first?.contains(#""outcome":"created""#) == true)
    }

    @Test func `a limit creates the first, and the next run the rest`() async throws {
        let path = try manifest(of: 5)
        let file = scratch.path(of: "results.csv")
        let first = try await sandbox.dialogctl().run(["apply", "--yes", "--limit", "2", "--results", file, path])
        #expect(first.exitCode == 0)
        #expect(first.output.contains("Apply: 2 created"))
        #expect(try rows(of: "results.csv").count { $0[7] == "postponed" } == 3)
        let second = try await sandbox.dialogctl().run(["apply", "--yes", path])
        #expect(second.output.contains("Apply: 3 created"))
        #expect(try postCount == 5)
    }

    @Test func `a canary that is as declared lets the rest follow`() async throws {
        let result = try await sandbox.dialogctl().run(["apply", "--yes", "--canary", "2", try manifest(of: 5)])
        #expect(result.exitCode == 0)
        #expect(result.output.contains("Apply: 5 created"))
        let methods = try sandbox.requests().map(\.method)
        let firstCreates = methods.firstIndex(of: "POST").map { methods[$0...].prefix { $0 == "POST" } }
        #expect(firstCreates?.count == 2)
    }

    @Test func `a canary that is not as declared stops the run`() async throws {
        // The server keeps no photo: what it made is not what was declared.
        let api = try PlayedAPI { request in
            if request.head.hasPrefix("POST") { return PlayedAPI.answer("201 Created", PlayedAPI.group) }
            return request.number > 2 ? PlayedAPI.page(total: 1, [PlayedAPI.group]) : PlayedAPI.page(total: 0)
        }
        defer { api.server.stop() }
        let manifest = try api.scratch.write(
            """
            version: 1
            dialogs:
              - {type: group, name: Ops, occupants: [2], photo: "77"}
              - {type: group, name: Other, occupants: [2]}
            """,
            to: "two.yaml"
        )
        let result = try await api.dialogctl().run(["apply", "--yes", "--canary", "1", "--settle", "0", manifest])
        #expect(result.exitCode == 5)
        #expect(result.output.contains("group/Ops: it was created, and differs in"))
        #expect(result.output.contains("- not tried  group/Other"))
        #expect(api.count(of: "POST") == 1)
    }

    @Test func `a person may stop after the canary`() async throws {
        let process = try sandbox.dialogctl(["TERM": "dumb"]).process(["apply", "--canary", "1", try manifest(of: 3)])
        var answers = ["yes", "no"]
        let screen = try await Terminal().run(process, at: "is accepted: ") { answers.removeFirst() }
        #expect(screen.contains("Create 3 dialogs"))
        #expect(screen.contains("The first are as declared. Create the other 2?"))
        #expect(screen.contains("- not tried  group/Room 2"))
        #expect(process.exitCode == 0)
        #expect(try postCount == 1)
    }
}
