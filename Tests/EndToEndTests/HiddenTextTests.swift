import Foundation
import TestSupport
import Testing

/// What is told about settings and arguments: neither a password in an address nor what steers a terminal.
@Suite(.serialized, .timeLimit(.minutes(2))) struct HiddenTextTests {
    private let scratch: TemporaryFolder

    init() throws { scratch = try TemporaryFolder() }

    @Test(arguments: [
        "https://admin:hunter2@api.example:44e3", "https://admin:hunter2@api example", "https://admin:hunter2@[::1",
        "admin:hunter2@api example", "https://a@b:hunter2@api example", "https://admin:hunter2@api.example",
        "ftp://admin:hunter2@api.example", "http://admin:hunter2@api.example", "https://api example/?key=hunter2",
    ])
    func `an endpoint with a password is refused without it`(endpoint: String) async throws {
        let environment = ["QUICKBLOX_ENDPOINT": endpoint, "QUICKBLOX_API_KEY": "key-4f1c9e"]
        let manifest = try scratch.write("version: 1\ndialogs:\n  - {type: public, name: A, owner: 1}\n", to: "a.yaml")
        for command in [["plan", manifest], ["doctor"], ["export"], ["journal", "list"]] {
            let result = try await Program("dialogctl", environment: environment).run(command)
            #expect(result.exitCode != 0)
            #expect((result.errors + result.output).contains("the endpoint"))
            #expect(!(result.errors + result.output).contains("hunter2"), "\(result.errors)\(result.output)")
            #expect(!(result.errors + result.output).contains("admin"))
        }
    }

    @Test(arguments: [
        ["QUICKBLOX_API_KEY": "group"], ["QUICKBLOX_TOKEN": "1234567"], ["QUICKBLOX_API_KEY_FILE": "secret"],
        ["QUICKBLOX_PASSWORD": "pässwör"], ["QUICKBLOX_PASSWORD_FILE": "secret"], ["QUICKBLOX_AUTH_KEY": "authkey"],
        ["QUICKBLOX_AUTH_SECRET": "secret1"],
    ])
    func `a secret that is too short to be one is refused`(secret: [String: String]) async throws {
        let file = try scratch.write("group\n", to: "secret")
        let manifest = try scratch.write("version: 1\ndialogs:\n  - {type: public, name: A, owner: 1}\n", to: "a.yaml")
        let signIn = [
            "QUICKBLOX_APPLICATION_ID": "7", "QUICKBLOX_AUTH_KEY": "auth-key", "QUICKBLOX_AUTH_SECRET": "the-secret",
            "QUICKBLOX_LOGIN": "jo", "QUICKBLOX_PASSWORD": "password",
        ]
        let name = try #require(secret.keys.first)
        let isAlone = name.hasPrefix("QUICKBLOX_API") || name.hasPrefix("QUICKBLOX_TOKEN")
        var environment = isAlone ? secret : signIn.merging(secret) { $1 }
        if name == "QUICKBLOX_PASSWORD_FILE" { environment["QUICKBLOX_PASSWORD"] = nil }
        environment = environment.mapValues { $0 == "secret" ? file : $0 }
        environment["QUICKBLOX_ENDPOINT"] = "http://127.0.0.1:9"
        let result = try await Program("dialogctl", environment: environment).run(["plan", manifest])
        #expect(result.exitCode == 64)
        #expect(result.errors.hasPrefix("error: \(name) is too short to be a credential"), "\(result.errors)")
        #expect(result.output == "")
    }

    @Test func `a login may be as short as it is`() async throws {
        let environment = [
            "QUICKBLOX_APPLICATION_ID": "7", "QUICKBLOX_AUTH_KEY": "auth-key", "QUICKBLOX_AUTH_SECRET": "the-secret",
            "QUICKBLOX_LOGIN": "jo", "QUICKBLOX_PASSWORD": "password", "QUICKBLOX_ENDPOINT": "http://127.0.0.1:1",
        ]
        let result = try await Program("dialogctl", environment: environment).run(["export"])
        #expect(result.exitCode == 1)
    }

    private static let hostile = "x\u{1B}[2J\u{202E}\u{9B}31m\nerror: all is well\r"

    @Test(arguments: [
        ["plan", "--format", hostile, "a.yaml"], ["plan", "--format=\(hostile)", "a.yaml"], ["plan", "--\(hostile)"],
        [hostile], ["plan", "--limits\u{202E}"], ["apply", "--limit", hostile, "a.yaml"], ["plan", hostile],
        ["validate", hostile], ["render", hostile], ["plan", "--ids", "/\(hostile)/x", "a.yaml"],
        ["journal", "list", "--journal", hostile], ["plan", "--out", "/\(hostile).json", "a.yaml"],
        ["apply", "--yes", "--results", "/\(hostile)/x.csv", "a.yaml"], ["export", "--out", "/\(hostile)/x.yaml"],
        ["results", "--out", "/\(hostile)/x.csv", "a.yaml"], ["plan", "--report", "html=/\(hostile)/a", "a.yaml"],
    ])
    func `what is wrong with an argument is told without what would steer a terminal`(
        arguments: [String]
    ) async throws {
        let manifest = try scratch.write("version: 1\ndialogs:\n  - {type: public, name: A, owner: 1}\n", to: "a.yaml")
        let environment = [
            "QUICKBLOX_ENDPOINT": "http://127.0.0.1:1", "QUICKBLOX_API_KEY": "key-4f1c9e", "QUICKBLOX_USER_ID": "1",
            "XDG_STATE_HOME": scratch.path(of: "state"), "TERM": "xterm", "NO_COLOR": "1",
        ]
        let process = try Program("dialogctl", environment: environment)
            .process(arguments.map { $0 == "a.yaml" ? manifest : $0 })
        let screen = try await Terminal().run(process)
        for scalar in screen.withoutProgress.unicodeScalars {
            #expect(
                scalar == "\n" || !(0..<0x20).contains(scalar.value) && scalar.value != 0x9B && scalar != "\u{202E}"
            )
        }
        #expect(!screen.contains("\nerror: all is well"), "\(screen)")
    }

    @Test func `hostile names on a terminal steer nothing, whatever is shown`() async throws {
        let name = #"a\u202ec"#
        let manifest = try scratch.write(
            "version: 1\ndialogs:\n  - {type: group, name: \"\(name)\", owner: 1, occupants: [2], photo: '1'}\n",
            to: "a.yaml"
        )
        let group = PlayedAPI.group.replacing(#""Ops""#, with: "\"\(name)\"")
            .replacing(#""photo":null"#, with: #""photo":"\u001b[2J\u009b31m""#)
        let api = try PlayedAPI { _ in PlayedAPI.page(total: 1, [group]) }
        defer { api.server.stop() }
        let commands = [
            ["plan", "--all", manifest], ["results", manifest], ["results", "--format", "jsonl", manifest],
            ["plan", "--format", "json", manifest], ["plan", "--format", "markdown", manifest], ["export"],
            ["plan", "--format", "html", manifest], ["plan", "--format", "github", manifest], ["render", manifest],
        ]
        for command in commands {
            let process = try api.dialogctl(["TERM": "xterm", "NO_COLOR": "1"]).process(command)
            let screen = try await Terminal().run(process).withoutProgress
            #expect(
                !screen.unicodeScalars.contains { "\u{1B}\u{202E}\u{9B}".unicodeScalars.contains($0) },
                "\(command)"
            )
            #expect(screen.lowercased().contains("202e"), "\(command) \(screen)")
        }
    }
}

extension String {
    /// What a terminal shows, without the sequences that draw the line of the progress.
    fileprivate var withoutProgress: String {
        ["\r\u{1B}[K", "\u{1B}[?7l", "\u{1B}[?7h"].reduce(self) { $0.replacing($1, with: "") }
            .replacing("\r\n", with: "\n")
    }
}
