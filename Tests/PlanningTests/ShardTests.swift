import Dialogs
import Planning
import TestSupport
import Testing

@Suite struct ShardTests {
    private static let set: [DesiredDialog] =
        (0..<2000).map { .public(ExactText("news \($0)")) } + (0..<2000).map { .group(ExactText("room \($0)")) }
        + (2..<2000).compactMap { UserID(rawValue: $0).map { .private(with: $0) } }

    @Test(arguments: [1, 2, 3, 8, 31])
    func `the parts are exactly the whole, and about equal`(count: Int) throws {
        let parts = try (1...count).map { number in
            let shard = try #require(Shard("\(number)/\(count)"))
            return Self.set.filter(shard.contains).map(\.key)
        }
        #expect(parts.joined().sorted() == Self.set.map(\.key).sorted())
        let share = Self.set.count / count
        for part in parts { #expect((share * 7 / 10...share * 13 / 10).contains(part.count)) }
    }

    // The expected parts were computed by another program, from the definition of FNV-1a.
    @Test func `the split is the same on every machine and for ever`() throws {
        let shard = try #require(Shard("1/4"))
        let names: [ExactText] = ["a", "b", "c", "d", "e", "f", "Café", "Cafe\u{301}"]
        #expect(names.filter { shard.contains(.public($0)) } == ["c"])
        #expect([2, 3, 4, 5, 6, 7].filter { shard.contains(.private(with: $0)) } == [4])
    }

    @Test func `groups of one name stay together, whatever their members and pins`() throws {
        let dialogs: [DesiredDialog] = [
            .group("ops", [2]), .group("ops", [3, 4]), .group("ops", [5], identification: .pinned(.number(1))),
            .group("ops", owner: 9, [7]),
        ]
        for number in 1...7 {
            let shard = try #require(Shard("\(number)/7"))
            #expect([0, 4].contains(dialogs.count(where: shard.contains)))
        }
    }

    @Test func `a private pair is one dialog from both sides`() throws {
        let shard = try #require(Shard("1/2"))
        #expect(shard.contains(.private(owner: 1, with: 2)) == shard.contains(.private(owner: 2, with: 1)))
    }

    @Test func `a dialog that another shard is pinned to answers for nobody here`() {
        let live = LiveDialog.group(7, "ops", [1, 2])
        var knowledge = PriorKnowledge()
        knowledge.reserved = [.number(7): .group]
        var planner = LookupPlanner(for: [.group("ops", [2])], knowing: knowledge)
        let listing = Listing(dialogs: [live], requests: 1, proof: .counted)
        for request in planner.next() { planner.take(listing, for: request) }
        #expect(planner.plan.outline == ["group/ops: create"])
    }

    @Test(arguments: ["", "1", "0/4", "5/4", "1/0", "1/1001", "a/b", "1/4/4", "-1/4", "+1/4", "1 /4"])
    func `what is no part of a whole is refused`(text: String) {
        #expect(Shard(text) == nil)
    }
}
