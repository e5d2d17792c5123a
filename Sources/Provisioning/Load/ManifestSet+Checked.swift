package import Dialogs
package import Manifests

extension ManifestSet {
    /// Loads the manifests at these paths; errors in them are kept for later.
    ///
    /// - Throws: A `RunFailure` if one is a plan.
    package static func load(_ paths: [String]) throws(RunFailure) -> ManifestSet {
        guard let plan = paths.first(where: { SavedPlan.isSavedPlan(at: $0) }) else {
            return ManifestLoader().load(paths)
        }
        throw RunFailure("'\(plan)' is a plan, not a manifest: 'dialogctl apply' carries it out", status: .usage)
    }

    /// The declarations of the manifests.
    ///
    /// - Parameters:
    ///   - ownership: Whose dialogs those are that name no owner.
    ///   - found: The IDs of users whom the manifests name by something else.
    ///   - expands: Whether the expanded form is wanted, too.
    ///   - mayBeEmpty: Whether a set without dialogs is no mistake.
    ///   - onEvent: Called with the warnings, whether there are errors or not.
    ///   - onReading: Called with the declarations, whether there are errors or not.
    /// - Returns: The declarations.
    /// - Throws: A `RunFailure` with every error in them.
    package func checked(
        _ ownership: Ownership,
        _ found: ResolvedUsers = .unasked,
        expands: Bool = false,
        mayBeEmpty: Bool = false,
        onEvent: (RunEvent) -> Void = { _ in },
        onReading: (ManifestReading) throws(RunFailure) -> Void = { _ in }
    ) throws(RunFailure) -> ManifestReading {
        let reading = resolve(ownership, found, expands: expands)
        try onReading(reading)
        if !reading.warnings.isEmpty { onEvent(.manifestWarnings(reading.warnings)) }
        let diagnostics = mayBeEmpty ? reading.diagnosticsOfAny : reading.diagnostics
        guard diagnostics.isEmpty else { throw RunFailure(diagnostics) }
        return reading
    }

    /// The names that the manifests define for users.
    ///
    /// - Throws: A `RunFailure` with every error in them.
    package func checkedUserNames() throws(RunFailure) -> [UserID: ExactText] {
        let (names, diagnostics) = userNames()
        guard diagnostics.isEmpty else { throw RunFailure(diagnostics) }
        return names
    }
}
