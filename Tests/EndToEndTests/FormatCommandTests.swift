import Foundation
import TestSupport
import Testing

/// `dialogctl fmt` on files.
@Suite(.serialized, .timeLimit(.minutes(2))) struct FormatCommandTests {
    private let scratch: TemporaryFolder
    private static let loose = "version: 1\ndialogs:\n- name: 'News'   # it\n  type: public\n"
    private static let form = "version: 1\ndialogs:\n  - type: public\n    name: News  # it\n"

    init() throws {
        scratch = try TemporaryFolder()
    }

    private func format(_ arguments: [String], input: String = "") async throws -> Program.Result {
        try await Program("dialogctl").run(["fmt"] + arguments, input: input)
    }

    @Test func `files are written in place, and named`() async throws {
        let loose = try scratch.write(Self.loose, to: "set/loose.yaml")
        let good = try scratch.write(Self.form.replacing("News", with: "Ops"), to: "set/good.yaml")
        let before = try FileManager.default.attributesOfItem(atPath: good)[.systemFileNumber] as? UInt64
        let result = try await format([scratch.path(of: "set")])
        #expect(result.exitCode == 0)
        #expect(result.output == "\(loose)\n")
        #expect(result.errors == "")
        #expect(try scratch.read("set/loose.yaml") == Self.form)
        #expect(try FileManager.default.attributesOfItem(atPath: good)[.systemFileNumber] as? UInt64 == before)
        let again = try await format([scratch.path(of: "set"), "--check"])
        #expect(again.exitCode == 0)
        #expect(again.output == "")
    }

    @Test func `what cannot be read beside it keeps no file from its form`() async throws {
        try scratch.write(Self.loose, to: "set/loose.yaml")
        try scratch.link("set/dangling.yaml", to: "nowhere")
        let result = try await format([scratch.path(of: "set")])
        #expect(result.exitCode == 3)
        #expect(result.errors.contains("a symbolic link that leads nowhere"))
        #expect(!result.errors.contains("would not declare"))
        #expect(try scratch.read("set/loose.yaml") == Self.form)
    }

    @Test func `a check writes nothing and exits with 2`() async throws {
        let path = try scratch.write(Self.loose, to: "loose.yaml")
        let result = try await format([path, "--check"])
        #expect(result.exitCode == 2)
        #expect(result.output == "\(path)\n")
        #expect(try scratch.read("loose.yaml") == Self.loose)
    }

    @Test func `the difference is shown, and nothing written`() async throws {
        let path = try scratch.write(Self.loose, to: "loose.yaml")
        let result = try await format([path, "--diff"])
        #expect(result.exitCode == 0)
        #expect(
            result.output == """
                --- \(path)
                +++ \(path)
                @@ -1,4 +1,4 @@
                 version: 1
                 dialogs:
                -- name: 'News'   # it
                -  type: public
                +  - type: public
                +    name: News  # it

                """
        )
        #expect(try scratch.read("loose.yaml") == Self.loose)
        #expect(try await format([path, "--diff", "--check"]).exitCode == 2)
        #expect(try await format([path, "--diff", "--color", "always"]).output.contains("\u{1B}[32m+  - type"))
    }

    @Test func `standard input goes to standard output`() async throws {
        let result = try await format(["-"], input: Self.loose)
        #expect(result.exitCode == 0)
        #expect(result.output == Self.form)
        #expect(try await format(["-"], input: Self.form).output == Self.form)
        #expect(try await format(["-", "--check"], input: Self.loose).exitCode == 2)
        #expect(try await format(["-", "x.yaml"]).exitCode == 64)
    }

    @Test func `what cannot be formatted is left as it is, and the rest is formatted`() async throws {
        let texts = [
            "broken": "version: 1\ndialogs: [\n", "other": "apiVersion: v1\nkind:   Pod\n",
            "block": "version: 1\ndialogs:\n- {type: public, name: |2\n    a\n}\n",
        ]
        for (name, text) in texts { try scratch.write(text, to: "set/\(name).yaml") }
        try scratch.write(Self.loose, to: "set/loose.yaml")
        let roster = "name,type\n A ,public\n"
        try scratch.write(roster, to: "set/rooms.csv")
        let ids = "version: 1\ndialogs:   {}\n"
        try scratch.write(ids, to: "set/rooms.ids.yaml")
        let result = try await format([scratch.path(of: "set")])
        #expect(result.exitCode == 3)
        #expect(result.errors.contains("broken.yaml:"))
        #expect(result.errors.contains("other.yaml:1:1: error: this is no manifest"))
        for (name, text) in texts { #expect(try scratch.read("set/\(name).yaml") == text) }
        #expect(try scratch.read("set/rooms.csv") == roster)
        #expect(try scratch.read("set/rooms.ids.yaml") == ids)
        #expect(try scratch.read("set/loose.yaml") == Self.form)
        #expect(try await format([scratch.path(of: "set/rooms.csv")]).exitCode == 3)
        #expect(try await format([scratch.path(of: "nowhere.yaml")]).exitCode == 3)
    }

    @Test func `a set that is not valid is formatted all the same`() async throws {
        let path = try scratch.write("version: 1\ndialogs:\n- {nmae: A, type: 'public', owner: nobody}\n", to: "a.yaml")
        #expect(try await format([path]).exitCode == 0)
        #expect(try scratch.read("a.yaml") == "version: 1\ndialogs:\n  - {type: public, owner: nobody, nmae: A}\n")
    }

    @Test func `a file that cannot be written is told`() async throws {
        let path = try scratch.write(Self.loose, to: "folder/loose.yaml")
        let folder = scratch.path(of: "folder")
        try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: folder)
        defer { try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder) }
        guard geteuid() != 0 else { return }
        let result = try await format([path])
        #expect(result.exitCode == 1)
        #expect(try scratch.read("folder/loose.yaml") == Self.loose)
    }

    @Test func `what export writes has its form`() async throws {
        let sandbox = try SandboxProgram()
        try scratch.write(
            "version: 1\nusers: {ann: 2, bob: 1}\ndialogs:\n"
                + (1...5).map { "  - {type: group, name: \"Room: \($0)\", occupants: [2, 3, 4], admins: [2]}\n" }
                .joined(),
            to: "rooms.yaml"
        )
        let path = scratch.path(of: "rooms.yaml")
        #expect(try await sandbox.dialogctl().run(["apply", "--yes", path]).exitCode == 0)
        let export = try await sandbox.dialogctl().run(["export", "--users", path])
        #expect(export.output.contains("Room: 5"))
        let form = try await format(["-"], input: export.output)
        #expect(form.output == export.output)
        #expect(form.exitCode == 0)
    }
}
