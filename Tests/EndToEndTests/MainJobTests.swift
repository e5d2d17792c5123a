import Foundation
import TestSupport
import Testing

/// The main job: manifests to a plan, to live dialogs, to a plan with nothing left to do.
@Suite(.serialized, .timeLimit(.minutes(2))) struct MainJobTests {
    private let scratch: TemporaryFolder
    private let sandbox: SandboxProgram

    init() throws {
        scratch = try TemporaryFolder()
        sandbox = try SandboxProgram()
    }

    private func manifest(_ text: String = Self.rooms) throws -> String { try scratch.write(text, to: "rooms.yaml") }

    private static let rooms = """
        version: 1
        users: {alice: 7, bob: 8}
        defaults:
          data: {class_name: Room, region: eu}
        dialogs:
          - {type: public, name: News, photo: "67834", admins: [alice]}
          - {type: group, name: Ops, occupants: [alice, bob], join_required: true, data: {seats: 4}}
          - {type: private, occupants: [bob], owner: alice}
        """

    @Test func `plans, applies, and has nothing left to do`() async throws {
        let path = try manifest()
        let dialogctl = sandbox.dialogctl()

        let planned = try await dialogctl.run(["plan", path])
        #expect(planned.exitCode == 0)
        #expect(planned.errors == "")
        #expect(planned.output.contains("+ create     public/News"))
        #expect(planned.output.contains("+ create     group/Ops"))
        #expect(planned.output.contains("+ create     private/7-8"))
        #expect(planned.output.contains("rooms.yaml:6"))
        #expect(planned.output.contains("3 to create"))
        #expect(try sandbox.requests().allSatisfy { $0.method == "GET" })

        let applied = try await dialogctl.run(["apply", "--yes", path])
        #expect(applied.exitCode == 0)
        #expect(applied.output.contains("Apply: 3 created"))
        #expect(try sandbox.requests().count { $0.method == "POST" } == 3)
        let jids = applied.output.matches(of: /[0-9a-f]{24}  76730_[0-9a-f]{24}@muc\.chat\.quickblox\.com/)
        #expect(jids.count == 2)

        let again = try await dialogctl.run(["apply", "--yes", path])
        #expect(again.exitCode == 0)
        #expect(again.output.contains("3 exist"))
        #expect(try sandbox.requests().count { $0.method == "POST" } == 3)

        let final = try await dialogctl.run(["plan", "--detailed-exitcode", path])
        #expect(final.exitCode == 0)
        #expect(final.output.contains("= exists     group/Ops"))
    }

    @Test func `the summary's number of requests is what was sent`() async throws {
        let result = try await sandbox.dialogctl().run(["plan", "-v", try manifest()])
        let sent = try sandbox.requests().count
        #expect(result.output.contains("\nRead: \(sent) requests"))
    }

    @Test func `a pending create is told by the detailed exit code only`() async throws {
        let path = try manifest()
        #expect(try await sandbox.dialogctl().run(["plan", path]).exitCode == 0)
        #expect(try await sandbox.dialogctl().run(["plan", "--detailed-exitcode", path]).exitCode == 2)
    }

    @Test func `validate needs no credentials and sends nothing`() async throws {
        let result = try await Program("dialogctl").run(["validate", try manifest()])
        #expect(result.exitCode == 0)
        #expect(result.output == "3 dialogs in 1 file are valid\n")
        #expect(result.errors == "")
    }

    @Test func `a manifest may come from standard input`() async throws {
        let result = try await sandbox.dialogctl().run(["plan", "-"], input: Self.rooms)
        #expect(result.exitCode == 0)
        #expect(result.output.contains("-:6"))
    }

    @Test func `every mistake is reported before any request`() async throws {
        let path = try manifest(
            """
            version: 1
            dialogs:
              - {type: group, name: Ops, ocupants: [7]}
              - {type: public, name: ""}
            """
        )
        for command in [["validate"], ["plan"], ["apply", "--yes"]] {
            let result = try await sandbox.dialogctl().run(command + [path])
            #expect(result.exitCode == 3)
            #expect(result.output == "")
            #expect(result.errors.contains("\(path):3:30: error: unknown field 'ocupants'"))
            #expect(result.errors.contains("\(path):4:26: error:"))
        }
        #expect(try sandbox.requests().isEmpty)
    }

    @Test func `names that look the same are told once by each command, and stop none`() async throws {
        let path = try manifest(
            """
            version: 1
            dialogs:
              - {type: public, name: Lobby}
              - {type: public, name: "Lobby\u{A0}"}
            """
        )
        let warning = """
            \(path):4:26: warning: the name 'Lobby\\u{a0}' looks the same as another, \
            so that nobody can tell the two dialogs apart
            \(path):4:26: note: there is a no-break space (U+00A0) behind 'Lobby'
            \(path):3:26: note: the other is here

            """
        for command in [["validate"], ["render", "--offline"], ["render"], ["plan"], ["apply", "--yes"]] {
            let result = try await sandbox.dialogctl().run(command + [path])
            #expect(result.exitCode == 0)
            #expect(result.errors == warning, "\(command)")
        }
        let log = try await sandbox.dialogctl().run(["plan", "--log-format", "json", path]).errors
        #expect(log.contains(#""level":"warning","message":"\#(path):4:26: the name 'Lobby\#u{A0}' looks the same"#))
    }

    @Test func `apply without a terminal and without --yes refuses before any request`() async throws {
        let result = try await sandbox.dialogctl().run(["apply", try manifest()])
        #expect(result.exitCode == 64)
        #expect(result.errors.contains("--yes"))
        #expect(try sandbox.requests().isEmpty)
    }

    @Test func `a group that lacks an occupant needs a decision and the rest is created`() async throws {
        let path = try manifest(
            Self.rooms.replacingOccurrences(of: "[alice, bob], join", with: "[alice, bob], key: one, join")
        )
        _ = try await sandbox.dialogctl().run(["apply", "--yes", path])
        let more = try manifest(
            Self.rooms.replacingOccurrences(of: "[alice, bob], join", with: "[alice, bob, 99], key: other, join")
                + "\n  - {type: public, name: Extra}\n"
        )
        let result = try await sandbox.dialogctl().run(["apply", "--yes", more])
        #expect(result.exitCode == 4)
        #expect(result.output.contains("! conflict   other"))
        #expect(result.output.contains("lacks 99"))
        #expect(result.output.contains("Apply: 1 created"))
    }

    @Test func `a live dialog that differs is shown field by field and left alone`() async throws {
        _ = try await sandbox.dialogctl().run(["apply", "--yes", try manifest()])
        let changed = try manifest(Self.rooms.replacingOccurrences(of: "67834", with: "1"))
        let result = try await sandbox.dialogctl().run(["apply", "--yes", "--detailed-exitcode", changed])
        #expect(result.exitCode == 2)
        #expect(result.output.contains("photo: '67834' -> '1'"))
        #expect(try sandbox.requests().count { $0.method == "POST" } == 3)
    }
}

@Suite(.serialized, .timeLimit(.minutes(2))) struct RejectedCreateTests {
    @Test func `one rejected dialog does not stop the others`() async throws {
        let scratch = try TemporaryFolder()
        let sandbox = try SandboxProgram(["--users", "1-10"])
        let path = try scratch.write(
            """
            version: 1
            dialogs:
              - {type: group, name: Ghosts, occupants: [4, 4711]}
              - {type: group, name: Crew, occupants: [4, 5]}
            """,
            to: "rooms.yaml"
        )
        let result = try await sandbox.dialogctl().run(["apply", "--yes", path])
        #expect(result.exitCode == 6)
        #expect(result.output.contains("x rejected   group/Ghosts"))
        #expect(result.output.contains("Occupants with these IDs do not exist."))
        #expect(result.output.contains("+ created    group/Crew"))
        #expect(result.output.contains("Apply: 1 created, 1 rejected"))
    }
}
