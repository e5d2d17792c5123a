import Foundation
import TestSupport
import Testing

/// When text is coloured, and when a mistake is shown with its line.
@Suite(.serialized, .timeLimit(.minutes(2))) struct ColourTests {
    private let scratch: TemporaryFolder
    private let path: String

    init() throws {
        scratch = try TemporaryFolder()
        path = try scratch.write("version: 1\ndialogs:\n  - {type: public, nmae: A}\n", to: "rooms.yaml")
    }

    private static let red = "\u{1B}[31merror\u{1B}[0m"

    @Test(arguments: [
        ([], [:], false), (["--color", "always"], [:], true),
        (["--color", "always"], ["NO_COLOR": "1", "TERM": "dumb"], true),
        (["--color", "never"], ["FORCE_COLOR": "1"], false), ([], ["FORCE_COLOR": "1"], true),
        ([], ["CLICOLOR_FORCE": "1"], true), ([], ["CLICOLOR_FORCE": "0"], false), ([], ["FORCE_COLOR": "0"], false),
        ([], ["FORCE_COLOR": "0", "CLICOLOR_FORCE": "1"], false), ([], ["FORCE_COLOR": ""], false),
        ([], ["NO_COLOR": "1", "FORCE_COLOR": "1"], false), ([], ["NO_COLOR": "", "FORCE_COLOR": "1"], true),
        ([], ["FORCE_COLOR": "1", "TERM": "dumb", "CLICOLOR": "0"], true),
    ])
    func `into a pipe goes colour where it is asked for`(
        options: [String],
        variables: [String: String],
        isColoured: Bool
    ) async throws {
        let result = try await Program("dialogctl", environment: variables).run(["validate", path] + options)
        #expect(result.exitCode == 3)
        #expect(result.errors.contains(Self.red) == isColoured)
        #expect(result.errors.contains("\u{1B}") == isColoured)
        #expect(result.errors.contains("3 | ") == isColoured)
    }

    private func screen(_ variables: [String: String], _ options: [String] = []) async throws -> String {
        let environment = ["TERM": "xterm"].merging(variables) { $1 }
        let process = try Program("dialogctl", environment: environment).process(["validate", path] + options)
        return try await Terminal().run(process)
    }

    @Test(arguments: [
        ([:], true), (["NO_COLOR": "1"], false), (["CLICOLOR": "0"], false), (["CLICOLOR": "1"], true),
        (["TERM": "dumb"], false),
    ])
    func `a terminal gets colour unless it is not wanted, and lines in any case`(
        variables: [String: String],
        isColoured: Bool
    ) async throws {
        let screen = try await screen(variables)
        #expect(screen.contains("\u{1B}") == isColoured)
        let plain = screen.replacing(/\u{1B}\[[0-9;]*m/, with: "").replacing("\r\n", with: "\n")
        #expect(plain.contains("   3 |   - {type: public, nmae: A}\n     |                    ^\n"), "\(plain)")
        #expect(plain.contains("note: did you mean 'name'?"))
    }

    @Test func `a log of objects has neither`() async throws {
        let sandbox = try SandboxProgram()
        let arguments = ["plan", "--color", "always", "--log-format", "json", path]
        let result = try await sandbox.dialogctl().run(arguments)
        #expect(result.exitCode == 3)
        #expect(!result.errors.contains("\u{1B}"))
        #expect(!result.errors.contains("3 | "))
    }

    @Test func `a credential in the line is taken out`() async throws {
        let secret = "c2VjcmV0LWtleS0xMjM0NTY3ODkw"
        try scratch.write("version: 1\ndialogs:\n  - {type: public, nmae: \(secret)}\n", to: "rooms.yaml")
        let environment = ["QUICKBLOX_API_KEY": secret, "FORCE_COLOR": "1"]
        let result = try await Program("dialogctl", environment: environment).run(["validate", path])
        #expect(!result.errors.contains(secret))
        #expect(result.errors.contains("<redacted>"))
    }

    @Test func `a valid set and a checkup are coloured`() async throws {
        let good = try scratch.write("version: 1\ndialogs:\n  - {type: public, name: A}\n", to: "good.yaml")
        let result = try await Program("dialogctl").run(["validate", "--color", "always", good])
        #expect(result.output == "1 dialog in 1 file is \u{1B}[32mvalid\u{1B}[0m\n")
        let sandbox = try SandboxProgram()
        let checkup = try await sandbox.dialogctl().run(["doctor", "--color", "always"])
        #expect(checkup.output.hasPrefix("\u{1B}[32mok\u{1B}[0m    environment"))
    }
}
