import Foundation
import TestSupport
import Testing

/// From what somebody must decide to a line in the ids file, or an `id` in the manifest.
@Suite(.serialized, .timeLimit(.minutes(2))) struct AdoptCommandTests {
    private let scratch: TemporaryFolder
    private let sandbox: SandboxProgram
    private let rooms: String

    init() throws {
        scratch = try TemporaryFolder()
        sandbox = try SandboxProgram(["--seed", Self.seed(in: scratch)])
        rooms = try scratch.write(Self.manifest, to: "rooms.yaml")
    }

    /// Two groups that nothing tells apart, one that lacks a member, and a public room.
    private static func seed(in scratch: TemporaryFolder) throws -> String {
        let dialogs = [
            (1, 2, "Ops", "[1,2]"), (2, 2, "Ops", "[1,2]"), (3, 2, "Staff", "[1]"), (4, 1, "News", "[]"),
        ]
        let lines = dialogs.map { number, type, name, occupants in
            """
            {"_id":"\(id(number))","created_at":"2026-01-01T00:00:00Z","name":"\(name)","occupants_ids":\(occupants),\
            "admin_ids":[],"photo":null,"type":\(type),"updated_at":"2026-01-01T00:00:00Z","user_id":1,\
            "xmpp_room_jid":"76730_\(id(number))@muc.chat.quickblox.com"}

            """
        }
        return try scratch.write(lines.joined(), to: "seed.jsonl")
    }

    private static func id(_ number: Int) -> String { "5d75393ba28f9a17e1cb000\(number)" }

    private static let manifest = """
        # Rooms of the team.
        version: 1
        dialogs:
          - type: group  # the team
            name: Ops
            occupants: [2]
          - {type: group, name: Staff, occupants: [3]}

        """

    @Test func `where nothing is left of what was known, it goes on if it is told to`() async throws {
        let gone = ["group/Ops", "group/Staff", "old"].enumerated()
            .map { "  \"\($1)\": {id: \"00000000000000000000000\($0)\", owner: 1}\n" }
        try scratch.write("version: 1\ndialogs:\n\(gone.joined())", to: "rooms.ids.yaml")
        try scratch.write(Self.manifest + "  - {type: public, key: old, name: Old}\n", to: "rooms.yaml")
        let arguments = ["adopt", "--ids", "rooms.ids.yaml", "rooms.yaml"]
        let stopped = try await sandbox.dialogctl().run(arguments, in: scratch.url)
        #expect(stopped.exitCode == 5)
        #expect(stopped.errors.contains("--accept-gone"))
        let result = try await sandbox.dialogctl().run(arguments + ["--accept-gone"], in: scratch.url)
        #expect(result.exitCode == 4)
        #expect(result.output.contains("dialogctl adopt"))
    }

    @Test func `without pairs, every candidate is listed with the command to type`() async throws {
        let result = try await sandbox.dialogctl().run(["adopt", "rooms.yaml"], in: scratch.url)
        #expect(result.exitCode == 4)
        #expect(
            result.output == """
                ? ambiguous  group/Ops  rooms.yaml:4
                    dialogctl adopt group/Ops=\(Self.id(1)) rooms.yaml  # 2 occupants, created 2026-01-01T00:00:00Z
                    dialogctl adopt group/Ops=\(Self.id(2)) rooms.yaml  # 2 occupants, created 2026-01-01T00:00:00Z
                ! conflict  group/Staff  rooms.yaml:7
                    dialogctl adopt group/Staff=\(Self.id(3)) rooms.yaml  # lacks 3

                """
        )
    }

    @Test func `pairs are written into the manifest, and leave nothing to decide`() async throws {
        let pairs = ["group/Ops=\(Self.id(2))", "group/Staff=\(Self.id(3))"]
        let result = try await sandbox.dialogctl().run(
            ["adopt", "--yes", "--in-manifests"] + pairs + ["rooms.yaml"],
            in: scratch.url
        )
        #expect(result.exitCode == 0)
        #expect(result.errors == "")
        #expect(
            result.output == """
                --- rooms.yaml
                +++ rooms.yaml
                @@ -3,5 +3,6 @@
                 dialogs:
                   - type: group  # the team
                     name: Ops
                +    id: \(Self.id(2))
                     occupants: [2]
                -  - {type: group, name: Staff, occupants: [3]}
                +  - {type: group, name: Staff, id: \(Self.id(3)), occupants: [3]}

                """
        )
        let plan = try await sandbox.dialogctl().run(["plan", rooms])
        #expect(plan.exitCode == 0)
        #expect(plan.output.contains("= exists     group/Ops"))
        #expect(plan.output.contains("* differs    group/Staff"))
        #expect(try sandbox.requests().allSatisfy { $0.method == "GET" })
    }

    @Test func `a kept plan gives the candidates without a request`() async throws {
        let plan = scratch.path(of: "plan.json")
        _ = try await sandbox.dialogctl().run(["plan", "--out", plan, rooms])
        let before = try sandbox.requests().count
        let state = scratch.path(of: "state")
        let offline = Program("dialogctl", environment: ["QUICKBLOX_ENDPOINT": sandbox.url, "XDG_STATE_HOME": state])

        let listed = try await offline.run(["adopt", "--plan", plan, rooms])
        #expect(listed.exitCode == 4)
        #expect(listed.output.contains("dialogctl adopt --plan '\(plan)'") || listed.output.contains("--plan \(plan) "))

        let pair = "group/Ops=\(Self.id(1))"
        let adopted = try await offline.run(["adopt", "--yes", "--in-manifests", "--plan", plan, pair, rooms])
        #expect(adopted.exitCode == 0)
        #expect(try scratch.read("rooms.yaml").contains("    name: Ops\n    id: \(Self.id(1))\n"))
        #expect(try sandbox.requests().count == before)

        let kept = try await offline.run(["adopt", "--yes", "--plan", plan, "group/Staff=\(Self.id(3))", rooms])
        #expect(kept.exitCode == 0)
        #expect(kept.output.contains("+++ \(state)/dialogctl/76730@127.0.0.1%3a"))
        #expect(kept.output.contains("+  \"group/Staff\": {id: \(Self.id(3)), owner: 1}\n"))

        let stranger = try await offline.run(["adopt", "--yes", "--plan", plan, "group/Staff=\(Self.id(9))", rooms])
        #expect(stranger.exitCode == 4)
        #expect(stranger.errors.contains("\(Self.id(9)) is no candidate for 'group/Staff' in the plan"))
    }

    @Test func `a link stays a link, and permissions stay`() async throws {
        let link = scratch.path(of: "link.yaml")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "rooms.yaml")
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: rooms)
        let result = try await sandbox.dialogctl().run([
            "adopt", "--yes", "--in-manifests", "group/Ops=\(Self.id(1))", link,
        ])
        #expect(result.exitCode == 0)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "rooms.yaml")
        #expect(try FileManager.default.attributesOfItem(atPath: rooms)[.posixPermissions] as? Int == 0o640)
        #expect(try scratch.read("rooms.yaml").contains(Self.id(1)))
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path).count == 3)
    }

    @Test(arguments: [
        (
            "group/Ops=5d75393ba28f9a17e1cb0009", 4,
            "no dialog 5d75393ba28f9a17e1cb0009 is visible to owner 1 of 'group/Ops'"
        ),
        (
            "group/Ops=5d75393ba28f9a17e1cb0004", 4,
            "5d75393ba28f9a17e1cb0004 is a public dialog, and 'group/Ops' is a group one"
        ),
        ("group/Other=5d75393ba28f9a17e1cb0001", 3, "no dialog of these manifests has the key 'group/Other'"),
        ("group/Ops=12", 64, "'group/Ops=12' is neither a file nor KEY=ID"),
    ])
    func `a pair that makes no sense changes nothing`(pair: String, exitCode: Int32, reason: String) async throws {
        let result = try await sandbox.dialogctl().run(["adopt", "--yes", pair, rooms])
        #expect(result.exitCode == exitCode)
        #expect(result.errors.contains(reason), Comment(rawValue: result.errors))
        #expect(try scratch.read("rooms.yaml") == Self.manifest)
    }

    @Test func `one live dialog is not adopted twice`() async throws {
        try scratch.write(Self.manifest + "  - {type: group, name: Others, occupants: [2]}\n", to: "rooms.yaml")
        let pairs = ["group/Ops=\(Self.id(1))", "group/Others=\(Self.id(1))"]
        let result = try await sandbox.dialogctl().run(["adopt", "--yes", "--in-manifests"] + pairs + [rooms])
        #expect(result.exitCode == 3)
        #expect(result.errors.contains("there is no plain place for the id of 'group/Others'"))
        #expect(try !scratch.read("rooms.yaml").contains(Self.id(1)))
    }

    @Test func `an id that is there already is no change`() async throws {
        for (option, place) in [("--in-manifests", "The manifests have"), ("--verbose", "The ids file has")] {
            let arguments = ["adopt", "--yes", option, "group/Ops=\(Self.id(1))", rooms]
            _ = try await sandbox.dialogctl().run(arguments)
            let again = try await sandbox.dialogctl().run(arguments)
            #expect(again.exitCode == 0)
            #expect(again.output == "\(place) these ids already.\n")
        }
    }

    @Test func `without another wish, pairs are written into the ids file`() async throws {
        let ids = scratch.path(of: "rooms.ids.yaml")
        let pairs = ["group/Ops=\(Self.id(2))", "group/Staff=\(Self.id(3))"]
        let result = try await sandbox.dialogctl().run(["adopt", "--yes", "--ids", ids] + pairs + [rooms])
        #expect(result.exitCode == 0)
        #expect(result.errors == "")
        #expect(
            result.output == """
                --- \(ids)
                +++ \(ids)
                +application: 76730
                +  "group/Ops": {id: \(Self.id(2)), owner: 1}
                +  "group/Staff": {id: \(Self.id(3)), owner: 1}

                """
        )
        #expect(try scratch.read("rooms.ids.yaml").contains("  \"group/Ops\": {id: \(Self.id(2)), owner: 1}\n"))
        #expect(try scratch.read("rooms.yaml") == Self.manifest)
        let listed = try await sandbox.dialogctl().run(["adopt", "--ids", ids, rooms])
        #expect(listed.output.contains("dialogctl adopt --ids ") || listed.output == "There is nothing to decide.\n")
        #expect(try sandbox.requests().allSatisfy { $0.method == "GET" })
    }

    @Test func `an ids file of another application, or none, is refused before anything is asked`() async throws {
        let pair = "group/Ops=\(Self.id(1))"
        for (text, exitCode) in [("version: 1\napplication: 5\ndialogs: {}\n", 5), ("users: {}\n", 3)] as [(_, Int32)] {
            let ids = try scratch.write(text, to: "rooms.ids.yaml")
            let before = try sandbox.requests().count
            let result = try await sandbox.dialogctl().run(["adopt", "--yes", "--ids", ids, pair, rooms])
            #expect(result.exitCode == exitCode)
            #expect(try scratch.read("rooms.ids.yaml") == text)
            if exitCode == 3 { #expect(try sandbox.requests().count == before) }
        }
    }

    @Test func `two places at once are one too many`() async throws {
        let pair = "group/Ops=\(Self.id(1))"
        let result = try await sandbox.dialogctl().run(["adopt", "--in-manifests", "--ids", "x", pair, rooms])
        #expect(result.exitCode == 64)
    }

    @Test(arguments: [("yes", true), ("no", false)])
    func `on a terminal it asks`(answer: String, isWritten: Bool) async throws {
        let ids = scratch.path(of: "rooms.ids.yaml")
        let arguments = ["adopt", "--ids", ids, "group/Ops=\(Self.id(1))", rooms]
        let process = try sandbox.dialogctl(["TERM": "dumb"]).process(arguments)
        let screen = try await Terminal().run(process, at: "Only 'yes' is accepted: ", typing: answer)
        #expect(screen.contains("Write 1 id to the ids file?"))
        #expect(process.exitCode == 0)
        #expect(FileManager.default.fileExists(atPath: ids) == isWritten)
    }

    @Test(arguments: [("yes", true), ("no", false)])
    func `it asks before it writes into manifests, too`(answer: String, isWritten: Bool) async throws {
        let process = try sandbox.dialogctl(["TERM": "dumb"]).process([
            "adopt", "--in-manifests", "group/Ops=\(Self.id(1))", rooms,
        ])
        let screen = try await Terminal().run(process, at: "Only 'yes' is accepted: ", typing: answer)
        #expect(screen.contains("Write 1 id to 1 file?"))
        #expect(process.exitCode == 0)
        #expect(try scratch.read("rooms.yaml").contains(Self.id(1)) == isWritten)
    }

    @Test func `without a terminal, only --yes writes`() async throws {
        let result = try await sandbox.dialogctl().run(["adopt", "group/Ops=\(Self.id(1))", rooms])
        #expect(result.exitCode == 64)
        #expect(try scratch.read("rooms.yaml") == Self.manifest)
    }
}
