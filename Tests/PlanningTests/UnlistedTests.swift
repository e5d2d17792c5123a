import Dialogs
import Planning
import TestSupport
import Testing

/// Occupants of a live dialog whom its manifest does not name.
@Suite struct UnlistedTests {
    private func ops(
        _ unlisted: UnlistedPeople,
        _ occupants: UserIDs = [2],
        admins: UserIDs? = nil,
        identification: DesiredDialog.Identification = .match(.strict)
    ) -> DesiredDialog {
        .group(
            "ops",
            occupants,
            admins: admins,
            identification: identification,
            unlisted: UnlistedRule(occupants: unlisted)
        )
    }

    @Test func `somebody who joined is no difference, and counted`() async throws {
        let entry = try await entry(.group("ops", [2]), .group(1, "ops", [1, 2, 7, 8]))
        #expect(entry.action.outline == "exists 1")
        #expect(entry.notes == [.unlistedKept(field: .occupants, count: 2)])
    }

    @Test func `somebody who is to be reported is no difference, and shown`() async throws {
        let entry = try await entry(ops(.report), .group(1, "ops", [8, 1, 2, 7]))
        #expect(entry.action.outline == "exists 1")
        #expect(entry.notes == [.unlistedReported(field: .occupants, users: [7, 8])])
    }

    @Test func `somebody who is to be removed is a difference, and no note`() async throws {
        let entry = try await entry(ops(.remove), .group(1, "ops", [1, 2, 7, 8]))
        #expect(entry.action.outline == "differs 1 occupants +[] -[7, 8]")
        #expect(entry.notes == [])
    }

    @Test(arguments: UnlistedPeople.allCases)
    func `a dialog of those who are declared, and nobody else, has nothing to say`(people: UnlistedPeople) async throws
    {
        let entry = try await entry(ops(people, admins: [5]), .group(1, "ops", [1, 2, 5], admins: [5]))
        #expect(entry.action.outline == "exists 1")
        #expect(entry.notes == [])
    }

    @Test(arguments: UnlistedPeople.allCases)
    func `somebody who is missing is a difference`(people: UnlistedPeople) async throws {
        let entry = try await entry(
            ops(people, [2, 3], identification: .pinned(.number(1))),
            .group(1, "ops", [1, 2])
        )
        #expect(entry.action.outline == "differs 1 occupants +[3] -[]")
        #expect(entry.notes == [])
    }

    @Test func `of a dialog that lacks somebody, those beside are told by their own rule`() async throws {
        let live = LiveDialog.group(1, "ops", [1, 2, 9])
        let pin = DesiredDialog.Identification.pinned(.number(1))
        let kept = try await entry(ops(.keep, [2, 3], identification: pin), live)
        #expect(kept.action.outline == "differs 1 occupants +[3] -[]")
        #expect(kept.notes == [.unlistedKept(field: .occupants, count: 1)])
        let removed = try await entry(ops(.remove, [2, 3], identification: pin), live)
        #expect(removed.action.outline == "differs 1 occupants +[3] -[9]")
        #expect(removed.notes == [])
    }

    @Test(arguments: UnlistedPeople.allCases)
    func `the creator and the owner are never unlisted`(people: UnlistedPeople) async throws {
        let live = LiveDialog.group(1, "ops", [1, 2, 4], creator: 4)
        let entry = try await entry(ops(people), live)
        #expect(entry.action.outline == "exists 1")
        #expect(entry.notes == [.otherCreator(4)])
    }

    @Test func `a creator whom the server does not tell is unlisted as anybody`() async throws {
        let live = LiveDialog.group(1, "ops", [1, 2, 4], creator: nil)
        #expect(try await entry(ops(.remove), live).action.outline == "differs 1 occupants +[] -[4]")
    }

    @Test(arguments: UnlistedPeople.allCases)
    func `a declared admin is no unlisted occupant`(people: UnlistedPeople) async throws {
        let live = LiveDialog.group(1, "ops", [1, 2, 5], admins: [])
        let entry = try await entry(ops(people, admins: [5]), live)
        #expect(entry.action.outline == "differs 1 admins +[5] -[]")
        #expect(entry.notes == [])
    }

    @Test(arguments: UnlistedPeople.allCases)
    func `a private dialog has nobody beside its pair, even where it is pinned`(people: UnlistedPeople) async throws {
        let desired = DesiredDialog(
            key: "pair",
            owner: 1,
            content: .private(opponent: 2),
            identification: .pinned(.number(1)),
            unlisted: UnlistedRule(occupants: people, admins: people),
            location: DesiredDialog.private(with: 2).location
        )
        let entry = try await entry(desired, .private(1, [1, 2, 3]))
        #expect(entry.action.outline == "exists 1")
        #expect(entry.notes == [])
    }

    @Test func `only people who are to be removed are drift`() async throws {
        let live = LiveDialog.group(1, "ops", [1, 2, 7])
        for people in UnlistedPeople.allCases {
            #expect(try await plan(for: [ops(people)], live: [live]).hasDrift == (people == .remove), "\(people)")
        }
    }

    @Test func `the plan sums them up by field and rule`() async throws {
        let desired = [
            ops(.keep), DesiredDialog.group("crew", [2], admins: [2], unlisted: UnlistedRule(occupants: .report)),
            .group("team", [2], admins: [2], unlisted: UnlistedRule(occupants: .remove, admins: .remove)),
        ]
        let live: [LiveDialog] = [
            .group(1, "ops", [1, 2, 7, 8]), .group(2, "crew", [1, 2, 7, 8, 9], admins: [2, 7]),
            .group(3, "team", [1, 2, 9], admins: [2, 9]),
        ]
        let counts = try await plan(for: desired, live: live).unlistedCounts
        #expect(
            counts.map { "\($0.field.name) \($0.treatment) \($0.count)" } == [
                "occupants keep 2", "occupants report 3", "occupants remove 1", "admins keep 1", "admins report 0",
                "admins remove 1",
            ]
        )
    }

    @Test func `somebody who joins after a review makes nothing stale, and another rule does`() async throws {
        let before = try await plan(for: [ops(.keep)], live: [.group(1, "ops", [1, 2])])
        let joined = LiveDialog.group(1, "ops", [1, 2, 7])
        #expect(PlanReview(of: before, against: try await plan(for: [ops(.keep)], live: [joined])).stale.isEmpty)
        let ruled = try await plan(for: [ops(.report)], live: [joined])
        #expect(PlanReview(of: before, against: ruled).stale.count == 1)
    }
}
