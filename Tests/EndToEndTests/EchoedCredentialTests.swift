import Foundation
import TestSupport
import Testing

/// A server, or something before it, that answers with what it was sent: nothing that is printed or kept has a
/// credential.
@Suite(.serialized, .timeLimit(.minutes(2))) struct EchoedCredentialTests {
    private static let id = "5d75393ba28f9a17e1cb0f9e"
    private static let options = ["--yes", "--settle", "1", "--retries", "1"]

    /// An API that makes a group, and shows it to who asks for its ID.
    private func api(creating group: String) throws -> PlayedAPI {
        try PlayedAPI { request in
            if request.head.hasPrefix("POST") { return PlayedAPI.answer("201 Created", group) }
            return request.head.contains("_id=") ? PlayedAPI.page(total: 1, [group]) : PlayedAPI.page(total: 0)
        }
    }

    /// Every file below the folder, and what it holds.
    private func files(of scratch: TemporaryFolder) throws -> [String: String] {
        let paths = FileManager.default.enumerator(atPath: scratch.path)?.compactMap { $0 as? String } ?? []
        return paths.reduce(into: [:]) { $0[$1] = try? scratch.read($1) }
    }

    @Test(arguments: ["csv", "jsonl"])
    func `a key in a room's address is in no file and on no stream`(format: String) async throws {
        let group = PlayedAPI.group.replacing("1_\(Self.id)@", with: "\(PlayedAPI.key)@")
        let api = try api(creating: group)
        defer { api.server.stop() }
        let reports = ["json", "markdown", "html", "github", "junit", "text"].flatMap {
            ["--report", "\($0)=\(api.scratch.path(of: "report.\($0)"))"]
        }
        let results = ["--results", api.scratch.path(of: "results.\(format)"), "--ids", api.scratch.path(of: "ids")]
        let result = try await api.dialogctl().run(
            ["apply", "--yes", "--settle", "1"] + reports + results + [try api.manifest()]
        )
        #expect(api.count(of: "POST") == 1, "\(result.errors)")
        #expect(try api.scratch.read("results.\(format)").contains("<redacted>@muc.example"))
        for (name, text) in try files(of: api.scratch) { #expect(!text.contains(PlayedAPI.key), "\(name)") }
        #expect(!(result.output + result.errors).contains(PlayedAPI.key))
    }

    @Test func `an _id that holds the key is no _id, and is not kept`() async throws {
        let api = try api(creating: PlayedAPI.group.replacing(Self.id, with: PlayedAPI.key))
        defer { api.server.stop() }
        let results = ["--results", api.scratch.path(of: "results.csv")]
        let result = try await api.dialogctl().run(
            ["apply", "--yes", "--settle", "1"] + results + [try api.manifest()]
        )
        #expect(result.exitCode == 7)
        #expect(result.output.contains("an '_id' holds a credential"), "\(result.output)")
        for (name, text) in try files(of: api.scratch) { #expect(!text.contains(PlayedAPI.key), "\(name)") }
        let journal = try await api.dialogctl().run(["journal", "list"])
        #expect(!(result.output + result.errors + journal.output + journal.errors).contains(PlayedAPI.key))
    }

    @Test func `a listing with the key in an _id cannot be read`() async throws {
        let api = try PlayedAPI { _ in
            PlayedAPI.page(total: 1, [PlayedAPI.group.replacing(Self.id, with: "\(PlayedAPI.key)-1")])
        }
        defer { api.server.stop() }
        let result = try await api.dialogctl().run(["plan", try api.manifest()])
        #expect(result.exitCode == 1)
        #expect(result.errors.contains("an '_id' holds a credential"), "\(result.errors)")
        #expect(!(result.output + result.errors).contains(PlayedAPI.key))
    }

    @Test func `a room named like the key is in no manifest and no plan file, and does not count as missing`()
        async throws
    {
        let api = try PlayedAPI { _ in
            PlayedAPI.page(total: 1, [PlayedAPI.group.replacing(#""Ops""#, with: "\"\(PlayedAPI.key)\"")])
        }
        defer { api.server.stop() }
        for out in [[], ["--out", api.scratch.path(of: "export.yaml")], ["--out", api.scratch.path(of: "all") + "/"]] {
            let result = try await api.dialogctl().run(["export"] + out)
            #expect(result.exitCode == 5)
            #expect(result.errors.contains("the export holds a credential, so it was not written"))
            #expect(result.output == "")
        }
        let manifest = try api.scratch.write(
            "version: 1\ndialogs:\n  - {type: group, name: \(PlayedAPI.key), occupants: [2]}\n",
            to: "rooms.yaml"
        )
        let rendered = try await api.dialogctl().run(["render", manifest])
        #expect(rendered.exitCode == 5)
        #expect(!rendered.output.contains("redacted"))
        #expect(!(rendered.output + rendered.errors).contains(PlayedAPI.key))
        let plan = try await api.dialogctl().run(["plan", manifest])
        #expect(plan.output.contains("1 exists"), "\(plan.output)")
        #expect(!plan.output.contains(PlayedAPI.key))
        let saved = try await api.dialogctl().run(["plan", "--out", api.scratch.path(of: "plan.json"), manifest])
        #expect(saved.exitCode == 5)
        #expect(try api.scratch.names.filter { $0 != "rooms.yaml" && $0 != "state" }.isEmpty)
    }

    @Test(arguments: [#"pa"ss\word-4f1c9e"#, "pa ss<wörd>&'%4f1c9e'"])
    func `a quoted request does not show the password`(password: String) async throws {
        let api = try PlayedAPI { request in
            let body = String(decoding: request.body, as: UTF8.self)
            let quoted = (try? JSONEncoder().encode(["cannot take \(body)"])) ?? Data()
            return PlayedAPI.answer(
                "422 Unprocessable",
                #"{"errors":{"base":\#(String(decoding: quoted, as: UTF8.self))}}"#
            )
        }
        defer { api.server.stop() }
        let environment = [
            "QUICKBLOX_API_KEY": "", "QUICKBLOX_APPLICATION_ID": "7", "QUICKBLOX_AUTH_KEY": "auth-key-4f1c9e",
            "QUICKBLOX_AUTH_SECRET": "auth-secret-4f1c9e", "QUICKBLOX_LOGIN": "jo", "QUICKBLOX_PASSWORD": password,
        ]
        let reports = ["json", "markdown", "html"].flatMap {
            ["--report", "\($0)=\(api.scratch.path(of: "report.\($0)"))"]
        }
        let result = try await api.dialogctl(environment).run(["plan"] + reports + [try api.manifest()])
        #expect(result.exitCode == 1)
        #expect(result.errors.contains("cannot take"))
        #expect(result.errors.contains(#"\"password\":\"<redacted>\""#) || result.errors.contains("<redacted>"))
        for text in [result.errors, result.output] + (try files(of: api.scratch)).values {
            #expect(!text.contains("4f1c9e"), "\(text)")
        }
    }
}
