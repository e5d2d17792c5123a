internal import ManifestWriting
internal import Platform

/// A change to a manifest file.
package struct ManifestChange: Sendable {
    /// The file's path.
    package let path: String
    let old: [UInt8]
    let new: [UInt8]

    /// The change as a unified diff, line by line; not yet safe for a terminal.
    package var difference: [String] { UnifiedDiff(from: old, to: new, path: path).lines }

    /// Replaces the file's old text by the new one.
    ///
    /// - Throws: A `RunFailure` if the file does not have the old text any more, or cannot be written.
    package func write() throws(RunFailure) {
        guard let now = try? BoundedFile.bytes(atPath: path, limit: old.count), now == old else {
            throw RunFailure(
                "'\(path)' was changed meanwhile, and is not written: try again",
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
