import Dialogs
import Planning
import TestSupport
import Testing

/// What must hold for every plan, tried on random small worlds in which names and members often coincide.
@Suite struct PlanPropertyTests {
    @Test(arguments: 0..<300 as Range<UInt64>)
    func `actions do not depend on the order of declarations or of live dialogs`(seed: UInt64) async throws {
        var world = World(seed: seed)
        let desired = world.desired()
        let live = world.live()
        let first = try await actions(of: desired, live: live)
        for _ in 0..<3 {
            let again = try await actions(
                of: desired.shuffled(using: &world.generator),
                live: live.shuffled(using: &world.generator)
            )
            #expect(again == first, "seed \(seed)")
        }
    }

    @Test(arguments: 0..<300 as Range<UInt64>)
    func `a live dialog answers for at most one declared dialog`(seed: UInt64) async throws {
        var world = World(seed: seed)
        let plan = try await plan(for: world.desired(), live: world.live())
        let matched = plan.entries.compactMap(\.action.live?.id)
        #expect(Set(matched).count == matched.count, "seed \(seed)")
    }

    @Test(arguments: 0..<300 as Range<UInt64>)
    func `create stands only where no free live dialog could be the declared one`(seed: UInt64) async throws {
        var world = World(seed: seed)
        let live = world.live()
        let plan = try await plan(for: world.desired(), live: live)
        let matched = Set(plan.entries.compactMap(\.action.live?.id))
        for entry in plan.entries where entry.action == .create {
            let couldBe = live.filter { dialog in
                !matched.contains(dialog.id) && dialog.type == entry.desired.type
                    && dialog.name == entry.desired.name
                    && (entry.desired.members ?? []).isSubset(of: dialog.occupants)
            }
            #expect(couldBe.isEmpty, "seed \(seed): \(entry.desired.key)")
        }
    }

    @Test(arguments: 0..<300 as Range<UInt64>)
    func `after the creates, a plan has nothing left to create and nothing new to decide`(seed: UInt64) async throws {
        var world = World(seed: seed)
        let desired = world.desired()
        let store = InMemoryDialogStore(world.live())
        let runner = LookupRunner(reader: store, parallelism: 2)
        let before = try await runner.plan(for: desired)
        for entry in before.entries where entry.action == .create { _ = await store.create(entry.desired) }
        let after = try await runner.plan(for: desired)
        #expect(after.count(of: .create) == 0, "seed \(seed)")
        for (old, new) in zip(before.entries, after.entries) where old.action == .create {
            #expect(new.action.kind == .exists, "seed \(seed): \(new.desired.key) \(new.action.outline)")
        }
    }

    private func actions(of desired: [DesiredDialog], live: [LiveDialog]) async throws -> [ExactText: String] {
        let entries = try await plan(for: desired, live: live).entries
        return Dictionary(uniqueKeysWithValues: entries.map { ($0.desired.key, $0.action.outline) })
    }
}

/// Random declarations and live dialogs over two names, two owners and five users.
private struct World {
    var generator: SeededGenerator

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
    }

    mutating func desired() -> [DesiredDialog] {
        var identities: Set<NaturalIdentity> = []
        let count = Int.random(in: 1...6, using: &generator)
        let dialogs = (0..<count).map { number in
            DesiredDialog.group(
                name(),
                owner: Bool.random(using: &generator) ? 1 : 2,
                members(),
                key: ExactText("dialog \(number)"),
                identification: .match(DesiredDialog.Match.allCases.randomElement(using: &generator) ?? .strict)
            )
        }
        return dialogs.filter { identities.insert($0.identity).inserted }
    }

    mutating func live() -> [LiveDialog] {
        let count = Int.random(in: 0...6, using: &generator)
        return (0..<count).map { number in
            LiveDialog.group(number + 1, name(), members().union([Bool.random(using: &generator) ? 1 : 2]))
        }
    }

    private mutating func name() -> ExactText { Bool.random(using: &generator) ? "A" : "B" }

    private mutating func members() -> UserIDs {
        let users: [UserID] = [1, 2, 3, 4, 5]
        let some = users.filter { _ in Bool.random(using: &generator) }
        return some.isEmpty ? [3] : UserIDs(some)
    }
}
