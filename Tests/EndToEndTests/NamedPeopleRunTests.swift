import Foundation
import TestSupport
import Testing

/// People by the names of manifests and rosters, from the file to the screen and back from a kept plan.
@Suite(.serialized, .timeLimit(.minutes(2))) struct NamedPeopleRunTests {
    private let scratch: TemporaryFolder
    private let sandbox: SandboxProgram
    private let rooms: String

    init() throws {
        scratch = try TemporaryFolder()
        sandbox = try .school(in: scratch)
        try scratch.write("course,student,tutor\nM1,s1 s2,s8@example.com\n", to: "courses.csv")
        rooms = try scratch.write(Self.manifest, to: "rooms.yaml")
    }

    @Test func `people whom no manifest names are asked for where that is allowed, with one request`() async throws {
        let dialogctl = sandbox.dialogctl()
        let numbers = try await dialogctl.run(["plan", rooms])
        #expect(numbers.output.contains("head (1), Zoë (103), 104"))
        let before = try sandbox.requests().count { $0.path.hasPrefix("/users") }
        let named = try await dialogctl.run(["plan", "--name-users", rooms])
        #expect(named.output.contains("head (1), Zoë (103), s4 (104)"))
        #expect(named.exitCode == 0)
        let asked = try sandbox.requests().count { $0.path.hasPrefix("/users") } - before
        // Two for those whom manifests name by login and address.
        #expect(asked == 3)
        #expect(try await dialogctl.run(["apply", "--yes", rooms]).exitCode == 0)
        let shown = try await dialogctl.run(["show", "ops", "--name-users"])
        #expect(shown.output.contains("\n  s4 (104)   member\n"))
        #expect(shown.output.contains("\n  admin (1)  owner\n"))
    }

    private static let manifest = """
        version: 1
        users: {Zoë: 103, anna: 'login:s2', head: 1}
        defaults: {owner: head}
        dialogs:
          - from_csv: courses.csv
            type: group
            group_by: [course]
            key: "course/{course}"
            name: "{course}"
            occupants: ["login:{student}"]
            admins: ["email:{tutor}"]
          - {type: group, name: Ops, key: ops, occupants: [Zoë, 104]}

        """

    private static let lines = """
        owner head (1)
          + create     course/M1  courses.csv:2
                         'M1'
                         4 occupants: head (1), s1 (101), anna (102), …
                         1 admin: s8@example.com (108)
          + create     ops        rooms.yaml:12
                         'Ops'
                         3 occupants: head (1), Zoë (103), 104

        """

    @Test func `a plan names the people of manifests and rosters, and so does the plan that was kept`() async throws {
        let kept = scratch.path(of: "plan.json")
        let planned = try await sandbox.dialogctl().run(["plan", "--out", kept, rooms])
        #expect(planned.exitCode == 0)
        let shown = planned.output.replacing("\(scratch.path(of: "courses.csv"))", with: "courses.csv")
            .replacing(rooms, with: "rooms.yaml")
        #expect(shown.hasPrefix(Self.lines), "\(shown)")
        #expect(try scratch.read("plan.json").contains("    \"102\": \"anna\",\n    \"103\": \"Zoë\",\n"))
        for file in ["rooms.yaml", "courses.csv"] { try FileManager.default.removeItem(atPath: scratch.path(of: file)) }

        let before = try sandbox.requests().count { $0.path.hasPrefix("/users") }
        let report = scratch.path(of: "report.txt")
        let applied = try await sandbox.dialogctl().run([
            "apply", "--yes", "--all", "--report", "text=\(report)", kept,
        ])
        #expect(applied.exitCode == 0, "\(applied.errors)")
        #expect(applied.output.hasPrefix(planned.output.prefix { $0 != "\n" } + "\n"))
        #expect(applied.output.contains("4 occupants: head (1), s1 (101), anna (102), s8@example.com (108)\n"))
        #expect(
            try scratch.read("report.txt").contains("4 occupants: head (1), s1 (101), anna (102), s8@example.com (108)")
        )
        #expect(try sandbox.requests().count { $0.path.hasPrefix("/users") } == before)
    }

    @Test func `an update names who comes and who leaves, and an adoption who is lacking`() async throws {
        #expect(try await sandbox.dialogctl().run(["apply", "--yes", rooms]).exitCode == 0)
        let changed = Self.manifest.replacing("[Zoë, 104]}", with: "[anna, 104], update: true, unlisted: remove}")
        try scratch.write(changed, to: "rooms.yaml")
        let planned = try await sandbox.dialogctl().run(["plan", rooms])
        #expect(planned.output.contains("occupants: +1 -1  (add anna (102); remove Zoë (103))\n"), "\(planned.output)")
        #expect(planned.output.contains("Zoë (103) leaves at once; nobody is notified\n"))

        try scratch.write(changed.replacing("key: ops", with: "key: other"), to: "rooms.yaml")
        let state = scratch.path(of: "elsewhere")
        let undecided = try await sandbox.dialogctl(["XDG_STATE_HOME": state]).run(["adopt", rooms])
        #expect(undecided.output.contains("# lacks anna (102)\n"), "\(undecided.output) \(undecided.errors)")
    }
}
