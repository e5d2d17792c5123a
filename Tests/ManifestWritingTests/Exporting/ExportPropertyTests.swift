import Dialogs
import ManifestWriting
import Planning
import TestSupport
import Testing

/// What must hold for every export, tried on random stores.
@Suite struct ExportPropertyTests {
    @Test(arguments: 0..<500 as Range<UInt64>)
    func `a plan for what was exported has nothing to do`(seed: UInt64) async throws {
        var random = RandomStore(seed: seed)
        let store = random.store()
        let keyField: ExactText? = random.number(below: 2) == 0 ? "A" : nil
        let owners = Array([1, 2, 3, 4].prefix(1 + random.number(below: 3))) as [UserID]
        let export = Export(
            try await listings(of: owners, in: store),
            filter: filter(&random),
            pinsAll: random.number(below: 4) == 0,
            keyField: keyField
        )
        let manifest = manifest(of: export, keyField: keyField)
        let plan = try await plan(for: [manifest], in: store)
        #expect(plan.entries.count == export.dialogs.count, "seed \(seed)")
        for entry in plan.entries {
            #expect(entry.action.kind == .exists, "seed \(seed): \(entry)\n\(manifest)")
        }
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `every dialog that was asked for is declared or left out with a reason`(seed: UInt64) async throws {
        var random = RandomStore(seed: seed)
        let store = random.store()
        let listings = try await listings(of: [1, 2], in: store)
        let visible = Set(listings.flatMap(\.dialogs).map(\.id))
        let all = Export(listings, filter: ExportFilter(includesOthers: true), keyField: seed % 2 == 0 ? "A" : nil)
        #expect(all.dialogs.count + all.skipped.count == visible.count, "seed \(seed)")
        let own = Export(listings)
        #expect(own.dialogs.count + own.skipped.count + own.countOfOthers == visible.count, "seed \(seed)")
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `the manifest does not depend on the order in which dialogs are listed`(seed: UInt64) async throws {
        var random = RandomStore(seed: seed)
        let store = random.store()
        var generator = SeededGenerator(seed: seed)
        let first = try await listings(of: [1, 2, 3], in: store)
        let second = first.map { OwnerListing(owner: $0.owner, dialogs: $0.dialogs.shuffled(using: &generator)) }
        for keyField: ExactText? in [nil, "A"] {
            let exports = [first, second].map { Export($0, keyField: keyField) }
            #expect(manifest(of: exports[0]) == manifest(of: exports[1]), "seed \(seed)")
        }
    }

    private func filter(_ random: inout RandomStore) -> ExportFilter {
        ExportFilter(
            types: [[], [], [.group], [.public, .private]][random.number(below: 4)],
            name: [nil, nil, NamePattern("A*"), NamePattern("A")][random.number(below: 4)],
            className: random.number(below: 4) == 0 ? "A" : nil,
            includesOthers: random.number(below: 2) == 0
        )
    }
}
