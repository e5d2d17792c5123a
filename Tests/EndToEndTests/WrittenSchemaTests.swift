import Foundation
import JSON
import TestSupport
import Testing

/// What the program writes as JSON, by the schemas that it prints.
@Suite(.serialized, .timeLimit(.minutes(2))) struct WrittenSchemaTests {
    private let scratch: TemporaryFolder
    private let sandbox: SandboxProgram
    private let dialogctl: Program

    init() throws {
        scratch = try TemporaryFolder()
        sandbox = try .school(in: scratch)
        dialogctl = sandbox.dialogctl()
    }

    private func manifest(_ text: String) throws -> String {
        try scratch.write("version: 1\n\(text)\n", to: "rooms.yaml")
    }

    /// Expects that a schema allows what a command writes, has all its members, and refuses other kinds of text.
    private func expect(_ arguments: [String], _ name: String, is code: Int32, besides unseen: [String] = [])
        async throws
    {
        let printed = try await Program("dialogctl").run(["schema", name])
        #expect(printed.exitCode == 0)
        var schema = Schema(try JSONValue(parsing: Array(printed.output.utf8)))
        let written = try await dialogctl.run(arguments)
        #expect(written.exitCode == code)
        let accepted = schema.accepts(try JSONValue(parsing: Array(written.output.utf8)))
        #expect(accepted, "\(written.output)")
        #expect(schema.unknown.sorted() == [])
        #expect(schema.members.subtracting(schema.seen).sorted() == unseen)
        let isWrong = schema.accepts(
            try JSONValue(parsing: Array(written.output.replacing("dialogctl.\(name)", with: "x").utf8))
        )
        #expect(!isWrong)
    }

    @Test func `problems: of manifests that are well, of some that are not, and of a run that has nothing else`()
        async throws
    {
        let well = try manifest("dialogs: [{type: public, name: News}]")
        let problem = ["code", "column", "line", "path", "text"].map { "#/$defs/problem/properties/\($0)" }
        try await expect(["validate", "--format", "json", well], "problems", is: 0, besides: problem)
        let wrong = try manifest("dialogs: [{type: public, nam: News}]")
        try await expect(["validate", "--format", "json", wrong], "problems", is: 3)
        try await expect(["plan", "--format", "json", wrong], "problems", is: 3)
        try await expect(["plan", "--format", "json", scratch.path(of: "none.yaml")], "problems", is: 3)
    }

    @Test func `a checkup, where all is well and where it is not`() async throws {
        try await expect(["doctor", "--format", "json"], "checkup", is: 0)
        let other = sandbox.dialogctl(["QUICKBLOX_API_KEY": "another-key"])
        let written = try await other.run(["doctor", "--format", "json"])
        #expect(written.exitCode != 0)
        let printed = try await Program("dialogctl").run(["schema", "checkup"])
        var schema = Schema(try JSONValue(parsing: Array(printed.output.utf8)))
        let accepted = schema.accepts(try JSONValue(parsing: Array(written.output.utf8)))
        #expect(accepted, "\(written.output)")
        #expect(written.output.contains(#""verdict":"fail""#))
    }

    @Test func `dialogs with their people, and the dialogs of a person`() async throws {
        let path = try manifest(
            "users: {ann: 101}\ndialogs: [{key: ops, type: group, name: Ops, occupants: [ann, 102], admins: [ann]}]"
        )
        #expect(try await dialogctl.run(["apply", "--yes", path]).exitCode == 0)
        var schema = Schema(
            try JSONValue(parsing: Array(try await dialogctl.run(["schema", "rooms"]).output.utf8))
        )
        for arguments in [["show", "ops", path], ["show", "--user", "ann", path]] {
            let written = try await dialogctl.run(arguments + ["--format", "json"])
            let accepted = schema.accepts(try JSONValue(parsing: Array(written.output.utf8)))
            #expect(accepted, "\(written.output)")
            #expect(written.output.contains("dialogctl.rooms"))
        }
        #expect(schema.unknown.sorted() == [])
        #expect(schema.seen.contains("#/$defs/person/properties/declared"))
        #expect(schema.seen.contains("#/$defs/desired/properties/key"))
    }
}
