import Dialogs
import ManifestWriting
import Manifests
import Planning
import TestSupport
import Testing

/// Exports of what a set does not declare, tried on random stores of which a part is declared.
@Suite struct UndeclaredExportTests {
    @Test(arguments: 0..<500 as Range<UInt64>)
    func `together with the set a plan has nothing to do, with and without what is remembered`(seed: UInt64)
        async throws
    {
        var random = RandomStore(seed: seed)
        let store = random.store()
        let keyField: ExactText? = random.number(below: 3) == 0 ? "A" : nil
        let owners = Array([1, 2, 3, 4].prefix(1 + random.number(below: 3))) as [UserID]
        let all = Export(
            try await listings(of: owners, in: store),
            filter: ExportFilter(includesOthers: true),
            pinsAll: random.number(below: 4) == 0,
            keyField: keyField
        )
        // A part of it is the set, of which some is known by its ID, beside what was declared before.
        let declared = all.dialogs.filter { _ in random.number(below: 2) == 0 }
        let set = ManifestWriter(heading: [], keyField: keyField).text(of: declared)
        let first = try await plan(for: [set], in: store)
        var memory: [ExactText: DialogIdentity] = [:]
        for entry in first.entries where random.number(below: 2) == 0 {
            memory[entry.desired.key] = DialogIdentity(try #require(entry.action.live).id, owner: entry.desired.owner)
        }
        let free = Set(store.dialogs.map(\.id)).subtracting(memory.values.map(\.id))
            .subtracting(first.entries.compactMap { $0.action.live?.id }).sorted()
        for id in free where random.number(below: 3) == 0 {
            let key = ["old \(id)", "group/A", "public/A", "A"][random.number(below: 4)]
            if memory[ExactText(key)] == nil { memory[ExactText(key)] = DialogIdentity(id, owner: owners[0]) }
        }

        var knowledge = PriorKnowledge()
        knowledge.canActAsAnyone = true
        knowledge.memories = [PriorKnowledge.Memory(memory)]
        knowledge.listsUndeclared = true
        knowledge.otherOwners = Set(owners)
        let reading = ManifestSet([ManifestSource(path: "set.yaml", bytes: Array(set.utf8))])
            .resolve(.apiKey(defaultOwner: nil))
        let found = try await LookupRunner(reader: store, parallelism: 1, knowing: knowledge).plan(for: reading.dialogs)
        let export = Export(
            Dictionary(grouping: found.undeclared.dialogs.filter { $0.live != nil }, by: \.owner)
                .map { OwnerListing(owner: $0.key, dialogs: $0.value.compactMap(\.live)) },
            filter: ExportFilter(includesOthers: true),
            keyField: keyField,
            besides: DeclaredSet(
                keys: Set(reading.dialogs.map(\.key)),
                identities: Set(reading.dialogs.map(\.identity))
                    .union(found.entries.flatMap { [$0.action.live].compactMap(\.self) }.map(\.identity)),
                remembered: [memory],
                formerKeys: Dictionary(
                    found.undeclared.dialogs.compactMap { dialog in dialog.formerKey.map { (dialog.id, $0) } }
                ) { first, _ in first }
            )
        )
        let more = manifest(of: export, keyField: keyField)
        guard found.entries.allSatisfy({ $0.action.kind == .exists }) else { return }
        #expect(
            export.dialogs.count + export.skipped.count == found.undeclared.dialogs.count { $0.live != nil },
            "seed \(seed)"
        )

        for memories in [[], [PriorKnowledge.Memory(memory)]] {
            var knowledge = knowledge
            knowledge.memories = memories
            let plan = try await plan(for: [set, more], in: store, knowing: knowledge)
            #expect(plan.entries.count == declared.count + export.dialogs.count, "seed \(seed)")
            for entry in plan.entries {
                #expect(entry.action.kind == .exists, "seed \(seed): \(entry)\n\(set)\n\(more)\n\(memory)")
            }
            let live = Set(plan.entries.compactMap { $0.action.live?.id })
            #expect(live.count == plan.entries.count, "seed \(seed)")
            #expect(
                Set(plan.undeclared.dialogs.compactMap(\.live?.id)) == Set(export.skipped.map(\.dialog.id)),
                "seed \(seed)\n\(set)\n\(more)\n\(memory)"
            )
        }
    }

    private static let clubs = [
        OwnerListing(owner: 1, dialogs: [.group(7, "Book club", [1, 2]), .group(8, "Book club", [1, 3])])
    ]

    private func set(
        keys: Set<ExactText> = [],
        identities: Set<NaturalIdentity> = [],
        remembered: [ExactText: DialogIdentity] = [:],
        formerKeys: [DialogID: ExactText] = [:]
    ) -> DeclaredSet {
        DeclaredSet(keys: keys, identities: identities, remembered: [remembered], formerKeys: formerKeys)
    }

    @Test func `a dialog gets the key back that it was declared with`() {
        let former: [DialogID: ExactText] = [.number(7): "readers"]
        let remembered: [ExactText: DialogIdentity] = ["readers": DialogIdentity(.number(7), owner: 1)]
        let export = Export(Self.clubs, besides: set(remembered: remembered, formerKeys: former))
        let text = manifest(of: export)
        #expect(
            text.contains("  - key: readers\n    type: group\n    name: Book club\n    owner: 1\n    occupants: [2]\n")
        )
        #expect(!text.contains("id:"))
    }

    @Test func `a dialog that is just like a declared one is told by its ID`() {
        let twin = LiveDialog.group(9, "Book club", [1, 2]).identity
        let text = manifest(of: Export(Self.clubs, besides: set(identities: [twin])))
        #expect(text.split(separator: "\n").count { $0.hasPrefix("    id: ") } == 1)
        #expect(text.contains("    id: \"000000000000000000000007\"\n"))
    }

    @Test func `a key that is declared or remembered for another dialog is not used again`() {
        let one = [OwnerListing(owner: 1, dialogs: [.group(7, "Book club", [1, 2])])]
        let own = "key: group/Book club 000000000000000000000007\n"
        #expect(manifest(of: Export(one, besides: set(keys: ["group/Book club"]))).contains(own))
        let remembered: [ExactText: DialogIdentity] = ["group/Book club": DialogIdentity(.number(9), owner: 1)]
        #expect(manifest(of: Export(one, besides: set(remembered: remembered))).contains(own))
        let itself: [ExactText: DialogIdentity] = ["group/Book club": DialogIdentity(.number(7), owner: 1)]
        #expect(!manifest(of: Export(one, besides: set(remembered: itself))).contains("key:"))
    }
}
