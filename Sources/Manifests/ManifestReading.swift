package import Diagnostics
package import Dialogs

/// What a set of manifests declares, or every mistake in it.
package struct ManifestReading: Sendable {
    /// The dialogs in the order of the manifests; all of them only where there are no diagnostics and an owner is known
    /// for each.
    package let dialogs: [DesiredDialog]
    /// How many dialogs the manifests declare, those counted that could not be read.
    package let declaredCount: Int
    /// How many files were read.
    package let fileCount: Int
    /// The mistakes, ordered by their places; none in a valid set.
    package let diagnostics: [Diagnostic]
}
