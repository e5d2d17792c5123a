import Foundation
import TestSupport
import Testing

/// The examples for the exports of other systems, each carried out against the sandbox.
@Suite(.serialized, .timeLimit(.minutes(2))) struct ExportedRosterTests {
    private let scratch: TemporaryFolder
    private let sandbox: SandboxProgram
    private static let people = [
        "registrar", "01103", "13834", "13aa3", "13835", "t77", "t1", "t2", "s1", "s2", "a1", "jonest", "reznort",
        "curiem", "tacitus", "goner", "newcomer", "office", "ann", "ben", "cem", "dee", "eva", "gus",
    ]

    init() throws {
        scratch = try TemporaryFolder()
        let users = Self.people.enumerated().map { place, name in
            #"{"id": \#(place + 1), "login": "\#(name)", "email": "\#(name)@club.example"}"#
        }
        let accounts = try scratch.write(#"{"users": [\#(users.joined(separator: ", "))]}"#, to: "accounts.json")
        sandbox = try SandboxProgram(["--accounts", accounts])
    }

    /// Has the rooms of an example created, and tells who is in each, admins with a star.
    private func rooms(of example: String, owner: String) async throws -> (rooms: [String], errors: String) {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized
        let manifest = root.appending(path: "examples/onboarding/\(example)/rooms.yaml").path
        let applied = try await sandbox.dialogctl().run(["apply", "--yes", manifest])
        #expect(applied.exitCode == 0)
        let planned = try await sandbox.dialogctl().run(["plan", "--detailed-exitcode", manifest])
        #expect(planned.exitCode == 0)
        let ownerID = try #require(Self.people.firstIndex(of: owner)) + 1
        let rooms = try sandbox.dialogs(as: ownerID).map { room in
            let people = room.occupants.filter { $0 != ownerID }.sorted().map { id in
                Self.people[id - 1] + (room.admins.contains(id) ? "*" : "")
            }
            return "\(room.name): \(people.joined(separator: " "))"
        }
        return (rooms.sorted(), applied.errors.replacing(manifest, with: "rooms.yaml"))
    }

    @Test func `Canvas: teachers are admins, and what is deleted or over is left out`() async throws {
        let (rooms, errors) = try await rooms(of: "canvas", owner: "registrar")
        #expect(rooms == ["ENG115 English 115: 01103 13834 13aa3*", "MAT102 Mathematics 102: 01103 13834* t77*"])
        #expect(
            errors == """
                rooms.yaml:6:5: warning: 'course/R001104' is left out, since no entry of this file with 'combine' gives 'occupants' for it

                """
        )
    }

    @Test(arguments: [
        ("canvas", "courses.csv", "E411209,MAT102,Mathematics 102,A001,2026-1,active", "active", "completed"),
        ("oneroster", "classes.csv", "k1,,,Math", "k1,,", "k1,tobedeleted,"),
    ])
    func `a course that is over in the next export loses its room`(
        example: String,
        table: String,
        row: String,
        word: String,
        next: String
    ) async throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized
        let folder = root.appending(path: "examples/onboarding/\(example)")
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            try scratch.write(try String(contentsOf: folder.appending(path: name), encoding: .utf8), to: name)
        }
        let dialogctl = sandbox.dialogctl()
        #expect(try await dialogctl.run(["apply", "--yes", scratch.path(of: "rooms.yaml")]).exitCode == 0)
        #expect(try sandbox.dialogs(as: 1).count == 2)
        let export = try scratch.read(table)
        try #require(export.contains(row))
        try scratch.write(export.replacing(row, with: row.replacing(word, with: next)), to: table)
        let refused = try await dialogctl.run(["apply", "--yes", scratch.path(of: "rooms.yaml")])
        #expect(refused.exitCode == 5)
        let applied = try await dialogctl.run(["apply", "--yes", "--max-deletes", "1", scratch.path(of: "rooms.yaml")])
        #expect(applied.exitCode == 0)
        #expect(applied.output.contains("1 deleted"))
        #expect(try sandbox.dialogs(as: 1).count == 1)
    }

    @Test func `OneRoster: classes get their titles from one file and their people from another`() async throws {
        let (rooms, errors) = try await rooms(of: "oneroster", owner: "registrar")
        #expect(rooms == ["Math 7 - Period 3: t1* t2 s1 s2", "Science 7: t2* s1"])
        #expect(errors == "")
    }

    @Test func `Moodle: each course of several columns has one room, and its groups, too`() async throws {
        let (rooms, errors) = try await rooms(of: "moodle", owner: "registrar")
        #expect(
            rooms == [
                "chem101: curiem* tacitus", "hist231: jonest curiem tacitus*", "math102 Section 1: jonest",
                "math102 Section 3: reznort", "math102: jonest reznort curiem*",
            ]
        )
        #expect(errors == "")
    }

    @Test func `a directory: one room for all members, and one for each department`() async throws {
        let (rooms, errors) = try await rooms(of: "directory", owner: "office")
        #expect(rooms == ["Everybody: ann ben cem eva", "Garden: cem", "Kitchen: ann* ben"])
        #expect(errors == "")
    }
}
