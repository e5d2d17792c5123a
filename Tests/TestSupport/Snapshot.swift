internal import FoundationEssentials
package import Testing

/// Compares a text with the snapshot of this name, kept in the folder `Snapshots` beside the test.
///
/// A missing snapshot is recorded, and so is every one while the environment variable `RECORD_SNAPSHOTS` is set;
/// recording fails the test, so that nobody takes a new snapshot for a passed test.
package func expectSnapshot(
    of text: String,
    named name: String,
    file: String = #filePath,
    sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent("Snapshots")
    let snapshot = folder.appendingPathComponent("\(name).txt")
    let isRecording = ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil
    guard !isRecording, let expected = try? String(contentsOf: snapshot, encoding: .utf8) else {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try text.write(to: snapshot, atomically: true, encoding: .utf8)
        Issue.record("recorded \(name).txt; read it, then run again", sourceLocation: sourceLocation)
        return
    }
    #expect(text == expected, sourceLocation: sourceLocation)
}
