import Dialogs
import Planning
import TestSupport
import Testing

@Suite struct RemovalLimitTests {
    /// A plan that takes some of the people out of rooms that have so many beside their owner.
    private func plan(_ rooms: (people: Int, going: Int)...) -> Plan {
        let entries = rooms.enumerated().map { index, room in
            let users = (100..<(100 + room.people - 1)).compactMap(UserID.init(rawValue:))
            let live = LiveDialog.group(index + 1, ExactText("\(index)"), UserIDs(users + [1]))
            let desired = DesiredDialog.group(
                ExactText("\(index)"),
                [2],
                unlisted: UnlistedRule(occupants: .remove),
                updates: true
            )
            let going = FieldDifference.users(field: "occupants", missing: [], extra: Array(users.prefix(room.going)))
            let action =
                room.going == 0
                ? Action.exists(live) : .update(live, Update(of: live, to: desired, as: 1, changing: [going]))
            return PlanEntry(desired: desired, action: action)
        }
        return Plan(entries: entries, requests: 0, proof: nil)
    }

    @Test func `a quarter of all memberships may go, and no more`() {
        #expect(RemovalLimit.standard.excess(of: plan((4, 2), (4, 0))) == nil)
        let excess = RemovalLimit.standard.excess(of: plan((4, 3), (4, 0)))
        #expect(excess?.removals == 3)
        #expect(excess?.memberships == 8)
        #expect(excess?.room == nil)
    }

    @Test func `private dialogs are no memberships of groups`() {
        let pair = LiveDialog.private(90, [1, 2])
        let privates = (0..<20).map { _ in PlanEntry(desired: .private(with: 2), action: .exists(pair)) }
        let all = Plan(entries: plan((4, 2)).entries + privates, requests: 0, proof: nil)
        #expect(RemovalLimit.standard.excess(of: all)?.memberships == 4)
    }

    @Test func `half of a room of ten may go, and no more`() {
        #expect(RemovalLimit.standard.excess(of: plan((10, 5), (90, 0))) == nil)
        let excess = RemovalLimit.standard.excess(of: plan((10, 6), (90, 0)))
        #expect(excess?.room?.key == "group/0")
        #expect(excess?.room?.removals == 6)
        #expect(RemovalLimit.standard.excess(of: plan((9, 6), (90, 0))) == nil)
    }

    @Test func `a number or a share replaces both`() {
        #expect(RemovalLimit("6")?.excess(of: plan((10, 6))) == nil)
        #expect(RemovalLimit("5")?.excess(of: plan((10, 6)))?.removals == 6)
        #expect(RemovalLimit("60%")?.excess(of: plan((10, 6))) == nil)
        #expect(RemovalLimit("59%")?.excess(of: plan((10, 6)))?.removals == 6)
        #expect(RemovalLimit("0")?.excess(of: plan((10, 0))) == nil)
    }

    @Test(arguments: ["", "-1", "101%", "many", "5 %"])
    func `anything else is no limit`(text: String) {
        #expect(RemovalLimit(text) == nil)
    }

    @Test func `the text says what to do`() throws {
        let excess = try #require(RemovalLimit.standard.excess(of: plan((10, 6), (90, 0))))
        #expect(
            excess.description == """
                the plan is to remove 6 of 100 memberships of the set's groups, and 6 of the 10 people in 'group/0', \
                which is more than is allowed, so nothing was changed; look at who goes, then allow it with \
                --max-removals 6
                """
        )
    }
}
