import Dialogs
import Planning
import TestSupport
import Testing

@Suite struct MatchingTests {
    @Test func `an empty store means create for every type`() async throws {
        let desired: [DesiredDialog] = [.public("news"), .group("ops", [2]), .private(with: 3)]
        let plan = try await plan(for: desired, live: [])
        #expect(plan.outline == ["public/news: create", "group/ops: create", "private/1-3: create"])
    }

    @Test func `a public dialog matches by name and type alone`() async throws {
        let live: [LiveDialog] = [.public(1, "news", creator: 9), .group(2, "news", [1, 2])]
        let plan = try await plan(for: [.public("news")], live: live)
        #expect(plan.outline == ["public/news: exists 1"])
        #expect(plan.entries[0].notes == [.otherCreator(9)])
    }

    @Test func `two public dialogs of one name are ambiguous`() async throws {
        let plan = try await plan(for: [.public("news")], live: [.public(1, "news"), .public(2, "news")])
        #expect(plan.outline == ["public/news: ambiguous [1, 2]"])
    }

    @Test func `a group matches when every declared member is present`() async throws {
        let plan = try await plan(for: [.group("ops", [2, 3])], live: [.group(1, "ops", [1, 2, 3])])
        #expect(plan.outline == ["group/ops: exists 1"])
    }

    @Test func `extra live occupants do not break the match`() async throws {
        let plan = try await plan(for: [.group("ops", [2])], live: [.group(1, "ops", [1, 2, 7, 8])])
        #expect(plan.outline == ["group/ops: exists 1"])
    }

    @Test func `admins count as members and the owner needs no naming`() async throws {
        let desired: [DesiredDialog] = [.group("ops", [2], admins: [5])]
        let plan = try await plan(for: desired, live: [.group(1, "ops", [1, 2, 5], admins: [5])])
        #expect(plan.outline == ["group/ops: exists 1"])
    }

    @Test func `a group that lacks a declared member is a conflict`() async throws {
        let plan = try await plan(for: [.group("ops", [2, 3])], live: [.group(1, "ops", [1, 2])])
        #expect(plan.outline == ["group/ops: conflict 1 lacks [3]"])
    }

    @Test func `match name makes a conflict the same dialog`() async throws {
        let desired: [DesiredDialog] = [.group("ops", [2, 3], identification: .match(.name))]
        let plan = try await plan(for: desired, live: [.group(1, "ops", [1, 2, 9])])
        #expect(plan.outline == ["group/ops: differs 1 occupants +[3] -[]"])
    }

    @Test func `match name with several candidates is ambiguous`() async throws {
        let desired: [DesiredDialog] = [.group("ops", [2, 3], identification: .match(.name))]
        let plan = try await plan(for: desired, live: [.group(1, "ops", [1, 2]), .group(2, "ops", [1, 3])])
        #expect(plan.outline == ["group/ops: ambiguous [1, 2]"])
    }

    @Test func `match name and occupants makes a conflict another dialog`() async throws {
        let desired: [DesiredDialog] = [.group("ops", [2, 3], identification: .match(.nameAndOccupants))]
        let plan = try await plan(for: desired, live: [.group(1, "ops", [1, 2])])
        #expect(plan.outline == ["group/ops: create"])
    }

    @Test func `a group that the owner cannot see is no conflict`() async throws {
        let plan = try await plan(for: [.group("ops", [2])], live: [.group(1, "ops", [2, 3])])
        #expect(plan.outline == ["group/ops: create"])
    }

    @Test func `a group that answers for another declared dialog is no conflict`() async throws {
        let desired: [DesiredDialog] = [.group("ops", [2], key: "a"), .group("ops", [3], key: "b")]
        let plan = try await plan(for: desired, live: [.group(1, "ops", [1, 2])])
        #expect(plan.outline == ["a: exists 1", "b: create"])
    }

    @Test func `two live groups with the declared members are ambiguous`() async throws {
        let plan = try await plan(
            for: [.group("ops", [2])],
            live: [.group(1, "ops", [1, 2, 3]), .group(2, "ops", [1, 2, 4])]
        )
        #expect(plan.outline == ["group/ops: ambiguous [1, 2]"])
    }

    @Test func `an equal set of members is preferred to a larger one`() async throws {
        let plan = try await plan(
            for: [.group("ops", [2])],
            live: [.group(1, "ops", [1, 2, 3]), .group(2, "ops", [1, 2])]
        )
        #expect(plan.outline == ["group/ops: exists 2"])
    }

