import Diagnostics
import Dialogs
import Manifests
import TestSupport
import Testing

/// Rooms of a roster that are to go, as a column says.
@Suite struct RosterStateTests {
    private static let entry = """
        version: 1
        defaults: {type: group, owner: 1}
        dialogs:
          - {from_csv: courses.csv, key: "{course}", name: "{course}", occupants: ["{student}"], state: "{status}"}
        """

    private func read(_ rows: String) -> (reading: ManifestReading, files: MarkedFiles) {
        reading(Self.entry, rosters: ["courses.csv": "course,status,student\n\(rows)"], ResolvedUsers([:]))
    }

    @Test func `a column says which of them are to be absent`() {
        let (reading, _) = read("M1,present,2\nP1,absent,3\n")
        #expect(reading.dialogs.map(\.state) == [.present, .absent])
    }

    @Test func `another word in that column is a mistake, at its cell`() {
        let (reading, files) = read("M1,1️⃣closed,2\n")
        files.expect(
            reading.diagnostics,
            are: ["1️⃣ error: column 'status': unknown state 'closed': write present or absent"]
        )
    }

    private static let conditional = """
        version: 1
        defaults: {type: group, owner: 1}
        dialogs:
          - from_csv: courses.csv
            group_by: [course]
            key: "{course}"
            name: "{course}"
            occupants: ["{student}"]
            state: {absent: {status: [ended, cancelled]}}
        """

    private func conditional(_ rows: String) -> (reading: ManifestReading, files: MarkedFiles) {
        reading(Self.conditional, rosters: ["courses.csv": "course,status,student\n\(rows)"], ResolvedUsers([:]))
    }

    @Test func `a condition says which of them are to be absent, in whatever words the table has`() {
        let (reading, _) = conditional("M1,running,2\nM1,,3\nP1,ended,3\nP1,cancelled,4\nC1,Ended,5\n")
        #expect(reading.diagnostics.map(\.description) == [])
        #expect(reading.dialogs.map(\.state) == [.present, .absent, .present])
        #expect(reading.dialogs.map(\.members) == [[1, 2, 3] as UserIDs?, [1, 3, 4], [1, 5]])
    }

    @Test func `where it says so of some rows of a dialog alone, nobody knows whether it goes`() {
        let (reading, files) = conditional("M1,2️⃣running,2\nM1,1️⃣ended,3\n")
        files.expect(
            reading.diagnostics,
            are: [
                "1️⃣ error: column 'status': 'absent' differs from 'present' in another row of the same dialog",
                "2️⃣ note: first here",
            ]
        )
    }

    @Test func `a damaged cell neither keeps a dialog nor has it go`() {
        let (reading, files) = conditional("M1,1️⃣#N/A,2\n")
        files.expect(
            reading.diagnostics,
            are: [
                "1️⃣ error: column 'status': '#N/A' stands where a formula of the spreadsheet failed: mend it, and export the table again",
                "rooms.yaml:4:5 note: where such a value is meant, write here 'allow: {status: [\"#N/A\"]}'",
            ]
        )
    }

    @Test(arguments: [
        (
            "{1️⃣absnt: {status: x}}",
            "unknown state 'absnt': write '{absent: {column: value}}', and what is not so is present", "absent"
        ),
        ("{absent: 1️⃣{}}", Self.noColumn, nil),
        ("1️⃣{}", Self.noColumn, nil), ("{absent: {1️⃣status: []}}", Self.noColumn, nil),
        ("{absent: {1️⃣status: {not: []}}}", Self.noColumn, nil),
        ("{absent: {1️⃣statu: x}}", "the roster has no column 'statu'", "status"),
    ])
    func `a condition that is none is a mistake, since each row would go`(
        state: String,
        message: String,
        near: String?
    ) {
        let entry = Self.conditional.replacing("{absent: {status: [ended, cancelled]}}", with: state)
        let (reading, files) = reading(entry, rosters: ["courses.csv": "course,status,student\nM1,,2\n"])
        let note = near.map { ["1️⃣ note: did you mean '\($0)'?"] } ?? []
        files.expect(reading.diagnostics, are: ["1️⃣ error: \(message)"] + note)
    }

    private static let noColumn =
        "'absent' names no column: write '{absent: {column: value}}' with the values of what is to go"

    @Test func `entries that combine take a condition from whichever says it`() {
        let manifest = """
            version: 1
            defaults: {type: group, owner: 1}
            dialogs:
              - {from_csv: courses.csv, combine: true, key: "{id}", name: "{id}", state: {absent: {status: completed}}}
              - {from_csv: people.csv, combine: true, group_by: [course], key: "{course}", occupants: ["{who}"]}
            """
        let made = reading(
            manifest,
            rosters: ["courses.csv": "id,status\nM1,active\nP1,completed\n", "people.csv": "course,who\nM1,2\nP1,3\n"]
        )
        #expect(made.reading.diagnostics.map(\.description) == [])
        #expect(made.reading.dialogs.map(\.state) == [.present, .absent])
    }

    @Test func `what is to be absent needs no people where entries combine, and what is to be there does`() {
        let manifest = """
            version: 1
            defaults: {type: group, owner: 1}
            dialogs:
              - {from_csv: courses.csv, combine: true, key: "{id}", name: "{id}", state: {absent: {status: completed}}}
              - {from_csv: people.csv, combine: true, group_by: [course], key: "{course}", occupants: ["{who}"]}
            """
        let (reading, files) = reading(
            manifest.replacing("- {from_csv: courses", with: "- 1️⃣{from_csv: courses"),
            rosters: ["courses.csv": "id,status\nM1,active\nP1,completed\nC1,\n", "people.csv": "course,who\nM1,2\n"]
        )
        files.expect(
            reading.diagnostics + reading.warnings,
            are: [
                "1️⃣ warning: 'C1' is left out, since no entry of this file with 'combine' gives 'occupants' for it"
            ]
        )
        #expect(reading.dialogs.map(\.key) == ["M1", "P1"])
        #expect(reading.dialogs.map(\.members) == [[1, 2] as UserIDs?, [1]])
        #expect(reading.dialogs.map(\.state) == [.present, .absent])
    }

    @Test func `two entries of one table may share its rows by conditions, but not a dialog`() {
        let manifest = """
            version: 1
            defaults: {type: group, owner: 1}
            dialogs:
              - {from_csv: r.csv, where: {s: {not: x}}, group_by: [c], key: "{c}", name: "{c}", occupants: ["{w}"]}
              - {from_csv: r.csv, where: {s: x}, group_by: [c], key: "{c}", name: "{c}", occupants: ["{w}"], state: absent}
            """
        let apart = reading(manifest, rosters: ["r.csv": "c,s,w\nM1,,2\nP1,x,3\n"]).reading
        #expect(apart.diagnostics.map(\.description) == [])
        #expect(apart.dialogs.map(\.state) == [.present, .absent])
        let mixed = reading(manifest, rosters: ["r.csv": "c,s,w\nM1,,2\nM1,x,3\n"]).reading
        #expect(
            mixed.diagnostics.map(\.message.text) == [
                "column 'c': two dialogs have the key 'M1': give one of them another"
            ]
        )
    }
}
