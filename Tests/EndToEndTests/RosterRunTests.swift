import Foundation
import TestSupport
import Testing

/// A spreadsheet to live dialogs.
@Suite(.serialized, .timeLimit(.minutes(2))) struct RosterRunTests {
    private let scratch: TemporaryFolder
    private let sandbox: SandboxProgram

    init() throws {
        scratch = try TemporaryFolder()
        sandbox = try .school(in: scratch)
    }

    private func manifest(_ roster: String) throws -> String {
        try scratch.write(roster, to: "courses.csv")
        return try scratch.write(
            """
            version: 1
            dialogs:
              - from_csv: courses.csv
                group_by: [course]
                key: "course/{course}"
                type: group
                name: "{course} {title}"
                occupants: ["login:{student}"]
                admins: ["email:{tutor}"]

            """,
            to: "rooms.yaml"
        )
    }

    private static let roster = """
        course,title,student,tutor
        M1,Maths,s1,s8@example.com
        M1,Maths,s2 s3,S8@example.com
        P1,Physics,s4,s7@example.com

        """

    @Test func `a roster of logins and addresses becomes rooms, with as few requests as can be`() async throws {
        let path = try manifest(Self.roster)
        let dialogctl = sandbox.dialogctl()
        let validated = try await Program("dialogctl").run(["validate", path])
        #expect(validated.output == "2 dialogs in 1 file are valid; 7 people are to be looked up\n")

        let applied = try await dialogctl.run(["apply", "--yes", path])
        #expect(applied.errors == "")
        #expect(applied.exitCode == 0)
        #expect(applied.output.contains("courses.csv:2"))
        #expect(applied.output.contains("2 created"))
        #expect(try sandbox.requests().count { $0.path.hasPrefix("/users") } == 2)

        let before = try sandbox.requests().count
        let planned = try await dialogctl.run(["plan", "-v", "--detailed-exitcode", path])
        #expect(planned.exitCode == 0)
        #expect(planned.output.contains("\nRead: \(try sandbox.requests().count - before) requests: "))
        #expect(try await !dialogctl.run(["plan", path]).output.contains("request"))
    }

    @Test func `those who were not found are all told, and their dialogs are left alone`() async throws {
        let path = try manifest(Self.roster + "P1,Physics,nobody,s7@example.com\nM2,More,s1,gone@example.com\n")
        let dialogctl = sandbox.dialogctl()
        let applied = try await dialogctl.run(["apply", "--yes", path])
        #expect(applied.exitCode == 4)
        #expect(applied.output.contains("1 created"))
        #expect(
            applied.errors == "warning: 2 people were not found; 2 dialogs are left out "
                + "(--skip-missing-users leaves out people instead)\n"
        )
        #expect(applied.output.contains("! not found  email:gone@example.com"))
        #expect(applied.output.contains("courses.csv:5"))
        #expect(applied.output.contains("! left out   course/P1"))
        #expect(applied.output.contains("Apply: 1 created, 2 left out\n2 dialogs were left out, since 2 people"))

        let skipping = try await dialogctl.run(["apply", "--yes", "--skip-missing-users", path])
        #expect(skipping.exitCode == 0)
        #expect(skipping.output.contains("2 created"))
        #expect(skipping.errors.contains("; 2 dialogs are taken without them\n"))
    }

    @Test func `a file gets those who were not found, and results have rows for what is left out`() async throws {
        let path = try manifest(Self.roster + "P1,Physics,=nobody,s7@example.com\nM2,More,s1,gone@example.com\n")
        let missing = scratch.path(of: "missing.csv")
        let saved = scratch.path(of: "plan.json")
        let dialogctl = sandbox.dialogctl()
        let planned = try await dialogctl.run(["plan", "--missing", missing, "--out", saved, path], in: scratch.url)
        #expect(planned.exitCode == 4)
        let table = """
            person,file,row,rooms\r
            email:gone@example.com,\(scratch.path(of: "courses.csv")),6,course/M2\r
            login:=nobody,\(scratch.path(of: "courses.csv")),5,course/P1\r

            """
        #expect(try scratch.read("missing.csv") == table)
        let results = scratch.path(of: "rooms.csv")
        let applied = try await dialogctl.run(["apply", "--yes", saved, "--results", results, "--missing", missing])
        #expect(applied.exitCode == 4)
        #expect(try scratch.read("missing.csv") == table)
        let rows = try scratch.read("rooms.csv").split(separator: "\r\n")
        #expect(rows.count == 4)
        #expect(rows.contains { $0.hasPrefix("course/P1,,,,,,,left out,login:=nobody was not found,") })
        let listed = try await dialogctl.run(["results", path])
        #expect(listed.output.contains("course/M2,,,,,,,left out,email:gone@example.com was not found,"))
        // Nobody is missing: the heading alone.
        let whole = try await dialogctl.run(["plan", "--missing", missing, try manifest(Self.roster)])
        #expect(whole.exitCode == 0)
        #expect(try scratch.read("missing.csv") == "person,file,row,rooms\r\n")
    }

    @Test func `a cache saves the requests, but for another application's it is refused`() async throws {
        let path = try manifest(Self.roster)
        let cache = scratch.path(of: "users.json")
        let dialogctl = sandbox.dialogctl()
        #expect(try await dialogctl.run(["plan", "--users-cache", cache, path]).exitCode == 0)
        let asked = try sandbox.requests().count { $0.path.hasPrefix("/users") }
        let again = try await dialogctl.run(["plan", "--users-cache", cache, path])
        #expect(again.exitCode == 0)
        #expect(try sandbox.requests().count { $0.path.hasPrefix("/users") } == asked)
        #expect(try !scratch.read("users.json").contains("sandbox-key"))

        let other = sandbox.dialogctl(["QUICKBLOX_API_KEY": "another-key"])
        let refused = try await other.run(["plan", "--users-cache", cache, path])
        #expect(refused.exitCode == 5)
        #expect(refused.errors.contains("is of another application or key"))
    }

    @Test func `a room whose rows merely vanish is told and left alone, at no cost`() async throws {
        let path = try manifest(Self.roster)
        let dialogctl = sandbox.dialogctl()
        let ids = ["--ids", scratch.path(of: "rooms.ids.yaml")]
        #expect(try await dialogctl.run(["apply", "--yes", path] + ids).exitCode == 0)
        let before = try sandbox.requests().count
        #expect(try await dialogctl.run(["plan", path] + ids).exitCode == 0)
        let cost = try sandbox.requests().count - before

        _ = try manifest(Self.roster.replacing("P1,Physics,s4,s7@example.com\n", with: ""))
        let planned = try await dialogctl.run(["plan", "--detailed-exitcode", path] + ids)
        #expect(planned.exitCode == 0)
        #expect(planned.output.contains("  # undeclared  course/P1  "))
        #expect(
            planned.output.contains("1 dialog was declared before and no manifest has its key any more; nothing is")
        )
        let applied = try await dialogctl.run(["apply", "--yes", "--max-deletes", "9", path] + ids)
        #expect(applied.exitCode == 0)
        #expect(try sandbox.requests().count - before <= 3 * cost)
        #expect(try sandbox.dialogs(as: 1).map(\.name).sorted() == ["M1 Maths", "P1 Physics"])
        #expect(try scratch.read("rooms.ids.yaml").contains("course/P1"))
    }

    @Test func `who is in no roster any more is called as the last one did, where a cache knows`() async throws {
        let path = try manifest(Self.roster)
        let dialogctl = sandbox.dialogctl()
        let cache = ["--users-cache", scratch.path(of: "users.json")]
        #expect(try await dialogctl.run(["apply", "--yes", path] + cache).exitCode == 0)
        _ = try manifest(Self.roster.replacing("s2 s3", with: "s2"))
        let rooms = try scratch.read("rooms.yaml").replacing("dialogs:", with: "defaults: {unlisted: remove}\ndialogs:")
        try scratch.write(rooms, to: "rooms.yaml")
        let planned = try await dialogctl.run(["plan", path] + cache)
        #expect(planned.output.contains("occupants: -1  (remove s3 (103))"))
        #expect(try await dialogctl.run(["plan", path]).output.contains("occupants: -1  (remove 103)"))
    }

    @Test func `what is rendered declares the same dialogs`() async throws {
        let path = try manifest(Self.roster)
        let dialogctl = sandbox.dialogctl()
        let offline = try await Program("dialogctl").run(["render", "--offline", path])
        #expect(offline.exitCode == 0)
        #expect(offline.output.contains("occupants: [\"login:s1\", \"login:s2\", \"login:s3\"]"))
        let rendered = try await dialogctl.run(["render", path])
        #expect(rendered.exitCode == 0)
        #expect(
            rendered.output == """
                version: 1
                dialogs:
                  - key: course/M1
                    type: group
                    name: M1 Maths
                    owner: 1
                    occupants: [101, 102, 103]
                    admins: [108]
                  - key: course/P1
                    type: group
                    name: P1 Physics
                    owner: 1
                    occupants: [104]
                    admins: [107]

                """
        )
        #expect(try await dialogctl.run(["apply", "--yes", path]).exitCode == 0)
        let plain = try scratch.write(rendered.output, to: "plain.yaml")
        let planned = try await dialogctl.run(["plan", "--detailed-exitcode", plain])
        #expect(planned.exitCode == 0)
        #expect(planned.output.contains("2 exist"))
    }
}
