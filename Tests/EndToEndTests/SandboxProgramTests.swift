import Foundation
import TestSupport
import Testing

@Suite(.serialized, .timeLimit(.minutes(10))) struct SandboxProgramTests {
    @Test func `a signal ends it well`() throws {
        let process = try Program("quickblox-sandbox").process([])
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        _ = try output.fileHandleForReading.read(upToCount: 1)
        process.terminate()
        process.waitUntilExit()
        #expect(process.terminationReason == .exit)
        #expect(process.exitCode == 0)
    }

    @Test func `a port in use is told`() async throws {
        let sandbox = try SandboxProgram()
        let port = try #require(sandbox.url.split(separator: ":").last.map(String.init))
        let result = try await Program("quickblox-sandbox").run(["--port", port])
        #expect(result.exitCode == 1)
        #expect(result.output == "")
        #expect(result.errors.contains(port))
    }

    @Test func `a line of the seed that is no dialog is named`() async throws {
        let scratch = try TemporaryFolder()
        let dialog = PlayedAPI.group.split(separator: "\n").joined()
        let seed = try scratch.write("\(dialog)\nnonsense\n", to: "seed")
        let result = try await Program("quickblox-sandbox").run(["--seed", seed])
        #expect(result.exitCode != 0)
        #expect(result.output == "")
        #expect(result.errors.contains("\(seed):2:"))
    }

    @Test func `an endless file of accounts is read no further than it may be long`() async throws {
        let result = try await Program("quickblox-sandbox").run(["--accounts", "/dev/zero"])
        #expect(result.exitCode == 1)
        #expect(result.output == "")
        #expect(result.errors.contains("longer than 16777216 bytes"))
    }

    @Test(arguments: [
        ["--users", "5-1"], ["--token", "abc"], ["--port", "70000"], ["--nonsense"],
        ["--allow-host", "sandbox:80"], ["--allow-host", ""], ["--allow-origin", "app.example"],
        ["--allow-origin", "https://app.example/"], ["--assume", "data"], ["--assume", "data=mixed"],
        ["--assume", "magic=1"], ["--assume", "data=merged", "--assume", "data=replaced"],
    ])
    func `a wrong command line is a usage error`(arguments: [String]) async throws {
        let result = try await Program("quickblox-sandbox").run(arguments)
        #expect(result.exitCode == 64)
        #expect(result.output == "")
    }

    @Test(arguments: ["--seed", "--store", "--accounts", "--log", "--fault", "--token", "--assume", "--nonsense="])
    func `a message steers no terminal`(option: String) async throws {
        let value = "/nowhere/a\u{1B}[2J\u{202E}b\u{9B}"
        let result = try await Program("quickblox-sandbox").run(
            option.hasSuffix("=") ? [option + value] : [option, value]
        )
        #expect(result.exitCode != 0)
        #expect(!result.errors.isEmpty)
        for scalar in "\u{1B}\u{202E}\u{9B}".unicodeScalars { #expect(!result.errors.unicodeScalars.contains(scalar)) }
    }

    @Test func `what is assumed decides, and is on the page`() throws {
        let sandbox = try SandboxProgram(["--assume", "updated-at=moved", "--assume", "data-by=owner"])
        let client = try LoopbackClient(port: try #require(sandbox.url.split(separator: ":").last.flatMap { Int($0) }))
        client.send("GET /_sandbox/state.json HTTP/1.1\r\nHost: localhost\r\n\r\n")
        #expect(try client.receive().text.contains(#""assumptions":["updated-at=moved"]"#))
    }

    @Test func `other names and sites may be allowed`() throws {
        let sandbox = try SandboxProgram(["--allow-host", "Sandbox.test", "--allow-origin", "https://app.example"])
        let client = try LoopbackClient(port: try #require(sandbox.url.split(separator: ":").last.flatMap { Int($0) }))
        client.send("OPTIONS / HTTP/1.1\r\nHost: sandbox.test:80\r\nOrigin: https://app.example\r\n\r\n")
        #expect(try client.receive().status == 200)
        client.send("OPTIONS / HTTP/1.1\r\nHost: sandbox.example\r\n\r\n")
        #expect(try client.receive().status == 421)
    }
}
