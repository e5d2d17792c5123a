import Foundation
import JSON
import TestSupport
import Testing

/// `dialogctl doctor --observe`: a sandbox that behaves in some way is observed, and one with the profile behaves so too.
@Suite(.serialized, .timeLimit(.minutes(5))) struct ObserveTests {
    private let scratch: TemporaryFolder
    private let seed: String

    init() throws {
        scratch = try TemporaryFolder()
        let rows = (1...40).map { number in
            let id = String(format: "%024x", number)
            let data = number == 3 ? #","data":{"class_name":"Room"}"# : ""
            let message = number == 20 ? #","last_message":"hi","last_message_date_sent":1800000000"# : ""
            let kind = number == 9 ? 1 : 2
            let people = kind == 1 ? "[]" : "[1,2]"
            return #"{"_id":"\#(id)","type":\#(kind),"name":"Room \#(number)","user_id":1,"occupants_ids":\#(people),"#
                + #""admin_ids":[1],"created_at":"2026-01-01T00:00:\#(String(format: "%02d", number))Z"\#(message)\#(data)}"#
        }
        seed = try scratch.write(rows.joined(separator: "\n") + "\n", to: "seed.jsonl")
    }

    private func observe(_ arguments: [String], into name: String) async throws -> JSONObject {
        let sandbox = try SandboxProgram(["--seed", seed] + arguments)
        let path = scratch.path(of: name)
        let result = try await sandbox.dialogctl().run(["doctor", "--observe", path])
        #expect(result.exitCode == 0, "\(result.output)\(result.errors)")
        let requests = try sandbox.requests()
        #expect(requests.allSatisfy { $0.method == "GET" })
        #expect(requests.count <= 5 + 16)
        let bytes = Array(try Data(contentsOf: URL(filePath: path)))
        return try #require(try JSONValue(parsing: bytes).object)
    }

    @Test func `where totals are hidden and a page is full, no filter that works is called ignored`() async throws {
        let assumed = ["largest-page=1", "totals=hidden", "ignored-filters=name"].flatMap { ["--assume", $0] }
        #expect(try await observe(assumed, into: "hidden.json")["ignored-filters"] == ["name"])
    }

    private static let usual: JSONObject = [
        "version": 1, "totals": "told", "order": "last-message", "admin-ids": "told", "room-addresses": "told",
        "ignored-filters": [],
    ]

    @Test(
        arguments: [
            ([], [:]), (["largest-page=30"], ["largest-page": 30]), (["totals=hidden"], ["totals": "hidden"]),
            (["order=newest-first"], ["order": "newest-first"]), (["order=oldest-first"], ["order": "oldest-first"]),
            (["admin-ids=hidden"], ["admin-ids": "hidden"]), (["room-addresses=hidden"], ["room-addresses": "hidden"]),
            (["ignored-filters=name"], ["ignored-filters": ["name"]]),
            (["ignored-filters=_id"], ["ignored-filters": ["_id"]]),
            (
                ["ignored-filters=name[in],name[ctn],_id[in],occupants_ids[all],type,data[class_name]"],
                [
                    "ignored-filters": [
                        "_id[in]", "data[class_name]", "name[ctn]", "name[in]", "occupants_ids[all]", "type",
                    ]
                ]
            ),
            (
                ["largest-page=7", "totals=hidden", "ignored-filters=name"],
                ["totals": "hidden", "ignored-filters": ["name"]]
            ),
            (
                ["largest-page=10", "order=oldest-first", "totals=told", "ignored-filters=type"],
                ["largest-page": 10, "order": "oldest-first", "ignored-filters": ["type"]]
            ),
        ] as [([String], JSONObject)]
    )
    func `what is observed of a sandbox is what it was told, and a sandbox with the profile is like it`(
        assumed: [String],
        expected: JSONObject
    ) async throws {
        var profile = Self.usual
        for member in expected.members { profile[member.key] = member.value }
        let observed = try await observe(assumed.flatMap { ["--assume", $0] }, into: "first.json")
        #expect(Set(observed.members.map(\.key)) == Set(profile.members.map(\.key)))
        for member in profile.members { #expect(observed[member.key] == member.value, "\(member.key)") }
        let again = try await observe(["--profile", scratch.path(of: "first.json")], into: "second.json")
        #expect(again == observed)
    }

    @Test func `what cannot be seen by reading stays as the file has it`() async throws {
        let text =
            #"{"version": 1, "data": "replaced", "largest-page": 77, "ignored-filters": ["updated_at[gt]", "name"]}"#
        _ = try scratch.write(text, to: "kept.json")
        let observed = try await observe(["--profile", scratch.path(of: "kept.json")], into: "kept.json")
        #expect(observed["data"] == "replaced")
        #expect(observed["largest-page"] == 77)
        #expect(observed["ignored-filters"] == ["name", "updated_at[gt]"])
        #expect(observed["totals"] == "told")
    }

    @Test func `where nobody sees a dialog, nothing but the totals is seen`() async throws {
        let sandbox = try SandboxProgram()
        let path = scratch.path(of: "empty.json")
        let result = try await sandbox.dialogctl().run(["doctor", "--observe", path])
        #expect(result.exitCode == 0)
        #expect(
            try String(contentsOfFile: path, encoding: .utf8) == "{\n  \"version\": 1,\n  \"totals\": \"told\"\n}\n"
        )
        #expect(result.output.contains("cannot be seen in what is there"))
    }

    @Test func `a file that is no profile stops it before any request, and is left as it is`() async throws {
        let sandbox = try SandboxProgram()
        let path = try scratch.write("not json", to: "wrong.json")
        let result = try await sandbox.dialogctl().run(["doctor", "--observe", path])
        #expect(result.exitCode == 3)
        #expect(result.errors.contains("is none: it is no JSON object"))
        #expect(try sandbox.requests().isEmpty)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "not json")
        let missing = try await sandbox.dialogctl().run(["doctor", "--observe", scratch.path(of: "no/such/folder")])
        #expect(missing.exitCode == 64)
    }

    @Test func `where the credentials are refused nothing is written`() async throws {
        let sandbox = try SandboxProgram()
        let path = scratch.path(of: "refused.json")
        let program = sandbox.dialogctl(["QUICKBLOX_API_KEY": "wrong-secret-key"])
        #expect(try await program.run(["doctor", "--observe", path]).exitCode == 1)
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test(arguments: [
        (#"{"version": 1, "totl": "told"}"#, ":1:24: unknown member 'totl'; did you mean 'totals'?"),
        ("", ":1:1: expected an object"),
    ])
    func `a profile with a mistake starts no sandbox`(text: String, expected: String) async throws {
        let path = try scratch.write(text, to: "profile.json")
        let result = try await Program("quickblox-sandbox").run(["--profile", path])
        #expect(result.exitCode == 64)
        #expect(result.errors.contains(path + expected))
        let none = try await Program("quickblox-sandbox").run(["--profile", scratch.path(of: "nowhere.json")])
        #expect(none.exitCode == 64)
    }
}
