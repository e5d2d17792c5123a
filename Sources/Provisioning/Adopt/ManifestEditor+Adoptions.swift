package import ManifestWriting

extension ManifestEditor {
    /// Writes ids into manifests, in memory: nothing is written to the disk before the changes are.
    ///
    /// - Parameters:
    ///   - adoptions: The declared dialogs and their live ones.
    ///   - paths: The manifests.
    ///   - source: The source that knows whether the adoptions are possible.
    /// - Returns: The manifests with all of the ids.
    /// - Throws: A `RunFailure` if some cannot be adopted, or an id cannot be inserted safely.
    package static func adopting(
        _ adoptions: [Adoption],
        in paths: [String],
        from source: any CandidateSource
    ) async throws -> Self {
        var editor = try Self.read(paths, try await source.ownership())
        try editor.requireKeys(of: adoptions)
        let declared = try await source.declared()
        let reasons = try await source.candidates(for: adoptions, of: declared).compactMap(\.reason)
        guard reasons.isEmpty else { throw RunFailure(.unadoptable(reasons), status: .decisionNeeded) }
        do throws(AdoptionError) {
            for adoption in adoptions { try editor.adopt(adoption) }
        } catch {
            throw RunFailure([error.diagnostic])
        }
        return editor
    }
}
