internal import Diagnostics
internal import Dialogs
package import Journal
package import ManifestWriting

extension IDsEditor {
    /// Prepares the ids of adopted dialogs for an ids file; nothing is written to the disk yet.
    ///
    /// - Parameters:
    ///   - adoptions: The declared dialogs and their live ones.
    ///   - paths: The manifests.
    ///   - source: The source that knows whether the adoptions are possible.
    ///   - place: The place of the ids file.
    ///   - sources: The ids files that there are.
    /// - Returns: The ids file with all of the ids.
    /// - Throws: A `RunFailure` if some cannot be adopted, or the file cannot be used for their application.
    package static func adopting(
        _ adoptions: [Adoption],
        in paths: [String],
        from source: any CandidateSource,
        at place: IDsPlace,
        besides sources: [IDsSource]
    ) async throws -> Self {
        let manifests = try ManifestEditor.read(paths, try await source.ownership())
        try manifests.requireKeys(of: adoptions)
        let dialogs = try await source.declared()
        let declared = Dictionary(dialogs.map { ($0.key, $0) }) { first, _ in first }
        try requireUnpinned(adoptions, among: declared)
        let candidates = try await source.candidates(for: adoptions, of: dialogs)
        let reasons = candidates.compactMap(\.reason)
        guard reasons.isEmpty else { throw RunFailure(.unadoptable(reasons), status: .decisionNeeded) }
        var application = candidates.lazy.compactMap(\.application).first
        if application == nil, let owner = adoptions.lazy.compactMap({ declared[$0.key]?.owner }).first {
            application = try await source.application(of: owner)
        }
        let old = try contents(at: place, application, for: adoptions, besides: sources)
        let holders = old.keysByID
        let held = adoptions.compactMap { adoption in
            holders[adoption.id].flatMap { $0 != adoption.key && declared[$0] != nil ? (adoption, $0) : nil }
        }
        guard held.isEmpty else {
            let reasons = held.map { "\($0.id) is the dialog of '\($1)' by now: 'dialogctl ids forget' frees it" }
            throw RunFailure(.unadoptable(reasons), status: .decisionNeeded)
        }
        let identities = adoptions.compactMap { adoption in
            declared[adoption.key].map { (adoption.key, DialogIdentity(adoption.id, owner: $0.owner)) }
        }
        let ids = Set(adoptions.map(\.id))
        let adopted = sources.beginning(for: application).filter { !ids.contains($0.value.id) }
            .merging(identities) { _, last in last }
        return Self(adopted, into: old, at: place, application: application)
    }

    /// Checks that no manifest says otherwise, and that no dialog is adopted twice.
    private static func requireUnpinned(
        _ adoptions: [Adoption],
        among declared: [ExactText: DesiredDialog]
    ) throws(RunFailure) {
        var keys: [DialogID: ExactText] = [:]
        for dialog in declared.values { if let id = dialog.pinnedID { keys[id] = dialog.key } }
        var diagnostics: [Diagnostic] = []
        for adoption in adoptions {
            guard let dialog = declared[adoption.key] else { continue }
            if let id = dialog.pinnedID, id != adoption.id {
                diagnostics.append(Diagnostic(.pinned(adoption.key, to: id), at: dialog.location))
            } else if let other = keys.updateValue(adoption.key, forKey: adoption.id), other != adoption.key {
                diagnostics.append(Diagnostic(.taken(adoption.id, by: other), at: dialog.location))
            }
        }
        guard diagnostics.isEmpty else { throw RunFailure(diagnostics) }
    }

    private static func contents(
        at place: IDsPlace,
        _ application: Int?,
        for adoptions: [Adoption],
        besides sources: [IDsSource]
    ) throws(RunFailure) -> DialogIDs {
        if application == nil, case .stateFolder = place,
            let other = sources.first(where: { source in adoptions.contains { source.contents[$0.key] != nil } }),
            other.contents.application != nil
        {
            let text = "the application of these dialogs is not known, and '\(other.path)' has ids of one: name a file"
            throw RunFailure("\(text) with --ids", status: .stoppedBySafetyRail)
        }
        let path = place.path(application: application)
        return try RunSettings.unlessInvalid { () throws(IDsFileError) in
            let contents = try DialogIDs.read(at: path) ?? DialogIDs()
            try contents.require(application: application, at: path)
            return contents
        }
    }
}

extension Diagnostic.Message {
    fileprivate static func pinned(_ key: ExactText, to id: DialogID) -> Self {
        """
        \(key.string.quoted) has the id \(id.text) in its manifest, which counts before any ids file: remove it, \
        or change it with 'dialogctl adopt --in-manifests'
        """
    }

    fileprivate static func taken(_ id: DialogID, by key: ExactText) -> Self {
        "\(id.text) is the dialog of \(key.string.quoted) already"
    }
}