    @Test func `two equal sets are ambiguous whatever else there is`() async throws {
        let live: [LiveDialog] = [.group(1, "ops", [1, 2]), .group(2, "ops", [1, 2]), .group(3, "ops", [1, 2, 3])]
        let plan = try await plan(for: [.group("ops", [2])], live: live)
        #expect(plan.outline == ["group/ops: ambiguous [1, 2]"])
    }

    @Test func `one live group wanted by two declared ones is ambiguous for both`() async throws {
        let desired: [DesiredDialog] = [.group("ops", [2], key: "a"), .group("ops", [3], key: "b")]
        let plan = try await plan(for: desired, live: [.group(1, "ops", [1, 2, 3])])
        #expect(plan.outline == ["a: ambiguous [1]", "b: ambiguous [1]"])
    }

    @Test func `the only remaining superset is taken once an equal set has settled`() async throws {
        let desired: [DesiredDialog] = [.group("ops", [2], key: "a"), .group("ops", [2, 3], key: "b")]
        let live: [LiveDialog] = [.group(1, "ops", [1, 2, 3]), .group(2, "ops", [1, 2, 4])]
        let plan = try await plan(for: desired, live: live)
        #expect(plan.outline == ["a: exists 2", "b: exists 1"])
    }

    @Test func `a live dialog answers for one owner only`() async throws {
        let desired: [DesiredDialog] = [.group("ops", owner: 1, [5], key: "a"), .group("ops", owner: 2, [5], key: "b")]
        let plan = try await plan(for: desired, live: [.group(1, "ops", [1, 2, 5])])
        #expect(plan.outline == ["a: ambiguous [1]", "b: ambiguous [1]"])
    }

    @Test func `a private dialog matches its pair whoever made it`() async throws {
        let plan = try await plan(
            for: [.private(owner: 4, with: 2)],
            live: [.private(1, [2, 4]), .private(2, [4, 5])]
        )
        #expect(plan.outline == ["private/2-4: exists 1"])
    }

    @Test func `names match scalar by scalar and similar ones are a note`() async throws {
        let live: [LiveDialog] = [.public(1, "Cafe\u{301}"), .public(2, "CAFÉ "), .public(3, "Tea")]
        let plan = try await plan(for: [.public("Café")], live: live)
        #expect(plan.outline == ["public/Café: create"])
        #expect(plan.entries[0].notes == [.similarName(live[0]), .similarName(live[1])])
    }

    @Test func `a name that differs in what nobody sees is similar`() async throws {
        let live: [LiveDialog] = [.public(1, "Kitchen"), .public(2, "Kit chen\u{FE0F}"), .public(3, "Kit")]
        let plan = try await plan(for: [.public("Kit\u{200B}chen")], live: live)
        #expect(plan.outline == ["public/Kit\u{200B}chen: create"])
        #expect(plan.entries[0].notes == [.similarName(live[0]), .similarName(live[1])])
    }
}

@Suite struct PinnedMatchingTests {
    private func pinned(_ number: Int) -> DesiredDialog {
        .group("ops", [2], identification: .pinned(.number(number)))
    }

    @Test func `a pin takes its dialog whatever its name and members`() async throws {
        let plan = try await plan(for: [pinned(7)], live: [.group(7, "Ops", [1, 9])])
        #expect(plan.outline == ["group/ops: differs 7 name Ops -> ops, occupants +[2] -[]"])
    }

    @Test func `a pin that names nothing visible is gone`() async throws {
        let plan = try await plan(for: [pinned(7)], live: [.group(7, "ops", [2, 3]), .group(8, "ops", [1, 2])])
        #expect(plan.outline == ["group/ops: gone 7"])
    }

    @Test func `a pin of another type is a conflict`() async throws {
        let plan = try await plan(for: [pinned(7)], live: [.public(7, "ops")])
        #expect(plan.outline == ["group/ops: conflict 7 is public"])
    }

    @Test func `a mistaken pin does not take a dialog away from the one it is`() async throws {
        let plan = try await plan(for: [pinned(7), .public("ops")], live: [.public(7, "ops")])
        #expect(plan.outline == ["group/ops: conflict 7 is public", "public/ops: exists 7"])
    }

    @Test func `a pinned dialog answers for nobody else`() async throws {
        let other = DesiredDialog.group("ops", [3], key: "other")
        let plan = try await plan(for: [other, pinned(7)], live: [.group(7, "ops", [1, 2, 3])])
        #expect(plan.outline == ["other: create", "group/ops: exists 7"])
    }
}
