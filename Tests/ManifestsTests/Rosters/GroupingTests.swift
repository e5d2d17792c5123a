import Diagnostics
import Dialogs
import Manifests
import TestSupport
import Testing

/// One dialog of many rows, of several columns, or of several entries.
@Suite struct GroupingTests {
    private static let members = """
        username,email,status
        ann,ann@club.example,Member
        ben,ben@club.example,Admin
        cem,cem@club.example,Deactivated

        """

    private static let people = """
        username,email,course1,group1,course2,group2
        p1,p1@school.example,math102,Section 1,hist231,A
        p2,p2@school.example,math102,Section 2,,
        p3,p3@school.example,hist231,A,math102,Section 1
        p4,p4@school.example,,,,

        """

    private static let found = ResolvedUsers([
        UserReference(.login, "p1"): 11, UserReference(.login, "p2"): 12, UserReference(.login, "p3"): 13,
        UserReference(.login, "p4"): 14, UserReference(.email, "ann@club.example"): 21,
        UserReference(.email, "ben@club.example"): 22, UserReference(.email, "cem@club.example"): 23,
    ])

    private func read(
        _ entries: String,
        rosters: KeyValuePairs<String, String>
    ) -> (reading: ManifestReading, files: MarkedFiles) {
        reading("version: 1\ndefaults: {type: group, owner: 1}\ndialogs:\n\(entries)", rosters: rosters, Self.found)
    }

    private func expect(
        _ entries: String,
        rosters: KeyValuePairs<String, String>,
        _ expected: [String],
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        let (reading, files) = read(entries, rosters: rosters)
        files.expect(reading.diagnostics, are: expected, sourceLocation: sourceLocation)
    }

    @Test func `an empty group_by makes one dialog of all rows that count`() {
        let reading = read(
            "  - {from_csv: r.csv, group_by: [], where: {status: [Member, Admin]}, name: Everybody, occupants: ['email:{email}']}",
            rosters: ["r.csv": Self.members]
        ).reading
        #expect(reading.diagnostics == [])
        #expect(reading.dialogs.map(\.key) == ["group/Everybody"])
        #expect(reading.dialogs.map(\.members) == [[1, 21, 22]])
        #expect(reading.dialogs.map(\.location.lineReference) == ["r.csv:2"])
    }

    @Test func `an empty group_by without rows that count, or with a name that varies, is told`() {
        expect(
            "  - {from_csv: 1️⃣r.csv, group_by: [], where: {status: None}, name: x, occupants: ['email:{email}']}",
            rosters: ["r.csv": Self.members],
            ["1️⃣ error: no row of the roster is as 'where' wants it"]
        )
        expect(
            "  - {from_csv: r.csv, group_by: [], name: '{n}', occupants: [5]}",
            rosters: ["r.csv": "n\n1️⃣a\n2️⃣b\n"],
            ["2️⃣ error: column 'n': 'b' differs from 'a' in another row of the same dialog", "1️⃣ note: first here"]
        )
    }

    @Test func `rows that each make the same dialog are told once, with what gathers them`() {
        expect(
            "  - {from_csv: r.csv, name: Everybody, occupants: ['email:{email}']}",
            rosters: ["r.csv": Self.members.replacing("\nann", with: "\n1️⃣ann").replacing("\nben", with: "\n2️⃣ben")],
            [
                "2️⃣ error: a second row makes a dialog with the key 'group/Everybody'", "1️⃣ note: first here",
                "2️⃣ note: each row is a dialog of its own: 'group_by' gathers rows into one, and 'group_by: []' all of them",
            ]
        )
    }

    @Test func `courses in several columns are one room each, and rows without one are left out`() {
        let reading = read(
            """
              - from_csv: r.csv
                columns: {course: [course1, course2], section: [group1, group2]}
                where: {course: {not: ""}}
                group_by: [course]
                key: "course/{course}"
                name: "{course}"
                occupants: [5, "login:{username}"]
                admins: [{each: "login:{username}", where: {section: A}}]
            """,
            rosters: ["r.csv": Self.people]
        ).reading
        #expect(reading.diagnostics == [])
        #expect(reading.dialogs.map(\.key) == ["course/math102", "course/hist231"])
        #expect(reading.dialogs.map(\.members) == [[1, 5, 11, 12, 13], [1, 5, 11, 13]])
        #expect(reading.dialogs.map(\.admins) == [[], [11, 13]])
    }

