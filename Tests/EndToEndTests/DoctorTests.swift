import Foundation
import TestSupport
import Testing

/// What `dialogctl doctor` says of a world that is well, and of each thing that can be wrong in it.
@Suite(.serialized, .timeLimit(.minutes(2))) struct DoctorTests {
    private let scratch: TemporaryFolder

    init() throws {
        scratch = try TemporaryFolder()
    }

    @Test func `where all is well each line says so, and nothing is written`() async throws {
        let sandbox = try SandboxProgram(["--seed", try seed(of: 120)])
        let result = try await sandbox.dialogctl().run(["doctor"])
        #expect(result.exitCode == 0)
        #expect(result.errors == "")
        let text = result.output
            .replacing(/127\.0\.0\.1:[0-9]+/, with: "127.0.0.1:PORT")
            .replacing(/[0-9]+ ms/, with: "N ms")
            .replacing(/'[^']*\/dialogctl\/[^']*'/, with: "'STATE'")
        try expectSnapshot(of: text, named: "doctor")
        let requests = try sandbox.requests()
        #expect(requests.count == 5)
        #expect(requests.allSatisfy { $0.method == "GET" })
    }

    @Test func `with an application's keys one session is opened, and it tells its application`() async throws {
        let accounts = """
            {"application": {"id": 76730, "auth_key": "the-auth-key", "auth_secret": "the-auth-secret"},
             "users": [{"id": 11, "login": "alice", "password": "the password"}]}
            """
        let sandbox = try SandboxProgram(["--accounts", try scratch.write(accounts, to: "accounts.json")])
        let environment = [
            "QUICKBLOX_ENDPOINT": sandbox.url, "XDG_STATE_HOME": scratch.path(of: "state"),
            "QUICKBLOX_APPLICATION_ID": "76730", "QUICKBLOX_AUTH_KEY": "the-auth-key",
            "QUICKBLOX_AUTH_SECRET": "the-auth-secret", "QUICKBLOX_LOGIN": "alice",
            "QUICKBLOX_PASSWORD": "the password",
        ]
        let program = Program("dialogctl", environment: environment)
        let result = try await program.run(["doctor", "--expect-application", "76730"])
        #expect(result.exitCode == 0, "\(result.output)")
        #expect(result.output.contains("acts as user 11\n"))
        #expect(result.output.contains("the credentials belong to 76730\n"))
        #expect(try sandbox.requests().count == 7)
        #expect(try sandbox.requests().count { $0.method != "GET" } == 1)
        #expect(!result.output.contains("the password") && !result.output.contains("the-auth-secret"))

        let other = try await program.run(["doctor", "--expect-application", "1"])
        #expect(other.exitCode == 1)
        #expect(other.line(of: "application").hasPrefix("fail"))
    }

    @Test func `credentials that are missing or refused`() async throws {
        let sandbox = try SandboxProgram()
        let none = Program(
            "dialogctl",
            environment: ["QUICKBLOX_ENDPOINT": sandbox.url, "HOME": scratch.path(of: "home")]
        )
        let missing = try await none.run(["doctor"])
        #expect(missing.exitCode == 1)
        #expect(missing.line(of: "credentials").hasPrefix("fail"))
        #expect(missing.line(of: "connection").hasPrefix("ok"))
        let wrong = try await sandbox.dialogctl(["QUICKBLOX_API_KEY": "wrong-secret-key"]).run(["doctor"])
        #expect(wrong.exitCode == 1)
        #expect(wrong.line(of: "credentials").contains("the API key is refused"))
        #expect(!wrong.output.contains("wrong-secret-key"))
        let nobody = try await sandbox.dialogctl(["QUICKBLOX_USER_ID": "x"]).run(["doctor"])
        #expect(nobody.line(of: "credentials").contains("QUICKBLOX_USER_ID is not a user ID"))
    }

    @Test func `a token of another user than the one that is named`() async throws {
        let sandbox = try SandboxProgram(["--token", "tok-secret-1=42"])
        let environment = [
            "QUICKBLOX_ENDPOINT": sandbox.url, "QUICKBLOX_TOKEN": "tok-secret-1", "QUICKBLOX_USER_ID": "43",
            "HOME": scratch.path(of: "home"),
        ]
        let result = try await Program("dialogctl", environment: environment).run(["doctor"])
        #expect(result.exitCode == 1)
        #expect(result.line(of: "user").hasPrefix("fail"))

        let api = try PlayedAPI { request in
            request.head.contains("/session.json") ? PlayedAPI.answer("422 X", "{}") : PlayedAPI.page(total: 0)
        }
        defer { api.server.stop() }
        let mute = [
            "QUICKBLOX_ENDPOINT": "http://127.0.0.1:\(api.server.port)", "QUICKBLOX_TOKEN": "tok-secret",
            "QUICKBLOX_USER_ID": "43",
            "HOME": scratch.path(of: "home"),
        ]
        let untold = try await Program("dialogctl", environment: mute).run(["doctor"])
        #expect(untold.exitCode == 0)
        #expect(untold.line(of: "session").hasPrefix("warn"))
        #expect(untold.line(of: "reading").hasPrefix("ok"))
    }

    @Test func `an endpoint that is none, or that nobody listens on`() async throws {
        let sandbox = try SandboxProgram()
        let plain = try await sandbox.dialogctl(["QUICKBLOX_ENDPOINT": "http://api.quickblox.com"]).run(["doctor"])
        #expect(plain.exitCode == 1)
        #expect(plain.line(of: "endpoint").hasPrefix("fail"))
        let silent = try await sandbox.dialogctl(["QUICKBLOX_ENDPOINT": "http://127.0.0.1:1"]).run(["doctor"])
        #expect(silent.exitCode == 1)
        #expect(silent.line(of: "connection").contains("could not connect to 127.0.0.1:1"))
        #expect(silent.line(of: "clock") == "")
    }

    @Test func `a clock that is far off, small pages and no count`() async throws {
        let page = #"{"items":[\#(PlayedAPI.group)]}"#
        let rates = "X-RateLimit-Limit: 80\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\n"
        let api = try PlayedAPI { _ in PlayedAPI.answer("200 OK", page, more: rates) }
        defer { api.server.stop() }
        let result = try await api.dialogctl().run(["doctor"])
        #expect(result.exitCode == 0)
        #expect(result.line(of: "clock").hasPrefix("warn"))
        #expect(result.line(of: "reading").contains("no total_entries"))
        #expect(result.line(of: "rate").contains("X-RateLimit-Limit: 80"))
        let counted = try PlayedAPI { _ in PlayedAPI.page(total: 70, [PlayedAPI.group]) }
        defer { counted.server.stop() }
        let small = try await counted.dialogctl().run(["doctor"])
        #expect(small.line(of: "page size").hasPrefix("warn"))
    }

    @Test func `a server that says something else, or too much is asked of it`() async throws {
        let page = try PlayedAPI { _ in PlayedAPI.answer("200 OK", "<html></html>", type: "text/html") }
        defer { page.server.stop() }
        #expect(try await page.dialogctl().run(["doctor"]).line(of: "connection").contains("a web page"))
        #expect(page.server.requests.count == 1)
        let busy = try PlayedAPI { request in
            request.number == 1 ? PlayedAPI.page(total: 0) : PlayedAPI.answer("429 Too Many Requests", "{}")
        }
        defer { busy.server.stop() }
        let result = try await busy.dialogctl().run(["doctor"])
        #expect(result.exitCode == 1)
        #expect(result.line(of: "rate").contains("too many requests"))
        #expect(busy.server.requests.count == 2)
    }

    @Test func `a journal that is damaged, in use, or has open creates`() async throws {
        let sandbox = try SandboxProgram()
        let damaged = try await sandbox.dialogctl().run(["doctor", "--journal", try scratch.write("x", to: "damaged")])
        #expect(damaged.exitCode == 1)
        #expect(damaged.line(of: "journal").hasPrefix("fail"))

        let api = try PlayedAPI { $0.head.hasPrefix("POST") ? .sendAndReset("") : PlayedAPI.page(total: 0) }
        defer { api.server.stop() }
        let journal = scratch.path(of: "open")
        let apply = ["apply", "--yes", "--settle", "0", "--journal", journal, try api.manifest()]
        #expect(try await api.dialogctl().run(apply).exitCode == 7)
        let open = try await sandbox.dialogctl().run(["doctor", "--journal", journal])
        #expect(open.exitCode == 0)
        #expect(open.line(of: "journal").contains("1 create without a clear answer"))
    }

    @Test func `an ids file that is not there yet, is well, is damaged, or is of another application`() async throws {
        let sandbox = try SandboxProgram()
        let path = scratch.path(of: "rooms.ids.yaml")
        let none = try await sandbox.dialogctl().run(["doctor", "--ids", path])
        #expect(none.exitCode == 0)
        #expect(none.line(of: "ids file").contains("none yet at '\(path)'"))

        let file = "version: 1\napplication: 7\ndialogs:\n  \"a\": {id: 5d75393ba28f9a17e1cb0001, owner: 1}\n"
        let ids = try scratch.write(file, to: "rooms.ids.yaml")
        let well = try await sandbox.dialogctl().run(["doctor", "--ids", ids])
        #expect(well.line(of: "ids file").contains("'\(path)' knows 1 dialog of application 7"))
        let other = try await sandbox.dialogctl().run(["doctor", "--ids", ids, "--expect-application", "8"])
        #expect(other.exitCode == 1)
        #expect(other.line(of: "ids file").contains("is of application 7, not of application 8"))

        let damaged = try scratch.write(file + "<<<<<<< HEAD\n", to: "rooms.ids.yaml")
        let result = try await sandbox.dialogctl().run(["doctor", "--ids", damaged])
        #expect(result.exitCode == 1)
        #expect(result.line(of: "ids file").hasPrefix("fail"))
        #expect(result.line(of: "ids file").contains("rooms.ids.yaml:5: "))
    }

    @Test func `a variable that means nothing`() async throws {
        let sandbox = try SandboxProgram()
        let result = try await sandbox.dialogctl(["QUICKBLOX_APIKEY": "a-secret"]).run(["doctor"])
        #expect(result.exitCode == 0)
        #expect(result.line(of: "environment").contains("QUICKBLOX_APIKEY is set and means nothing"))
        #expect(!result.output.contains("a-secret"))
    }

    /// A seed with so many public dialogs.
    private func seed(of count: Int) throws -> String {
        let rows = (1...count).map { number in
            let id = String(format: "%024x", number)
            let rest = #""user_id":1,"created_at":"2026-01-01T00:00:00Z"}"#
            return #"{"_id":"\#(id)","type":1,"name":"Room \#(number)",\#(rest)"#
        }
        return try scratch.write(rows.joined(separator: "\n") + "\n", to: "seed.jsonl")
    }
}

extension Program.Result {
    /// The line about a topic; empty where there is none.
    fileprivate func line(of topic: String) -> String {
        output.split(separator: "\n").map(String.init).first { $0.dropFirst(6).hasPrefix("\(topic) ") } ?? ""
    }
}
