import Foundation
import TestSupport
import Testing

/// The sandbox program where the system gives it too little.
@Suite(.serialized, .timeLimit(.minutes(10))) struct SandboxShortageTests {
    private let scratch: TemporaryFolder
    private let store: String

    init() throws {
        scratch = try TemporaryFolder()
        store = scratch.path(of: "store.jsonl")
    }

    /// Runs a test against a sandbox with a limit of the shell's `ulimit`; returns what it said on standard error.
    private func run(
        _ limit: String,
        _ arguments: [String],
        _ test: (_ port: Int, _ process: Int32) async throws -> Void
    ) async throws -> String {
        let shell = Program(at: URL(fileURLWithPath: "/bin/sh"), environment: [:])
        let path = Program.buildFolder.appendingPathComponent("quickblox-sandbox").path
        let process = try shell.process(["-c", "ulimit \(limit) && exec \"$0\" \"$@\"", path] + arguments)
        let (output, errors) = (Pipe(), try scratch.file("errors"))
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        do {
            let url = String(decoding: output.fileHandleForReading.readLine(), as: UTF8.self)
            try await test(try #require(url.split(separator: ":").last.flatMap { Int($0) }), process.processIdentifier)
        } catch {
            process.terminate()
            throw error
        }
        process.terminate()
        process.waitUntilExit()
        #expect(process.exitCode == 0)
        return try scratch.read("errors")
    }

    private static func request(_ method: String, _ query: String = "") -> String {
        let key = "Authorization: ApiKey sandbox-key\r\nOn-Behalf-Of: 1\r\n"
        return "\(method) /chat/Dialog.json?\(query) HTTP/1.1\r\nHost: localhost\r\n\(key)\r\n"
    }

    @Test func `it goes on when it has run out of descriptors, and says so once`() async throws {
        let errors = try await run("-n 24", []) { port, _ throws in
            var clients = try (0..<40).map { _ in try LoopbackClient(port: port) }
            for client in clients { client.send(Self.request("GET")) }
            // Those that are connected are answered, and as they leave, the others.
            while !clients.isEmpty { #expect(try clients.removeFirst().receive().status == 200) }
        }
        #expect(
            errors == "quickblox-sandbox: cannot accept another connection: Too many open files; more are accepted as "
                + "others end\n"
        )
    }

    private struct Listing: Decodable {
        let items: [Item]

        struct Item: Decodable {
            let name: String
        }
    }

    private func names(_ client: LoopbackClient) throws -> [String] {
        client.send(Self.request("GET", "limit=100&sort_asc=created_at"))
        let answer = try client.receive()
        #expect(answer.status == 200)
        return try JSONDecoder().decode(Listing.self, from: Data(answer.body)).items.map(\.name)
    }

    @Test func `a store that cannot grow refuses what it cannot keep, until it can`() async throws {
        var kept: [String] = []
        let errors = try await run("-S -f 16", ["--store", store]) { port, process async throws in
            let client = try LoopbackClient(port: port)
            var refusals = 0
            for number in 0..<100 where refusals < 3 {
                client.send(Self.request("POST", "type=1&name=room\(number)"))
                let answer = try client.receive()
                if answer.status == 201 { kept.append("room\(number)") } else { refusals += 1 }
                guard answer.status != 201 else { continue }
                #expect(answer.status == 503)
                #expect(
                    answer.text
                        == #"{"errors":["The sandbox can keep nothing: cannot write the store '\#(store)': File too large"]}"#
                )
            }
            #expect(refusals == 3)
            #expect(!kept.isEmpty)
            #expect(try names(client) == kept)
            #expect(try scratch.read("store.jsonl").hasSuffix("}\n"))
            let prlimit = Program(at: URL(fileURLWithPath: "/usr/bin/prlimit"), environment: [:])
            #expect(try await prlimit.run(["--pid", String(process), "--fsize=unlimited"]).exitCode == 0)
            client.send(Self.request("POST", "type=1&name=after"))
            #expect(try client.receive().status == 201)
            kept.append("after")
        }
        #expect(
            errors == """
                quickblox-sandbox: cannot write the store '\(store)': File too large; until it can be written, changes \
                are answered with 503
                quickblox-sandbox: the store can be written again

                """
        )
        let later = try await run("-n 64", ["--store", store]) { port, _ throws in
            #expect(try names(try LoopbackClient(port: port)) == kept)
        }
        #expect(later == "")
    }
}
