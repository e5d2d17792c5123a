package import ManifestWriting

extension ManifestEditor {
    /// Writes ids into manifests, in memory: nothing is on the disk before the changes are written.
    ///
    /// - Parameters:
    ///   - adoptions: Which live dialogs are which declared ones.
    ///   - paths: The manifests.
    ///   - source: Where it is known whether that can be.
    /// - Returns: The manifests with all of the ids.
    /// - Throws: A `RunFailure` where some cannot be adopted, or have no plain place.
    package static func adopting(
        _ adoptions: [Adoption],
        in paths: [String],
        from source: any CandidateSource
    ) async throws -> Self {
        var editor = try Self.read(paths, try await source.ownership())
        try editor.requireKeys(of: adoptions)
        let reasons = try await source.reasons(against: adoptions, of: editor.dialogs)
        guard reasons.isEmpty else { throw RunFailure(.unadoptable(reasons), status: .decisionNeeded) }
        do throws(AdoptionError) {
            for adoption in adoptions { try editor.adopt(adoption) }
        } catch {
            throw RunFailure([error.diagnostic])
        }
        return editor
    }
}
