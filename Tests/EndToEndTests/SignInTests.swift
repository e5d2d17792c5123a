import Foundation
import TestSupport
import Testing

@Suite(.serialized, .timeLimit(.minutes(2))) struct SignInTests {
    private let scratch: TemporaryFolder
    private let manifest: String
    private let sandbox: SandboxProgram

    init() throws {
        scratch = try TemporaryFolder()
        manifest = try scratch.write(
            "version: 1\ndialogs:\n  - {type: public, name: News}\n  - {type: group, name: Ops, occupants: [12]}\n",
            to: "rooms.yaml"
        )
        let accounts = """
            {"application": {"id": 76730, "auth_key": "the-auth-key", "auth_secret": "the-auth-secret"},
             "users": [{"id": 11, "login": "alice", "password": "the password"}, {"id": 12, "login": "bob"}]}
            """
        sandbox = try SandboxProgram(["--accounts", try scratch.write(accounts, to: "accounts.json")])
    }

    private func dialogctl(_ more: [String: String] = [:]) -> Program {
        let environment = [
            "QUICKBLOX_ENDPOINT": sandbox.url, "XDG_STATE_HOME": scratch.path(of: "state"),
            "QUICKBLOX_APPLICATION_ID": "76730", "QUICKBLOX_AUTH_KEY": "the-auth-key",
            "QUICKBLOX_AUTH_SECRET": "the-auth-secret", "QUICKBLOX_LOGIN": "alice",
            "QUICKBLOX_PASSWORD": "the password",
        ]
        return Program("dialogctl", environment: environment.merging(more) { $1 })
    }

    @Test func `a plan and an apply take one session each, as the user who signs in`() async throws {
        let plan = try await dialogctl().run(["plan", "-v", manifest])
        #expect(plan.exitCode == 0)
        #expect(plan.output.contains("owner 11"))
        #expect(try sandbox.requests().allSatisfy { $0.method == "GET" || $0.path == "/session.json" })
        let apply = try await dialogctl().run(["apply", "--yes", "-v", manifest])
        #expect(apply.exitCode == 0)
        let requests = try sandbox.requests()
        #expect(requests.count { $0.method == "POST" && $0.path == "/session.json" } == 2)
        #expect(requests.count { $0.method == "POST" && $0.path == "/chat/Dialog.json" } == 2)
        for text in [plan.output, plan.errors, apply.output, apply.errors, try everythingInTheState()] {
            #expect(!text.contains("the-auth-secret") && !text.contains("the password"))
        }
    }

    @Test func `a wrong password ends the run before anything else is asked`() async throws {
        let result = try await dialogctl(["QUICKBLOX_PASSWORD": "wrong password", "QUICKBLOX_USER_ID": "11"])
            .run(["apply", "--yes", manifest])
        #expect(result.exitCode == 1)
        #expect(result.output == "")
        #expect(result.errors.contains("HTTP 401"))
        #expect(!result.errors.contains("wrong password"))
        #expect(try sandbox.requests().map(\.path) == ["/session.json"])
    }

    @Test func `a part of it, or a key beside it, is a usage error`() async throws {
        let mixed = try await dialogctl(["QUICKBLOX_API_KEY": "key-of-app"]).run(["plan", manifest])
        #expect(mixed.exitCode == 64)
        #expect(mixed.errors.contains("keep one of QUICKBLOX_API_KEY and QUICKBLOX_APPLICATION_ID"))
        let part = try await Program("dialogctl", environment: ["QUICKBLOX_LOGIN": "alice"]).run(["plan", manifest])
        #expect(part.exitCode == 64)
        #expect(part.errors.contains("QUICKBLOX_AUTH_SECRET and QUICKBLOX_PASSWORD must be set too"))
    }

    @Test func `another user's ID beside it is a usage error`() async throws {
        let result = try await dialogctl(["QUICKBLOX_USER_ID": "12"]).run(["plan", manifest])
        #expect(result.exitCode == 64)
        #expect(result.errors.contains("belongs to user 11"))
    }

    private func everythingInTheState() throws -> String {
        let folder = URL(fileURLWithPath: scratch.path(of: "state"))
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        return try (files?.allObjects ?? []).compactMap { $0 as? URL }.filter { !$0.hasDirectoryPath }
            .map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }.joined()
    }
}
