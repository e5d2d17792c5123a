package import Dialogs
package import Manifests

extension ManifestSet {
    /// The manifests at these paths, however many mistakes they have.
    ///
    /// - Throws: A `RunFailure` where one is a plan.
    package static func load(_ paths: [String]) throws(RunFailure) -> ManifestSet {
        guard let plan = paths.first(where: { SavedPlan.isSavedPlan(at: $0) }) else { return ManifestLoader().load(paths) }
        throw RunFailure("'\(plan)' is a plan, not a manifest: 'dialogctl apply' carries it out", status: .usage)
    }

    /// What the manifests declare.
    ///
    /// - Throws: A `RunFailure` with every mistake.
    package func checked(
        _ ownership: Ownership,
        _ found: ResolvedUsers = .unasked,
        expands: Bool = false
    ) throws(RunFailure) -> ManifestReading {
        let reading = resolve(ownership, found, expands: expands)
        guard reading.diagnostics.isEmpty else { throw RunFailure(reading.diagnostics) }
        return reading
    }

    /// The names that the manifests give to users.
    ///
    /// - Throws: A `RunFailure` with every mistake.
    package func checkedUserNames() throws(RunFailure) -> [UserID: ExactText] {
        let (names, diagnostics) = userNames()
        guard diagnostics.isEmpty else { throw RunFailure(diagnostics) }
        return names
    }
}
