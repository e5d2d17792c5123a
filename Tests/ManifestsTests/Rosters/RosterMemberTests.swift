import Dialogs
import Manifests
import TestSupport
import Testing

/// Members who are chosen by what their row says.
@Suite struct RosterMemberTests {
    private static let enrollments = """
        course_id,user_id,role,section_id,status
        E411208,01103,student,1B,active
        E411208,13834,student,2A,active
        E411208,13aa3,teacher,2A,active
        E411208,13835,student,2A,deleted
        E411209,01103,student,1B,active
        E411209,t77,teacher,1B,active

        """

    private func read(_ fields: String, _ roster: String = enrollments) -> (
        reading: ManifestReading, files: MarkedFiles
    ) {
        let logins = ["01103", "13834", "13aa3", "13835", "t77"].enumerated().map { place, login in
            (UserReference(.login, ExactText(login)), UserID(integerLiteral: 10 + place))
        }
        return reading(
            """
            version: 1
            defaults: {type: group, owner: 1}
            dialogs:
              - from_csv: r.csv
                group_by: [course_id]
                key: "course/{course_id}"
                name: "{course_id}"
            \(fields.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n"))
            """,
            rosters: ["r.csv": roster],
            ResolvedUsers(Dictionary(uniqueKeysWithValues: logins))
        )
    }

    @Test func `teachers of a course are the admins of its room, and a deleted row makes nobody a member`() {
        let reading = read(
            """
            where: {status: active}
            occupants: ["login:{user_id}"]
            admins: [{each: "login:{user_id}", where: {role: teacher}}]
            """
        ).reading
        #expect(reading.diagnostics == [])
        #expect(reading.warnings == [])
        #expect(reading.dialogs.map(\.key) == ["course/E411208", "course/E411209"])
        #expect(reading.dialogs.map(\.members) == [[1, 10, 11, 12], [1, 10, 14]])
        #expect(reading.dialogs.map(\.admins) == [[12], [14]])
    }

    @Test func `statuses that do not count are said once, and conditions may be several`() {
        let reading = read(
            """
            where: {status: {not: [deleted, inactive]}}
            occupants: [{each: "login:{user_id}", where: {role: {not: teacher}, section_id: 2A}}, 7]
            admins: [{each: "login:{user_id}", where: {role: [teacher, ta]}}]
            """
        ).reading
        #expect(reading.diagnostics == [])
        #expect(reading.dialogs.map(\.members) == [[1, 7, 11, 12], [1, 7, 14]])
    }

    @Test func `a condition that no row meets is warned of where it stands`() {
        let (reading, files) = read(
            """
            occupants: ["login:{user_id}"]
            admins: [{each: "login:{user_id}", 1️⃣where: {role: techer}}]
            """
        )
        #expect(reading.diagnostics == [])
        files.expect(
            reading.warnings,
            are: ["1️⃣ warning: no row is as this 'where' wants it, so that it names nobody"]
        )
        #expect(reading.dialogs.map(\.admins) == [[], []])
    }

    @Test func `a mistake in a cell of a chosen row is told with row and column, and in others not looked for`() {
        let roster = "course_id,user_id,role,boss\nA,t77,teacher,1️⃣#N/A\nA,01103,student,#N/A\n"
        let (reading, files) = read(
            """
            occupants: ["login:{user_id}"]
            admins: [{each: "login:{boss}", where: {role: teacher}}]
            """,
            roster
        )
        files.expect(
            reading.diagnostics,
            are: [
                "1️⃣ error: column 'boss': '#N/A' stands where a formula of the spreadsheet failed: mend it, and export the table again",
                "rooms.yaml:4:5 note: where such a value is meant, write here 'allow: {boss: [\"#N/A\"]}'",
            ]
        )
        let (other, otherFiles) = read(
            """
            occupants: ["login:{user_id}"]
            admins: [{each: "login:{user_id}", where: {role: teacher}}]
            """,
            "course_id,user_id,role\nA,t77,1️⃣#REF!\n"
        )
        otherFiles.expect(
            other.diagnostics,
            are: [
                "1️⃣ error: column 'role': '#REF!' stands where a formula of the spreadsheet failed: mend it, and export the table again",
                "rooms.yaml:4:5 note: where such a value is meant, write here 'allow: {role: [\"#REF!\"]}'",
            ]
        )
    }

    @Test(arguments: [
        (
            "1️⃣{where: {role: teacher}}",
            ["1️⃣ error: 'each' is missing: add whom a row names, such as 'each: \"login:{user}\"'"]
        ),
        (
            "{each: 1️⃣ann, where: {role: teacher}}",
            ["1️⃣ error: 'each' takes in a column, such as \"login:{user}\"; who is in every dialog is named without it"]
        ),
        (
            "{each: 1️⃣{user_id}, where: {role: x}}",
            ["1️⃣ error: braces without quotes are a map in YAML: write '\"{user_id}\"'"]
        ),
        (
            "{each: \"{user_id}\", 1️⃣were: {role: x}}",
            ["1️⃣ error: unknown field 'were'", "1️⃣ note: did you mean 'where'?"]
        ),
        ("{each: \"{user_id}\", 1️⃣if: {role: x}}", ["1️⃣ error: unknown field 'if': write 'where'"]),
        ("{each: \"{user_id}\", where: 1️⃣teacher}", ["1️⃣ error: 'where' must be a map, not text"]),
        (
            "{each: 1️⃣\"{user}\", where: {2️⃣rolle: x}}",
            [
                "1️⃣ error: the roster has no column 'user'",
                "1️⃣ note: its first line names the columns course_id, user_id, role, section_id, status",
                "2️⃣ error: the roster has no column 'rolle'", "2️⃣ note: did you mean 'role'?",
            ]
        ),
        (
            "{each: \"{user_id}\", where: {role: {1️⃣is: x}}}",
            [
                "1️⃣ error: unknown comparison 'is': write the wanted values, or '{not: ...}' with those that are not wanted"
            ]
        ),
        (
            "{each: \"{user_id}\", where: {role: 1️⃣{}}}",
            ["1️⃣ error: the value of a column must be a text, or a list of texts; '' for an empty cell"]
        ),
    ])
    func `a wrong choice is told where it stands`(member: String, expected: [String]) {
        let (reading, files) = read("occupants: [7]\nadmins: [\(member)]")
        files.expect(reading.diagnostics, are: expected)
    }

    @Test func `outside of rosters nobody is chosen by rows`() {
        expectDiagnostics(
            manifest("- {type: group, name: x, occupants: [5, 1️⃣{each: x, where: {a: b}}]}"),
            ["1️⃣ error: a user is named by a name or an ID, not by a map"]
        )
    }
}