    @Test func `a mistake in one of several columns names that column`() {
        expect(
            """
              - from_csv: r.csv
                columns: {course: [course1, course2]}
                group_by: [course]
                key: "{course}"
                name: "{course}"
                occupants: ["login:{username}"]
            """,
            rosters: ["r.csv": "username,course1,course2\np1,a,1️⃣\n"],
            [
                "1️⃣ error: column 'course2': the cell is empty, so the row belongs to no dialog: fill it in, or leave such rows out with 'where: {course: {not: \"\"}}'"
            ]
        )
    }

    @Test(arguments: [
        (
            "{1️⃣username: [course1]}",
            ["1️⃣ error: the roster has a column 'username' already: give those that are read in turn another name"]
        ),
        ("{c: [1️⃣course9]}", ["1️⃣ error: the roster has no column 'course9'", "1️⃣ note: did you mean 'course1'?"]),
        ("{c: 1️⃣[]}", ["1️⃣ error: 'c' names no column: name those that it stands for, or remove it"]),
        ("{c: 1️⃣course1}", ["1️⃣ error: 'c' must be a list, not text: write '[course1]'"]),
        ("{c: [course1, 1️⃣'']}", ["1️⃣ error: a column is named by its name in the roster's first line"]),
        (
            "{1️⃣c: [course1, course2], 2️⃣g: [group1]}",
            [
                "2️⃣ error: 'g' stands for 1 columns, and 'c' for 2: they are read side by side",
                "1️⃣ note: the other is here",
            ]
        ),
    ])
    func `wrong names for columns are told`(columns: String, expected: [String]) {
        expect(
            "  - {from_csv: r.csv, columns: \(columns), name: x, group_by: [], occupants: ['login:{username}']}",
            rosters: ["r.csv": Self.people],
            expected
        )
    }

    @Test func `a column is suggested by the names that stand for several`() {
        expect(
            "  - {from_csv: r.csv, columns: {lesson: [course1, course2]}, name: 1️⃣'{leson}', occupants: [5]}",
            rosters: ["r.csv": Self.people],
            ["1️⃣ error: the roster has no column 'leson'", "1️⃣ note: did you mean 'lesson'?"]
        )
    }

    private static let combined = """
          - from_csv: courses.csv
            combine: true
            group_by: [id]
            key: "course/{id}"
            name: "{title}"
            data: {class_name: Room, term: "{term}"}
            occupants: [5]
          - {name: Lobby, occupants: [9]}
          - from_csv: people.csv
            combine: true
            columns: {course: [course1, course2]}
            where: {course: {not: ""}}
            group_by: [course]
            key: "course/{course}"
            data: {class_name: Room, region: eu}
            occupants: ["login:{username}"]
            admins: [6]
        """

