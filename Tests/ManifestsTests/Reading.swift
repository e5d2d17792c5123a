import Diagnostics
import Dialogs
import Manifests
import TestSupport
import Testing

/// Reads marked manifests, and expects exactly these diagnostics; see `MarkedFiles.expect`.
func expectDiagnostics(
    _ files: MarkedFiles,
    _ expected: [String],
    for ownership: Ownership = .apiKey(defaultOwner: 1),
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    files.expect(reading(of: files, for: ownership).diagnostics, are: expected, sourceLocation: sourceLocation)
}

/// Reads one marked manifest, and expects exactly these diagnostics.
func expectDiagnostics(
    _ manifest: String,
    _ expected: [String],
    for ownership: Ownership = .apiKey(defaultOwner: 1),
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    expectDiagnostics(MarkedFiles(manifest), expected, for: ownership, sourceLocation: sourceLocation)
}

/// Reads manifests.
func reading(of files: MarkedFiles, for ownership: Ownership = .apiKey(defaultOwner: 1)) -> ManifestReading {
    let sources = files.files.map { ManifestSource(path: $0.path, bytes: Array($0.text.utf8)) }
    return ManifestSet(sources).resolve(ownership)
}

/// The dialogs of a manifest without mistakes.
func dialogs(
    in manifest: String,
    for ownership: Ownership = .apiKey(defaultOwner: 1),
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) -> [DesiredDialog] {
    let reading = reading(of: MarkedFiles(manifest), for: ownership)
    #expect(reading.diagnostics.map(\.description) == [], sourceLocation: sourceLocation)
    return reading.dialogs
}

/// A manifest with these dialogs, indented as they are.
func manifest(_ dialogs: String) -> String { "version: 1\ndialogs:\n\(dialogs)" }
