import Foundation
import TestSupport
import Testing

/// What a person does with the ids of dialogs.
@Suite(.serialized, .timeLimit(.minutes(2))) struct IDsCommandTests {
    private let scratch: TemporaryFolder
    private let sandbox: SandboxProgram
    private let ids: String

    init() throws {
        scratch = try TemporaryFolder()
        sandbox = try SandboxProgram(["--seed", try scratch.write(Self.seed, to: "seed.jsonl")])
        ids = try scratch.write(Self.file, to: "rooms.ids.yaml")
    }

    private static let ops = "5d75393ba28f9a17e1cb0001"
    private static let gone = "5d75393ba28f9a17e1cb0002"

    private static let seed = """
        {"_id":"\(ops)","created_at":"2026-01-01T00:00:00Z","name":"Operations","occupants_ids":[1,2],\
        "admin_ids":[],"photo":null,"type":2,"updated_at":"2026-01-01T00:00:00Z","user_id":1,\
        "xmpp_room_jid":"76730_\(ops)@muc.chat.quickblox.com"}

        """

    private static let file = """
        version: 1
        application: 76730
        dialogs:
          "group/Ops": {id: \(ops), owner: 1}
          "group/\\u202Egone": {id: \(gone), owner: 2}

        """

    /// Without credentials, with an endpoint and a folder for state.
    private var offline: Program {
        let state = scratch.path(of: "state")
        return Program("dialogctl", environment: ["QUICKBLOX_ENDPOINT": sandbox.url, "XDG_STATE_HOME": state])
    }

    @Test func `a list needs no credentials, and shows nothing raw`() async throws {
        let result = try await offline.run(["ids", "list", "--ids", ids])
        #expect(result.exitCode == 0)
        #expect(result.errors == "")
        #expect(
            result.output == """
                  group/Ops           \(Self.ops)  owner 1
                  group/\\u{202e}gone  \(Self.gone)  owner 2
                Ids: 2 dialogs of application 76730 (\(ids))

                """
        )
    }

    @Test func `without a file there is nothing to list, to check, or to forget`() async throws {
        for command in [["ids", "list"], ["ids", "check"]] {
            let result = try await offline.run(command)
            #expect(result.exitCode == 0)
            #expect(result.output == "no ids of dialogs are kept for this endpoint and application\n")
        }
        #expect(try await offline.run(["ids", "forget", "a"]).exitCode == 3)
    }

    @Test func `a plan says where the file that it was given is not there`() async throws {
        let text = "version: 1\ndialogs:\n  - {type: public, name: Lobby, owner: 1}\n"
        let manifest = try scratch.write(text, to: "a.yaml")
        let path = scratch.path(of: "roms.ids.yaml")
        let missing = try await sandbox.dialogctl().run(["plan", "--ids", path, manifest])
        #expect(missing.exitCode == 0)
        #expect(missing.errors == "notice: there is no ids file '\(path)' yet; apply writes it\n")
        #expect(try await sandbox.dialogctl().run(["plan", "--ids", ids, manifest]).errors == "")
    }

    @Test func `a check says which dialogs are there, by what name, and which are not`() async throws {
        let result = try await sandbox.dialogctl().run(["ids", "check", "--ids", ids])
        #expect(result.exitCode == 4)
        #expect(result.errors == "")
        #expect(
            result.output == """
                  x missing  group/\\u{202e}gone  \(Self.gone)  not visible to its owner 2
                  = there    group/Ops           \(Self.ops)  group 'Operations'
                Ids: 2 dialogs of application 76730: 1 there, 1 missing (\(ids))
                A dialog that is missing was deleted, or its owner has left it: 'dialogctl plan' asks its members too, \
                and says which. 'dialogctl ids forget' removes the line of one that was deleted; of one that is still \
                there, its line is what keeps a second one from being made. 'dialogctl adopt' puts another dialog in \
                its place.

                """
        )
        _ = try await offline.run(["ids", "forget", "--ids", ids, "group/\u{202E}gone"])
        #expect(try await sandbox.dialogctl().run(["ids", "check", "--ids", ids]).exitCode == 0)
    }

    @Test func `without credentials, a check reads the file`() async throws {
        let result = try await offline.run(["ids", "check", "--ids", ids])
        #expect(result.exitCode == 0)
        #expect(result.errors == "Without credentials, no dialog was looked for.\n")
        try scratch.write(Self.file + "  \"group/Ops\": {id: \(Self.gone), owner: 1}\n", to: "rooms.ids.yaml")
        let bad = try await offline.run(["ids", "check", "--ids", ids])
        #expect(bad.exitCode == 3)
        #expect(bad.errors.hasPrefix("error: \(ids):6: \"group/Ops\" has dialog \(Self.gone) (owner 1) here and "))
        #expect(try sandbox.requests().isEmpty)
    }

    @Test func `what was forgotten is said with the command that takes it back`() async throws {
        let result = try await offline.run(["ids", "forget", "--ids", ids, "group/Ops"])
        #expect(result.exitCode == 0)
        #expect(result.errors == "")
        #expect(
            result.output == """
                - group/Ops  \(Self.ops)  owner 1
                To take back: dialogctl adopt --ids \(ids) group/Ops=\(Self.ops) PATH...

                """
        )
        #expect(try !scratch.read("rooms.ids.yaml").contains("group/Ops"))
        let rooms = try scratch.write(
            "version: 1\ndialogs: [{key: group/Ops, type: group, name: Operations, occupants: [2]}]\n",
            to: "rooms.yaml"
        )
        let back = ["adopt", "--yes", "--ids", ids, "group/Ops=\(Self.ops)", rooms]
        #expect(try await sandbox.dialogctl().run(back).exitCode == 0)
        #expect(try scratch.read("rooms.ids.yaml").contains("  \"group/Ops\": {id: \(Self.ops), owner: 1}\n"))
    }

    @Test func `an unknown key changes nothing`() async throws {
        let result = try await offline.run(["ids", "forget", "--ids", ids, "group/Ops", "group/Oops"])
        #expect(result.exitCode == 3)
        #expect(
            result.errors == "error: no dialog is kept for the key 'group/Oops': did you mean 'group/Ops'?\n"
        )
        #expect(result.output == "")
        #expect(try scratch.read("rooms.ids.yaml") == Self.file)
    }

    @Test func `what was made a moment ago is not forgotten yet, since a listing may be late`() async throws {
        let rooms = try scratch.write(
            "version: 1\ndialogs: [{key: new, type: group, name: New, occupants: [2]}]\n",
            to: "rooms.yaml"
        )
        let journal = scratch.path(of: "journal")
        #expect(try await sandbox.dialogctl().run(["apply", "--yes", "--journal", journal, rooms]).exitCode == 0)
        let shown = try await offline.run(["journal", "list", "--journal", journal])
        let id = try #require(shown.output.firstMatch(of: #/[0-9a-f]{24}/#)?.output)
        try scratch.write(Self.file + "  \"new\": {id: \(id), owner: 1}\n", to: "rooms.ids.yaml")
        let result = try await offline.run(["ids", "forget", "--ids", ids, "--journal", journal, "new"])
        #expect(result.exitCode == 1)
        #expect(
            result.errors == """
                error: 'new' was created less than 30 s ago, and a listing may not show it yet: forget it in a minute

                """
        )
        #expect(try scratch.read("rooms.ids.yaml").contains(id))
    }
}
