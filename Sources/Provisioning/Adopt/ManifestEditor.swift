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
    private var originals: [String: [UInt8]]
    private var edited: [String: [UInt8]] = [:]

    /// The rosters of which dialogs are made.
    private let rosters: [RosterUse]

    /// The dialogs that the edited manifests declare; people who are to be looked up stand in them with IDs that nobody
    /// has.
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
        return Self(paths, ownership, sources.withLock(\.self), reading)
    }

    private init(
        _ paths: [String],
        _ ownership: Ownership,
        _ originals: [String: [UInt8]],
        _ reading: ManifestReading
    ) {
        self.paths = paths
        self.ownership = ownership
        self.originals = originals
        dialogs = reading.dialogs
        rosters = reading.rosters
    }

    private static func load(
        _ paths: [String],
        _ ownership: Ownership,
        _ onSource: @escaping @Sendable (ManifestSource) -> ManifestSource
    ) -> ManifestReading {
        let manifests = ManifestLoader(onSource: onSource).load(paths)
        let reading = manifests.resolve(ownership)
        guard reading.users.count > 0, reading.diagnostics.isEmpty else { return reading }
        return manifests.resolve(ownership.forAnyone, .placeholders(for: reading.users))
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
        for edit in try edits(for: adoption, of: dialog) {
            let texts = edited.merging([path: edit]) { $1 }
            let reading = Self.load(paths, ownership) { $0.edited(texts) }
            guard reading.diagnostics.isEmpty, adoption.isAll(between: dialogs, and: reading.dialogs) else { continue }
            edited = texts
            dialogs = reading.dialogs
            written += 1
            return
        }
        throw .noPlainPlace(for: adoption, at: dialog.location)
    }

    /// The texts with the id, of the manifest or the roster that declares the dialog.
    private mutating func edits(
        for adoption: Adoption,
        of dialog: DesiredDialog
    ) throws(AdoptionError) -> [[UInt8]] {
        let path = dialog.location.path
        let uses = rosters.filter { $0.path == path }
        guard !uses.isEmpty else {
            guard let text = edited[path] ?? originals[path] else {
                throw .noPlainPlace(for: adoption, at: dialog.location)
            }
            return try adoption.edits(of: text, at: dialog.location)
        }
        if originals[path] == nil { originals[path] = try? BoundedFile.bytes(atPath: path, limit: Self.mostBytes) }
        guard let text = edited[path] ?? originals[path] else {
            throw .noPlainPlace(for: adoption, at: dialog.location)
        }
        return try adoption.edits(ofRoster: text, at: dialog.location, uses)
    }

    /// The most bytes of a roster into which an id is written.
    private static let mostBytes = 64 << 20

    /// The rosters whose dialogs cannot have an id in a column.
    package var rostersWithoutIDs: Set<String> {
        Set(rosters.map(\.path)).subtracting(rosters.filter { $0.idColumn != nil }.map(\.path))
    }

    /// The changed files, in order of their paths.
    package var changes: [ManifestChange] {
        edited.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { path, text in
            ManifestChange(path: path, old: originals[path] ?? [], new: text)
        }
    }

    /// The changes as a unified diff.
    package var difference: String {
        let lines = changes.flatMap(\.difference)
        return lines.map { $0.displaySafe + "\n" }.joined()
    }
}

extension Ownership {
    /// The same owner of dialogs that name none, and any other for those that do.
    fileprivate var forAnyone: Self {
        switch self {
        case .session(let user): .apiKey(defaultOwner: user)
        case .apiKey, .undetermined: self
        }
    }
}
