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
}
