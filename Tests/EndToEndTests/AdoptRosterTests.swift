import Foundation
import TestSupport
import Testing

/// From a conflict of a room that a roster makes to its id, in the ids file or in a column.
@Suite(.serialized, .timeLimit(.minutes(2))) struct AdoptRosterTests {
    private let scratch: TemporaryFolder
    private let sandbox: SandboxProgram

    init() throws {
        scratch = try TemporaryFolder()
        let users = (1...8).map { #"{"id": \#(100 + $0), "login": "s\#($0)", "email": "s\#($0)@example.com"}"# }
        let all = #"{"users": [{"id": 1, "login": "admin"}, \#(users.joined(separator: ", "))]}"#
        let rooms = [(1, "M1 Maths", "[1,101]"), (2, "P1 Physics", "[1,103]"), (3, "Staff", "[1,102]")]
        let lines = rooms.map { number, name, occupants in
            """
            {"_id":"\(Self.id(number))","created_at":"2026-01-01T00:00:00Z","name":"\(name)",\
            "occupants_ids":\(occupants),"admin_ids":[],"photo":null,"type":2,"updated_at":"2026-01-01T00:00:00Z",\
            "user_id":1,"xmpp_room_jid":"76730_\(Self.id(number))@muc.chat.quickblox.com"}

            """
        }
        sandbox = try SandboxProgram([
            "--accounts", scratch.write(all, to: "accounts.json"), "--seed",
            scratch.write(lines.joined(), to: "seed.jsonl"),
        ])
    }

    private static func id(_ number: Int) -> String { "5d75393ba28f9a17e1cb000\(number)" }

    private func write(grouped: Bool = true, id: String = "", _ roster: String) throws {
        try scratch.write(roster, to: "courses.csv")
        let manifest = """
            version: 1
            defaults: {type: group, owner: "login:admin"}
            dialogs:
              - from_csv: courses.csv
                \(grouped ? "group_by: [course]" : "separator: ';'")
                key: "course/{course}"
                name: "{course} {title}"
            \(id)    occupants: ["login:{student}"]
              - name: Staff
                occupants: ["login:s3"]

            """
        try scratch.write(manifest, to: "rooms.yaml")
    }

    private static let roster = """
        course,title,student
        M1,Maths,s1
        M1,Maths,s2
        P1,Physics,s4

        """

    private func dialogctl(_ arguments: String...) async throws -> Program.Result {
        try await sandbox.dialogctl().run(arguments, in: scratch.url)
    }

    @Test func `the command that is printed for a room of a roster works, beside rooms that are written out`()
        async throws
    {
        try write(Self.roster)
        let listed = try await dialogctl("adopt", "--ids", "rooms.ids.yaml", "rooms.yaml")
        #expect(listed.exitCode == 4)
        #expect(
            listed.output == """
                ! conflict  course/M1  courses.csv:2
                    dialogctl adopt --ids rooms.ids.yaml course/M1=\(Self.id(1)) rooms.yaml  # lacks s2 (102)
                ! conflict  course/P1  courses.csv:4
                    dialogctl adopt --ids rooms.ids.yaml course/P1=\(Self.id(2)) rooms.yaml  # lacks s4 (104)
                ! conflict  group/Staff  rooms.yaml:9
                    dialogctl adopt --ids rooms.ids.yaml group/Staff=\(Self.id(3)) rooms.yaml  # lacks s3 (103)

                """
        )
        let adopted = try await dialogctl(
            "adopt",
            "--yes",
            "--ids",
            "rooms.ids.yaml",
            "course/M1=\(Self.id(1))",
            "course/P1=\(Self.id(2))",
            "group/Staff=\(Self.id(3))",
            "rooms.yaml"
        )
        #expect(adopted.errors == "")
        #expect(adopted.exitCode == 0)
        let planned = try await dialogctl("plan", "--ids", "rooms.ids.yaml", "rooms.yaml")
        #expect(planned.exitCode == 0)
        #expect(planned.output.contains("Plan: 3 dialogs: 3 differ"))
    }

    @Test func `a kept plan does for it without a request`() async throws {
        try write(Self.roster)
        _ = try await dialogctl("plan", "--out", "plan.json", "rooms.yaml")
        let before = try sandbox.requests().count
        let adopted = try await dialogctl(
            "adopt",
            "--yes",
            "--ids",
            "rooms.ids.yaml",
            "--plan",
            "plan.json",
            "course/M1=\(Self.id(1))",
            "rooms.yaml"
        )
        #expect(adopted.exitCode == 0)
        #expect(try sandbox.requests().count == before)
        #expect(try scratch.read("rooms.ids.yaml").contains("\"course/M1\": {id: \(Self.id(1)), owner: 1}"))
    }

    @Test func `into manifests, ids of a roster go where it has no column into the ids file, and others beside it`()
        async throws
    {
        try write(Self.roster)
        let listed = try await dialogctl("adopt", "--in-manifests", "rooms.yaml")
        #expect(listed.output.contains("dialogctl adopt course/M1=\(Self.id(1)) rooms.yaml"))
        #expect(listed.output.contains("dialogctl adopt --in-manifests group/Staff=\(Self.id(3)) rooms.yaml"))

        let refused = try await dialogctl("adopt", "--yes", "--in-manifests", "course/M1=\(Self.id(1))", "rooms.yaml")
        #expect(refused.exitCode == 3)
        #expect(
            refused.errors == """
                rooms.yaml:4:5: error: 'course/M1' is one of the dialogs that are made here: add a column for ids to the \
                roster and 'id: "{column?}"' to the entry, or have the id \(Self.id(1)) written into the ids file, \
                without --in-manifests
                1 error

                """
        )
        let written = try await dialogctl("adopt", "--yes", "--in-manifests", "group/Staff=\(Self.id(3))", "rooms.yaml")
        #expect(written.errors == "")
        #expect(written.exitCode == 0)
        #expect(try scratch.read("rooms.yaml").contains("  - name: Staff\n    id: \(Self.id(3))\n"))
    }

    @Test(arguments: ["\n", "\r\n"])
    func `an id is written into the column of each row of its room`(lineEnd: String) async throws {
        let roster = """
            \u{FEFF}course;title;room;student
            M1;"Maths";;s1
            P1;"Physics";"";s4
            M1;"Maths";;s2

            """.replacing("\n", with: lineEnd)
        try write(id: "    id: \"{room?}\"\n", roster)
        let pairs = ["course/M1=\(Self.id(1))", "course/P1=\(Self.id(2))"]
        let listed = try await dialogctl("adopt", "--in-manifests", "rooms.yaml")
        #expect(listed.output.contains("dialogctl adopt --in-manifests \(pairs[0]) rooms.yaml"))
        let written = try await dialogctl("adopt", "--yes", "--in-manifests", pairs[0], pairs[1], "rooms.yaml")
        #expect(written.errors == "")
        #expect(written.output.contains("+M1;\"Maths\";\(Self.id(1));s1"))
        let expected = """
            \u{FEFF}course;title;room;student
            M1;"Maths";\(Self.id(1));s1
            P1;"Physics";"\(Self.id(2))";s4
            M1;"Maths";\(Self.id(1));s2

            """.replacing("\n", with: lineEnd)
        #expect(try scratch.read("courses.csv") == expected)
        let again = try await dialogctl(
            "adopt",
            "--yes",
            "--in-manifests",
            "course/P1=\(Self.id(1))",
            pairs[1],
            "rooms.yaml"
        )
        #expect(again.exitCode != 0)
        let planned = try await dialogctl("plan", "rooms.yaml")
        #expect(planned.output.contains("2 differ"))
    }

    @Test func `an id in a column takes another one's place, and a row that is a room by itself has its own`()
        async throws
    {
        try write(
            grouped: false,
            id: "    id: \"{room?}\"\n",
            "course,title,student,room\nM1,Maths,s1;s2,\(Self.id(9))\nP1,Physics,s4,\n"
        )
        let pairs = ["course/M1=\(Self.id(1))", "course/P1=\(Self.id(2))"]
        let written = try await dialogctl("adopt", "--yes", "--in-manifests", pairs[0], pairs[1], "rooms.yaml")
        #expect(written.errors == "")
        #expect(
            try scratch.read("courses.csv")
                == "course,title,student,room\nM1,Maths,s1;s2,\(Self.id(1))\nP1,Physics,s4,\(Self.id(2))\n"
        )
    }

    @Test func `a room whose people are missing cannot be adopted, and says so`() async throws {
        try write(Self.roster + "P1,Physics,nobody\n")
        let refused = try await dialogctl(
            "adopt",
            "--yes",
            "--ids",
            "i.ids.yaml",
            "course/P1=\(Self.id(2))",
            "rooms.yaml"
        )
        #expect(refused.exitCode == 4)
        #expect(
            refused.errors.contains("'course/P1' names people whom the application does not have, and is left alone")
        )
    }

    @Test func `the ids of results that are joined back are the rooms' own, whatever they are called by then`()
        async throws
    {
        try write(Self.roster.replacing("Maths", with: "Algebra").replacing("Physics", with: "Optics"))
        let applied = try await dialogctl("apply", "--yes", "--results", "results.csv", "rooms.yaml")
        #expect(applied.output.contains("2 created"))
        let ids = try scratch.read("results.csv").split(whereSeparator: \.isNewline).dropFirst().reduce(
            into: [String: String]()
        ) {
            ids,
            line in
            let cells = line.split(separator: ",", omittingEmptySubsequences: false)
            ids[String(cells[0])] = String(cells[4])
        }
        let (maths, physics) = (try #require(ids["course/M1"]), try #require(ids["course/P1"]))
        // The next term: a new title, and a folder of state that knows nothing.
        try write(
            id: "    id: \"{room?}\"\n",
            """
            course,title,student,room
            M1,Geometry,s1,\(maths)
            M1,Geometry,s2,\(maths)
            P1,Optics,s4,\(physics)
            C1,Chemistry,s5,

            """
        )
        let other = sandbox.dialogctl(["XDG_STATE_HOME": scratch.path + "/other"])
        let planned = try await other.run(["plan", "rooms.yaml"], in: scratch.url)
        #expect(planned.output.contains("course/C1"))
        #expect(
            planned.output.contains("name: \"M1 Algebra\" -> \"M1 Geometry\"") || planned.output.contains("M1 Geometry")
        )
        #expect(planned.output.contains("1 to create, 1 differs, 1 needs a decision, 1 exists"))
    }

    @Test func `a plan offers what works for a room of a roster, and 'id:' where it can be written`() async throws {
        try write(Self.roster)
        let planned = try await dialogctl("plan", "--ids", "rooms.ids.yaml", "rooms.yaml")
        #expect(planned.exitCode == 4)
        let pin = "you decide: 'dialogctl adopt' or a cell of 'id: \"{room?}\"' pins that dialog"
        #expect(planned.output.ranges(of: pin).count == 2)
        #expect(planned.output.ranges(of: "'id: \(Self.id(3))' or 'dialogctl adopt' pins that dialog").count == 1)
    }

    @Test func `a room whose course gets another code is the same one once it is adopted`() async throws {
        try write("course,title,student\nM1,Maths,s1\n")
        let staff = try scratch.read("rooms.yaml").replacing("login:s3", with: "login:s2")
        try scratch.write(staff, to: "rooms.yaml")
        #expect(try await dialogctl("apply", "--yes", "--ids", "rooms.ids.yaml", "rooms.yaml").exitCode == 0)
        try scratch.write("course,title,student\nM9,Maths,s1\n", to: "courses.csv")
        let planned = try await dialogctl("plan", "--ids", "rooms.ids.yaml", "rooms.yaml")
        #expect(planned.exitCode == 4)
        #expect(planned.output.contains("has exactly these members and was declared as 'course/M1'"))
        #expect(planned.output.contains("you decide: 'dialogctl adopt' makes it that dialog under a new name and key"))
        #expect(!planned.output.contains("'key: course/M1'"))
        let pair = "course/M9=\(Self.id(1))"
        let adopted = try await dialogctl("adopt", "--yes", "--ids", "rooms.ids.yaml", pair, "rooms.yaml")
        #expect(adopted.exitCode == 0)
        let again = try await dialogctl("plan", "--ids", "rooms.ids.yaml", "rooms.yaml")
        #expect(again.exitCode == 0)
        #expect(again.output.contains("name: 'M1 Maths' -> 'M9 Maths'"))
        #expect(try sandbox.dialogs(as: 1).count == 3)
    }
}
