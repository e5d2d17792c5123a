import Diagnostics
import Dialogs
import Manifests
import TestSupport
import Testing

/// Reads one manifest with rosters beside it; marks may stand in all of them.
func reading(
    _ manifest: String,
    rosters: KeyValuePairs<String, String>,
    _ found: ResolvedUsers = .unasked,
    for ownership: Ownership = .apiKey(defaultOwner: 1)
) -> (reading: ManifestReading, files: MarkedFiles) {
    var texts: [(String, String)] = [("rooms.yaml", manifest)]
    texts += rosters.map { ($0.key, $0.value) }
    let files = MarkedFiles(texts)
    let bytes = Dictionary(uniqueKeysWithValues: files.files.dropFirst().map { ($0.path, Array($0.text.utf8)) })
    let source = ManifestSource(path: "rooms.yaml", bytes: Array(files.files[0].text.utf8), rosters: bytes)
    return (ManifestSet([source]).resolve(ownership, found), files)
}

/// Expects exactly these diagnostics of a manifest whose one entry is `entry`, and whose roster is `roster`.
func expectRosterDiagnostics(
    _ entry: String,
    _ roster: String,
    _ expected: [String],
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let (reading, files) = reading("version: 1\ndialogs:\n\(entry)\n", rosters: ["r.csv": roster])
    files.expect(reading.diagnostics, are: expected, sourceLocation: sourceLocation)
}

/// The dialogs that a roster without mistakes makes.
func rosterDialogs(
    _ entry: String,
    _ roster: String,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) -> [DesiredDialog] {
    let reading = reading("version: 1\ndialogs:\n\(entry)\n", rosters: ["r.csv": roster]).reading
    #expect(reading.diagnostics.map(\.description) == [], sourceLocation: sourceLocation)
    #expect(reading.declaredCount == reading.dialogs.count, sourceLocation: sourceLocation)
    return reading.dialogs
}

/// An entry that makes a group of each row, or of each course.
let courses = """
      - from_csv: r.csv
        key: "course/{course}"
        type: group
        name: "{course} {title}"
        occupants: ["{students}"]
    """
