import Diagnostics
import Dialogs
import ManifestWriting
import Manifests
import Planning
import TestSupport
import Testing

/// The manifest of an export, as text.
func manifest(
    of export: Export,
    names: [UserID: ExactText] = [:],
    commonOwner: UserID? = nil,
    keyField: ExactText? = nil
) -> String {
    ManifestWriter(heading: ["Exported."], names: names, commonOwner: commonOwner, keyField: keyField)
        .text(of: export.dialogs, skipped: export.skipped)
}

/// What a store's users see.
func listings(of owners: [UserID], in store: InMemoryDialogStore) async throws -> [OwnerListing] {
    var listings: [OwnerListing] = []
    for owner in owners {
        listings.append(OwnerListing(owner: owner, dialogs: try await store.list(DialogQuery(), as: owner).dialogs))
    }
    return listings
}

/// The plan for an exported manifest against the store that it was exported from.
func plan(
    for manifests: [String],
    in store: InMemoryDialogStore,
    knowing knowledge: PriorKnowledge = PriorKnowledge()
) async throws -> Plan {
    let sources = manifests.enumerated().map {
        ManifestSource(path: "\($0.offset).yaml", bytes: Array($0.element.utf8))
    }
    let reading = ManifestSet(sources).resolve(.apiKey(defaultOwner: nil))
    // An export of nothing is no mistake, though a set of nothing is.
    let mistakes = reading.diagnostics.filter { $0.location != nil || reading.declaredCount > 0 }
    #expect(mistakes.map(\.description) == [])
    return try await LookupRunner(reader: store, parallelism: 2, knowing: knowledge).plan(for: reading.dialogs)
}
