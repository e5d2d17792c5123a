internal import Diagnostics
package import Dialogs
package import ManifestWriting
package import Manifests
internal import Platform
internal import Synchronization

/// Writes ids into manifests one by one, in memory.
///
/// After each the manifests are read again, and must declare the same as before plus the id.
package struct ManifestEditor {
    private let paths: [String]
    private let ownership: Ownership
    private let originals: [String: [UInt8]]
    private var edited: [String: [UInt8]] = [:]

    /// The dialogs that the edited manifests declare.
    package private(set) var dialogs: [DesiredDialog]
    /// The number of ids written.
    package private(set) var written = 0

    /// Reads the manifests.
    ///
    /// - Throws: A `RunFailure` with every error in them.
    package static func read(_ paths: [String], _ ownership: Ownership) throws(RunFailure) -> Self {
        let sources = Mutex<[String: [UInt8]]>([:])
        let reading = Self.load(paths, ownership) { source in
            sources.withLock { $0[source.path] = source.bytes }
            return source
        }
        guard reading.diagnostics.isEmpty else { throw RunFailure(reading.diagnostics) }
        return Self(paths, ownership, sources.withLock(\.self), reading.dialogs)
    }

    private init(
        _ paths: [String],
        _ ownership: Ownership,
        _ originals: [String: [UInt8]],
        _ dialogs: [DesiredDialog]
    ) {
        self.paths = paths
        self.ownership = ownership
        self.originals = originals
        self.dialogs = dialogs
    }

    private static func load(
        _ paths: [String],
        _ ownership: Ownership,
        _ onSource: @escaping @Sendable (ManifestSource) -> ManifestSource
    ) -> ManifestReading {
        ManifestLoader(onSource: onSource).load(paths).resolve(ownership)
    }
}

extension ManifestEditor {
    /// Checks that every key is declared.
    ///
    /// - Throws: A `RunFailure` that names a key that is not.
    package func requireKeys(of adoptions: [Adoption]) throws(RunFailure) {
        let keys = Set(dialogs.map(\.key))
        guard let unknown = adoptions.first(where: { !keys.contains($0.key) }) else { return }
        throw RunFailure("no dialog of these manifests has the key '\(unknown.key)'", status: .wrongInput)
    }

    /// Writes one id, unless the manifest has it already.
    ///
    /// - Throws: `AdoptionError` if the id cannot be inserted safely.
    package mutating func adopt(_ adoption: Adoption) throws(AdoptionError) {
        guard let dialog = dialogs.first(where: { $0.key == adoption.key }),
            dialog.pinnedID != adoption.id
        else { return }
        let path = dialog.location.path
        guard let text = edited[path] ?? originals[path] else {
            throw .noPlainPlace(for: adoption, at: dialog.location)
        }
        for edit in try adoption.edits(of: text, at: dialog.location) {
            let texts = edited.merging([path: edit]) { $1 }
            let reading = Self.load(paths, ownership) { source in
                texts[source.path].map { ManifestSource(path: source.path, bytes: $0) } ?? source
            }
            guard reading.diagnostics.isEmpty, adoption.isAll(between: dialogs, and: reading.dialogs) else { continue }
            edited = texts
            dialogs = reading.dialogs
            written += 1
            return
        }
        throw .noPlainPlace(for: adoption, at: dialog.location)
    }

    /// The changed files, in order of their paths.
    package var changes: [ManifestChange] {
        edited.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { path, text in
            ManifestChange(path: path, old: originals[path] ?? [], new: text)
        }
    }

    /// The changes as a unified diff.
    package var difference: String {
        let lines = changes.flatMap { UnifiedDiff(from: $0.old, to: $0.new, path: $0.path).lines }
        return lines.map { $0.displaySafe + "\n" }.joined()
    }
}

/// A change to a manifest file.
package struct ManifestChange: Sendable {
    let path: String
    let old: [UInt8]
    let new: [UInt8]

    /// Replaces the file's old text by the new one.
    ///
    /// - Throws: A `RunFailure` if the file does not have the old text any more, or cannot be written.
    package func write() throws(RunFailure) {
        guard let now = try? BoundedFile.bytes(atPath: path, limit: old.count), now == old else {
            throw RunFailure(
                "'\(path)' was changed meanwhile, and is not written: adopt again",
                status: .externalFailure
            )
        }
        do throws(AtomicFile.Unwritable) {
            try AtomicFile(path: path).replace(with: new)
        } catch {
            throw RunFailure("'\(path)' cannot be written: \(error.reason)", status: .externalFailure)
        }
    }
}
