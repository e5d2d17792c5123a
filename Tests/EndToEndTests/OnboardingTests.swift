import Foundation
import TestSupport
import Testing

/// The rehearsal among the examples, with a small school: two terms, and what is left of them in the sandbox.
@Suite(.serialized, .timeLimit(.minutes(2))) struct OnboardingTests {
    @Test func `a spreadsheet becomes rooms, and the next term's changes them, by the example's one command`()
        async throws
    {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized
        let process = Process()
        process.executableURL = root.appending(path: "examples/onboarding/run")
        let school = try TemporaryFolder()
        process.arguments = ["300", "80", school.url.path]
        process.environment = ["BIN": Program.buildFolder.path, "PATH": "/usr/bin:/bin"]
        let scratch = try TemporaryFolder()
        process.standardOutput = try scratch.file("output")
        process.standardError = FileHandle.nullDevice
        try await process.runToEnd()
        #expect(process.exitCode == 0)
        let text = try scratch.read("output")
        #expect(text.contains("80 dialogs in 1 file are valid; "))
        #expect(text.contains("Apply: 80 created\n"))
        #expect(text.contains("\nPlan: 80 dialogs: 80 exist\n"))
        #expect(text.contains("82 dialogs of owner registrar (1) in brief; --all lists each with all changes\n"))
        #expect(text.contains("  - delete     2 dialogs, for everybody and for good: "))
        #expect(
            text.contains("  # undeclared  1 dialog declared before and not any more, left alone\n    course/C0006\n")
        )
        #expect(
            text.contains("'course/C0009', which is more than is allowed, so nothing was changed; look at who goes")
        )
        #expect(text.contains("error: the plan is to delete 2 dialogs, which "))
        #expect(text.ranges(of: "\nexit code 5\n").count == 2)
        #expect(text.contains("Apply: 3 created, 20 updated, 2 deleted\n"))
        #expect(text.hasSuffix("Plan: 82 dialogs: 80 exist, 2 are absent\n"))
        try expectSecondTerm(in: school)
    }

    /// Compares what is live in the sandbox with the tables, read in another way than dialogctl does.
    private func expectSecondTerm(in school: TemporaryFolder) throws {
        let (first, second) = (try courses(school.read("enrolments-1.csv")), try courses(school.read("enrolments.csv")))
        let sandbox = try SandboxProgram([
            "--accounts", school.path(of: "accounts.json"), "--store", school.path(of: "rooms.store"),
        ])
        let live = try sandbox.dialogs(as: 1)
        // What merely vanished from the table is as it was.
        let vanished = first.filter { second[$0.key] == nil }
        #expect(vanished.keys.sorted() == ["C0006"])
        let expected = second.filter { $0.value.status == "active" }.merging(vanished) { second, _ in second }
        #expect(live.map(\.name).sorted() == expected.values.map(\.name).sorted())
        let rooms = Dictionary(uniqueKeysWithValues: live.map { ($0.name, $0) })
        for course in expected.values {
            let room = try #require(rooms[course.name])
            #expect(Set(room.occupants) == course.people, "\(course.name)")
            #expect(Set(room.admins) == course.tutors, "\(course.name)")
        }
        // Whatever the rooms are called now: no room was made for a course that had one.
        let results = try school.read("rooms.csv").split(separator: "\r\n").dropFirst()
        #expect(results.count == first.count)
        let ids = Set(live.map(\.id))
        let gone = results.count { row in !ids.contains { row.contains($0) } }
        #expect(gone == second.values.count { $0.status == "ended" })
        #expect(live.count == 81)
        #expect(live.contains { $0.name == "C0003 Advanced Drama, group 3" })
    }

    /// A course, as the rows of a table tell it.
    private struct Course {
        var name = ""
        var status = ""
        var people: Set<Int> = [1]
        var tutors: Set<Int> = []
    }

    private func courses(_ table: String) throws -> [String: Course] {
        var courses: [String: Course] = [:]
        for row in table.split(separator: "\r\n").dropFirst() {
            let parts = row.split(separator: "\"")
            let key = String(parts[0].dropLast())
            let tutors = try parts[3].split(separator: "; ").map { try id($0.prefix { $0 != "@" }) }
            courses[key, default: Course()].name = "\(key) \(parts[1])"
            courses[key]?.status = String(parts[4].dropFirst())
            courses[key]?.tutors.formUnion(tutors)
            courses[key]?.people.formUnion(tutors + [try id(parts[2].dropFirst().dropLast())])
        }
        return courses
    }

    /// The generator gives everybody a login of the ID.
    private func id(_ login: Substring) throws -> Int { try #require(Int(login.dropFirst())) }
}