    @Test func `entries that combine make one dialog of each key, and say together what it is`() {
        let reading = read(
            Self.combined,
            rosters: [
                "courses.csv": "id,title,term\nmath102,Maths,1\nhist231,History,1\n", "people.csv": Self.people,
            ]
        ).reading
        #expect(reading.diagnostics == [])
        #expect(reading.declaredCount == 3)
        #expect(reading.dialogs.map(\.key) == ["group/Lobby", "course/math102", "course/hist231"])
        #expect(reading.dialogs.map(\.name) == ["Lobby", "Maths", "History"])
        #expect(reading.dialogs.map(\.members) == [[1, 9], [1, 5, 6, 11, 12, 13], [1, 5, 6, 11, 13]])
        #expect(reading.dialogs[1].admins == [6])
        #expect(
            reading.dialogs[1].data
                == CustomData(className: "Room", fields: ["term": .text("1"), "region": .text("eu")])
        )
        #expect(reading.dialogs[1].location.lineReference == "courses.csv:2")
    }

    @Test func `a course without people, and people of a course that is not listed, are left out with a warning`() {
        let (reading, files) = read(
            Self.combined.replacing("occupants: [5]", with: "photo: x")
                .replacing("- from_csv: courses", with: "- 1️⃣from_csv: courses")
                .replacing("- from_csv: people", with: "- 2️⃣from_csv: people"),
            rosters: [
                "courses.csv": "id,title,term\nmath102,Maths,1\nempty1,Empty,1\nempty2,Empty,1\n",
                "people.csv": Self.people,
            ]
        )
        #expect(reading.diagnostics == [])
        #expect(reading.dialogs.map(\.key) == ["group/Lobby", "course/math102"])
        #expect(reading.declaredCount == 2)
        files.expect(
            reading.warnings,
            are: [
                "1️⃣ warning: 'course/empty1' and 1 more are left out, since no entry of this file with 'combine' gives 'occupants' for them",
                "2️⃣ warning: 'course/hist231' is left out, since no entry of this file with 'combine' gives 'name' for it",
            ]
        )
    }

    @Test func `two entries that say something else of one dialog are told with both places`() {
        expect(
            """
              - {from_csv: a.csv, combine: true, group_by: [c], key: '{c}', name: '{t}', update: 1️⃣true, occupants: ['{w}'], data: {class_name: Room, x: 3️⃣1}}
              - {from_csv: b.csv, combine: true, group_by: [c], key: '{c}', name: '{t}', update: 2️⃣false, occupants: ['{w}'], data: {class_name: Room, x: 4️⃣2}}
            """,
            rosters: ["a.csv": "c,t,w\nm,5️⃣Maths,7\n", "b.csv": "c,t,w\nm,6️⃣Math,8\n"],
            [
                "6️⃣ error: column 't': 'Math' differs from 'Maths', which another entry says of the same dialog",
                "5️⃣ note: first here",
                "2️⃣ error: 'false' differs from 'true', which another entry says of the same dialog",
                "1️⃣ note: first here",
                "4️⃣ error: '2' differs from '1', which another entry says of the same dialog", "3️⃣ note: first here",
            ]
        )
    }

    @Test func `entries that make one key and do not combine are told how they would`() {
        let entry = { (roster: String, combine: Bool) in
            "  - {from_csv: \(roster), \(combine ? "combine: true, " : "")group_by: [c], key: '{c}', name: '{c}', occupants: ['{w}']}\n"
        }
        let note =
            "2️⃣ note: where entries of one file make one dialog together, each of them says 'combine: true'; "
            + "those of two cannot"
        for second in [false, true] {
            expect(
                entry("a.csv", false) + entry("b.csv", second),
                rosters: ["a.csv": "c,w\n1️⃣m,7\n", "b.csv": "c,w\n2️⃣m,8\n"],
                [
                    "2️⃣ error: column 'c': two dialogs have the key 'm': give one of them another",
                    "1️⃣ note: first here", note,
                ]
            )
        }
    }

    @Test func `to combine takes a key`() {
        expect(
            "  - {from_csv: a.csv, 1️⃣combine: true, group_by: [c], name: '{c}', occupants: ['{w}']}",
            rosters: ["a.csv": "c,w\nm,7\n"],
            [
                "1️⃣ error: 'combine' joins the dialogs that entries make under one key: add the 'key', the same in each of them"
            ]
        )
        let reading = read(
            "  - {from_csv: a.csv, combine: false, group_by: [c], name: '{c}', occupants: ['{w}']}",
            rosters: ["a.csv": "c,w\nm,7\n"]
        ).reading
        #expect(reading.diagnostics == [])
    }

    @Test func `a row that is wrong in one entry leaves its dialog out, and no other mistake`() {
        let (reading, files) = read(
            Self.combined,
            rosters: [
                "courses.csv": "id,title,term\nmath102,Maths,1\nhist231,1️⃣,1\n", "people.csv": Self.people,
            ]
        )
        #expect(reading.warnings == [])
        files.expect(
            reading.diagnostics,
            are: ["1️⃣ error: column 'title': the cell is empty: fill it in, or write '{title?}' where it may be"]
        )
    }
}
