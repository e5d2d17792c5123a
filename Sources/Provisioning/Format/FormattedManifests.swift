package import Diagnostics
internal import Dialogs
internal import ManifestWriting
internal import Manifests
internal import Synchronization

/// The manifests at some paths, put into their one form in memory: nothing is written to the disk before the changes
/// are.
package struct FormattedManifests: Sendable {
    /// What the files would become whose form is another, in the order in which they were read.
    package let changes: [ManifestChange]
    /// The text of standard input in its form, where that was read.
    package let standardInput: [UInt8]?
    /// Why files are left as they are.
    package let refused: [Diagnostic]

    /// Reads and formats the manifests.
    ///
    /// - Parameter paths: Files, folders, or `-`.
    /// - Returns: The manifests in their form.
    /// - Throws: A `RunFailure` if the formatted files together declare something else than they did.
    package static func format(_ paths: [String]) throws(RunFailure) -> Self {
        let read = Mutex<[ManifestSource]>([])
        let set = ManifestLoader { source in
            read.withLock { $0.append(source) }
            return source
        }.load(paths)
        let sources = read.withLock(\.self)
        var (texts, refused) = ([String: [UInt8]](), set.unreadable)
        for source in sources {
            do throws(ManifestFormatter.Refusal) {
                texts[source.path] = try ManifestFormatter.formatted(source.bytes, path: source.path)
            } catch {
                refused += error.diagnostics
            }
        }
        let changed = sources.filter { texts[$0.path] != nil && texts[$0.path] != $0.bytes }
        if !changed.isEmpty {
            let after = ManifestSet(sources.map { $0.edited(texts) })
            // What cannot be read is in neither.
            guard SetContent(of: ManifestSet(sources)) == SetContent(of: after) else {
                throw RunFailure(
                    "in their usual form the manifests would not declare what they do: nothing was written",
                    status: .wrongInput
                )
            }
        }
        let changes = changed.map { ManifestChange(path: $0.path, old: $0.bytes, new: texts[$0.path] ?? $0.bytes) }
        return Self(changes: changes, standardInput: texts["-"], refused: refused)
    }
}

/// What a set declares, wherever it stands in the files.
private struct SetContent: Equatable {
    private let dialogs: [String]
    private let declaredCount: Int
    private let keyField: ExactText?
    private let protected: Set<NamedUser>
    private let names: [UserID: ExactText]
    private let mistakes: Int

    init(of set: ManifestSet) {
        let reading = set.resolve(.undetermined, expands: true)
        dialogs = reading.expansion.map(ManifestText.text)
        declaredCount = reading.declaredCount
        keyField = reading.keyField
        protected = Set(reading.protected)
        names = reading.names
        mistakes = reading.diagnostics.count
    }
}
