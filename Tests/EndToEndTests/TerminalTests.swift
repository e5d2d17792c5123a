import Foundation
import TestSupport
import Testing

@Suite(.serialized, .timeLimit(.minutes(2)), .serialized) struct TerminalTests {
    private let scratch: TemporaryFolder
    private let sandbox: SandboxProgram
    private let path: String

    init() throws {
        scratch = try TemporaryFolder()
        sandbox = try SandboxProgram()
        path = try scratch.write("version: 1\ndialogs:\n  - {type: public, name: News}\n", to: "rooms.yaml")
    }

    private func show(
        _ arguments: [String],
        _ environment: [String: String] = [:],
        typing line: String? = nil
    ) async throws -> (screen: String, exitCode: Int32) {
        let terminal = ["TERM": "xterm"].merging(environment) { $1 }
        let process = try sandbox.dialogctl(terminal).process(arguments)
        let screen = try await Terminal().run(process, at: "Only 'yes' is accepted: ", typing: line)
        return (screen, process.exitCode)
    }

    private var postCount: Int { get throws { try sandbox.requests().count { $0.method == "POST" } } }

    @Test func `apply asks, and yes creates`() async throws {
        let (screen, exitCode) = try await show(["apply", path], typing: "yes")
        #expect(screen.contains("Create 1 dialog at \(sandbox.url)?"))
        #expect(screen.contains("1 created"))
        #expect(exitCode == 0)
        #expect(try postCount == 1)
    }

    @Test(arguments: ["no", "y", "YES", ""])
    func `anything but yes declines`(answer: String) async throws {
        let (screen, exitCode) = try await show(["apply", path], typing: answer)
        #expect(screen.contains("Nothing was changed."))
        #expect(exitCode == 0)
        #expect(try postCount == 0)
    }

    @Test func `who is asked sees the plan, whatever standard output carries`() async throws {
        let (screen, exitCode) = try await show(["apply", "--format", "github", path], typing: "yes")
        let parts = screen.split(separator: "Only 'yes' is accepted: ")
        #expect(parts.count == 2)
        #expect(parts.first?.contains("+ create") == true)
        #expect(parts.last?.contains("::notice title=dialogctl apply::Apply: 1 created") == true)
        #expect(exitCode == 0)
    }

    @Test func `a JSON log has no progress`() async throws {
        let (screen, _) = try await show(["plan", "--log-format", "json", path])
        #expect(!screen.contains("Reading"))
    }

    @Test func `a terminal gets colour and progress`() async throws {
        let (screen, _) = try await show(["plan", path])
        #expect(screen.contains("\u{1B}[32m+ create"))
        #expect(screen.contains("\u{1B}[KReading"))
    }

    @Test(arguments: ["plain", "none"])
    func `progress is drawn on no line where that was not asked for`(mode: String) async throws {
        let (screen, exitCode) = try await show(["plan", "--progress", mode, path])
        #expect(exitCode == 0)
        #expect(!screen.contains("Reading"))
        #expect(!screen.contains("\r\u{1B}[K"))
    }

    @Test func `a line is cut off where the terminal ends, and removed in the end`() async throws {
        let (screen, _) = try await show(["apply", "--yes", path])
        for stage in ["Reading", "Creating", "Verifying"] {
            #expect(screen.contains("\u{1B}[?7l\r\u{1B}[K\(stage)"), "\(stage)")
        }
        let parts = screen.components(separatedBy: "\r\u{1B}[K")
        #expect(parts.last?.contains("\u{1B}[?7") == false)
        #expect(parts.last?.contains("1 created") == true)
        let drawn = screen.components(separatedBy: "\u{1B}[?7l").dropFirst()
        #expect(drawn.allSatisfy { $0.contains("\u{1B}[?7h") })
    }

    @Test func `NO_COLOR takes the colour away`() async throws {
        let (screen, _) = try await show(["plan", path], ["NO_COLOR": "1"])
        #expect(screen.contains("  + create     public/News"))
        #expect(!screen.contains("\u{1B}[32m"))
    }

    @Test func `a dumb terminal gets neither`() async throws {
        let (screen, _) = try await show(["plan", path], ["TERM": "dumb"])
        #expect(!screen.contains("\u{1B}"))
    }

    @Test func `a pipe gets no colour`() async throws {
        let result = try await sandbox.dialogctl(["TERM": "xterm"]).run(["plan", path])
        #expect(!result.output.contains("\u{1B}"))
        #expect(result.errors == "")
    }
}
