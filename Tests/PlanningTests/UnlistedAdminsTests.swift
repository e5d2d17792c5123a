import Dialogs
import Planning
import TestSupport
import Testing

/// Admins of a live dialog whom its manifest does not name as such.
@Suite struct UnlistedAdminsTests {
    private func led(_ unlisted: UnlistedPeople, admins: UserIDs? = [2]) -> DesiredDialog {
        .group("ops", [2, 3], admins: admins, unlisted: UnlistedRule(admins: unlisted))
    }

    @Test func `an admin whom the manifest does not name as one is kept, reported or a difference`() async throws {
        let live = LiveDialog.group(1, "ops", [1, 2, 3], admins: [2, 3])
        let kept = try await entry(led(.keep), live)
        #expect(kept.action.outline == "exists 1")
        #expect(kept.notes == [.unlistedKept(field: .admins, count: 1)])
        let reported = try await entry(led(.report), live)
        #expect(reported.action.outline == "exists 1")
        #expect(reported.notes == [.unlistedReported(field: .admins, users: [3])])
        let removed = try await entry(led(.remove), live)
        #expect(removed.action.outline == "differs 1 admins +[] -[3]")
        #expect(removed.notes == [])
    }

    @Test func `admins of a public dialog are, too`() async throws {
        let live = LiveDialog.public(1, "news", admins: [3, 4])
        let rule = { UnlistedRule(occupants: .remove, admins: $0) }
        let kept = try await entry(.public("news", admins: [3], unlisted: rule(.keep)), live)
        #expect(kept.action.outline == "exists 1")
        #expect(kept.notes == [.unlistedKept(field: .admins, count: 1)])
        let removed = try await entry(.public("news", admins: [3], unlisted: rule(.remove)), live)
        #expect(removed.action.outline == "differs 1 admins +[] -[4]")
    }

    @Test(arguments: UnlistedPeople.allCases)
    func `the creator and the owner are never unlisted admins`(people: UnlistedPeople) async throws {
        let live = LiveDialog.group(1, "ops", [1, 2, 3, 4], admins: [1, 2, 4], creator: 4)
        let entry = try await entry(led(people), live)
        #expect(entry.action.outline == "exists 1")
        #expect(entry.notes == [.otherCreator(4)])
    }

    @Test(arguments: UnlistedPeople.allCases)
    func `a missing admin is a difference`(people: UnlistedPeople) async throws {
        let entry = try await entry(led(people), .group(1, "ops", [1, 2, 3], admins: []))
        #expect(entry.action.outline == "differs 1 admins +[2] -[]")
    }

    @Test(arguments: UnlistedPeople.allCases)
    func `without declared admins, no admin is unlisted`(people: UnlistedPeople) async throws {
        let entry = try await entry(led(people, admins: nil), .group(1, "ops", [1, 2, 3], admins: [2, 3]))
        #expect(entry.action.outline == "exists 1")
        #expect(entry.notes == [])
    }

    @Test(arguments: UnlistedPeople.allCases)
    func `admins whom a server does not tell are not unlisted`(people: UnlistedPeople) async throws {
        let entry = try await entry(led(people), .group(1, "ops", [1, 2, 3], admins: nil))
        #expect(entry.action.outline == "exists 1")
        #expect(entry.notes == [.unreported(field: "admins")])
    }
}
