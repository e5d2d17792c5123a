import Applying
import Dialogs
import Journal
import Planning
import Platform
import TestSupport
import Testing

/// Dialogs that were created a moment ago, and that listings may not show yet.
@Suite(.timeLimit(.minutes(10))) struct RecentCreateTests {
    private let now = ManualTime().now

    /// How long to wait before a dialog can be called missing where "group/ops" was created now.
    private func wait(
        before desired: DesiredDialog,
        besides others: [PlanEntry] = [],
        at time: Moment
    ) async throws -> Duration? {
        let folder = try TemporaryFolder()
        let path = folder.path(of: "journal")
        let journal = try Journal.open(at: path, keepingCreatesFor: .seconds(3600), now: { now })
        let number = try await journal.begin(Intent(toCreate: .group("ops"), digest: "", known: []))
        journal.finish(number, .created(.number(7), by: .answer))
        try await journal.close()
        let missing = PlanEntry(desired: desired, action: .create)
        let plan = Plan(entries: [missing] + others, requests: 1, proof: .counted)
        return journal.contents.timeToSettle(plan, within: .seconds(30), readFrom: now, at: time)
    }

    @Test func `one of the same key, or of the same name and members, is waited for`() async throws {
        let later = now.advanced(by: .seconds(10))
        #expect(try await wait(before: .group("renamed", key: "group/ops"), at: later) == .seconds(20))
        #expect(try await wait(before: .group("ops", key: "another"), at: later) == .seconds(20))
        #expect(try await wait(before: .public("ops"), at: later) == nil)
        #expect(try await wait(before: .group("another", [2, 3]), at: later) == nil)
    }

    @Test(arguments: [3600, -3600])
    func `what is left of the window is waited for, whatever the clock was set to`(step: Int) async throws {
        let later = Moment(now.wall.advanced(by: .seconds(step + 10)), uptime: now.advanced(by: .seconds(10)).uptime)
        #expect(try await wait(before: .group("ops"), at: later) == .seconds(20))
    }

    @Test func `where nobody knows how long ago it was, the whole window is`() async throws {
        #expect(
            try await wait(before: .group("ops"), at: Moment(now.wall.advanced(by: .seconds(3600)))) == .seconds(30)
        )
    }

    @Test func `so is one that may have been given another key and name since, by its members`() async throws {
        #expect(try await wait(before: .group("another"), at: now) == .seconds(30))
        let seen = PlanEntry(desired: .group("ops"), action: .exists(.group(7, "ops", [1, 2])))
        #expect(try await wait(before: .group("another"), besides: [seen], at: now) == nil)
    }
}
