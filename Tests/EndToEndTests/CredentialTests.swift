import Foundation
import TestSupport
import Testing

@Suite(.serialized, .timeLimit(.minutes(2))) struct CredentialTests {
    private let scratch: TemporaryFolder
    private let path: String

    init() throws {
        scratch = try TemporaryFolder()
        path = try scratch.write("version: 1\ndialogs:\n  - {type: public, name: News}\n", to: "rooms.yaml")
    }

    @Test func `a session token acts as the session's user`() async throws {
        let sandbox = try SandboxProgram(["--token", "tok-secret-1=42"])
        let environment = ["QUICKBLOX_ENDPOINT": sandbox.url, "QUICKBLOX_TOKEN": "tok-secret-1"]
        let result = try await Program("dialogctl", environment: environment).run(["plan", path])
        #expect(result.exitCode == 0)
        #expect(result.output.contains("owner 42"))
    }

    @Test func `with a session token a manifest may name no other owner`() async throws {
        let sandbox = try SandboxProgram(["--token", "tok-secret-1=42"])
        let other = try scratch.write("version: 1\ndialogs:\n  - {type: public, name: News, owner: 43}\n", to: "o.yaml")
        let environment = ["QUICKBLOX_ENDPOINT": sandbox.url, "QUICKBLOX_TOKEN": "tok-secret-1"]
        let result = try await Program("dialogctl", environment: environment).run(["plan", other])
        #expect(result.exitCode == 3)
        #expect(result.errors.contains("\(other):3:39: error:"))
    }

    @Test func `a key may come from a file`() async throws {
        let sandbox = try SandboxProgram(["--api-key", "the-secret-key"])
        let file = try scratch.write("the-secret-key\n", to: "key")
        let environment = ["QUICKBLOX_ENDPOINT": sandbox.url, "QUICKBLOX_API_KEY_FILE": file, "QUICKBLOX_USER_ID": "5"]
        let result = try await Program("dialogctl", environment: environment).run(["plan", path])
        #expect(result.exitCode == 0)
    }

    @Test func `a variable that is set, but empty, counts as unset`() async throws {
        let sandbox = try SandboxProgram()
        var empty = Dictionary(uniqueKeysWithValues: Self.others.map { ($0, "") })
        empty["QUICKBLOX_USER_ID"] = "1"
        let result = try await sandbox.dialogctl(empty).run(["plan", path])
        #expect(result.exitCode == 0, "\(result.errors)")
        let doctor = try await sandbox.dialogctl(empty).run(["doctor"])
        #expect(doctor.output.contains("QUICKBLOX_API_KEY, QUICKBLOX_ENDPOINT, QUICKBLOX_USER_ID set\n"))
    }

    private static let others = [
        "QUICKBLOX_TOKEN", "QUICKBLOX_LOGIN", "QUICKBLOX_PASSWORD", "QUICKBLOX_PASSWORD_FILE",
        "QUICKBLOX_AUTH_KEY_FILE",
        "CURL_CA_BUNDLE", "SSL_CERT_FILE", "DIALOGCTL_HTTP", "HTTPS_PROXY", "NO_COLOR",
    ]

    @Test func `an empty one is named where it is missing`() async throws {
        let environment = ["QUICKBLOX_ENDPOINT": "http://127.0.0.1:9", "QUICKBLOX_API_KEY": ""]
        let result = try await Program("dialogctl", environment: environment).run(["plan", path])
        #expect(result.exitCode == 64)
        #expect(result.errors.contains("QUICKBLOX_API_KEY is set, but empty"))
    }

    @Test func `an empty endpoint never means the public API`() async throws {
        let environment = [
            "QUICKBLOX_ENDPOINT": "", "QUICKBLOX_API_KEY": "key-of-app", "HTTPS_PROXY": "http://127.0.0.1:9",
        ]
        for command in [["plan", path], ["doctor"], ["ids", "list"], ["journal", "list"]] {
            let result = try await Program("dialogctl", environment: environment).run(command)
            #expect(result.exitCode != 0)
            #expect((result.output + result.errors).contains("QUICKBLOX_ENDPOINT is set, but empty"), "\(command)")
        }
    }

    @Test func `a wrong key is refused and never shown`() async throws {
        let sandbox = try SandboxProgram()
        let result = try await sandbox.dialogctl(["QUICKBLOX_API_KEY": "wrong-secret-key"]).run(["plan", "-v", path])
        #expect(result.exitCode == 1)
        #expect(result.output == "")
        #expect(result.errors.contains("HTTP 401"))
        #expect(!result.errors.contains("wrong-secret-key"))
    }

    @Test(arguments: [
        [:],
        ["QUICKBLOX_API_KEY": "key-of-app", "QUICKBLOX_TOKEN": "the-token"],
        ["QUICKBLOX_API_KEY": "key-of-app", "QUICKBLOX_API_KEY_FILE": "/dev/null"],
        ["QUICKBLOX_API_KEY_FILE": "/nowhere/key"],
        ["QUICKBLOX_API_KEY": "key-of-app", "QUICKBLOX_USER_ID": "bob"],
        ["QUICKBLOX_API_KEY": "key-of-app", "QUICKBLOX_ENDPOINT": "http://api.quickblox.com"],
    ])
    func `a wrong environment is a usage error that names the variable`(environment: [String: String]) async throws {
        let result = try await Program("dialogctl", environment: environment).run(["plan", path])
        #expect(result.exitCode == 64)
        #expect(result.output == "")
        #expect(result.errors.contains("QUICKBLOX_"))
    }

    @Test(arguments: [("1.1", 0), ("2", 0), ("", 0), ("3", 64)])
    func `the version of HTTP can be chosen among those that are spoken`(version: String, exitCode: Int32) async throws
    {
        let sandbox = try SandboxProgram()
        let result = try await sandbox.dialogctl(["DIALOGCTL_HTTP": version]).run(["plan", path])
        #expect(result.exitCode == exitCode)
        #expect(result.errors.contains("DIALOGCTL_HTTP") == (exitCode == 64))
    }

    @Test func `a dialog without an owner is an error of the manifest`() async throws {
        let result = try await Program("dialogctl", environment: ["QUICKBLOX_API_KEY": "key-of-app"]).run([
            "plan", path,
        ])
        #expect(result.exitCode == 3)
        #expect(result.errors.contains("\(path):3:5: error:"))
        #expect(result.errors.contains("QUICKBLOX_USER_ID"))
    }
}
