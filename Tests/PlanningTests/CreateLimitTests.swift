import Dialogs
import Planning
import TestSupport
import Testing

@Suite struct CreateLimitTests {
    /// A plan that creates the first few of the declared dialogs, the others being live.
    private func plan(creating creates: Int, of declared: Int) async throws -> Plan {
        let names = (0..<declared).map { ExactText("room \($0)") }
        let live = (creates..<declared).map { LiveDialog.public($0 + 1, names[$0]) }
        let runner = LookupRunner(reader: InMemoryDialogStore(live), parallelism: 1)
        return try await runner.plan(for: names.map { .public($0) })
    }

    @Test(arguments: [
        ("0", CreateLimit.dialogs(0)), ("40", .dialogs(40)), ("0%", .percent(0)), ("25%", .percent(25)),
        ("100%", .percent(100)), ("9223372036854775807", .dialogs(.max)),
    ])
    func `a number or a share is a limit`(text: String, limit: CreateLimit) {
        #expect(CreateLimit(text) == limit)
    }

    @Test(arguments: ["", "%", "-1", "+1", "101%", "5 %", "1.5", "5%%", "%5", "many", "９", "9223372036854775808"])
    func `anything else is none`(text: String) {
        #expect(CreateLimit(text) == nil)
    }

    @Test(arguments: [
        // A first apply, and a set with nothing to create.
        (100, 100, false), (0, 100, false),
        // At half, and beyond it.
        (50, 100, false), (51, 100, true), (12, 25, false), (13, 25, true), (99, 100, true),
        // A small set.
        (23, 24, false),
    ])
    func `the standard limit is half of a set that is live`(creates: Int, declared: Int, isBeyond: Bool) async throws {
        let excess = CreateLimit.standard.excess(of: try await plan(creating: creates, of: declared))
        #expect((excess != nil) == isBeyond)
    }

    @Test(arguments: [
        (CreateLimit.dialogs(3), 3, 4, false), (.dialogs(2), 3, 4, true), (.dialogs(0), 1, 1, true),
        (.dialogs(0), 0, 1, false), (.percent(75), 3, 4, false), (.percent(74), 3, 4, true),
        (.percent(0), 1, 30, true), (.percent(100), 30, 30, false), (.percent(50), 3, 3, true),
    ])
    func `a limit that is given counts for every set`(
        limit: CreateLimit,
        creates: Int,
        declared: Int,
        isBeyond: Bool
    ) async throws {
        let excess = limit.excess(of: try await plan(creating: creates, of: declared))
        #expect((excess != nil) == isBeyond)
    }

    @Test func `dialogs that were just created do not make a set live`() async throws {
        let plan = try await plan(creating: 90, of: 100)
        let recent = Set((91...100).map(DialogID.number))
        #expect(CreateLimit.standard.excess(of: plan, notCounting: recent) == nil)
        #expect(CreateLimit.standard.excess(of: plan, notCounting: recent.subtracting([.number(100)])) != nil)
    }

    @Test func `a dialog that a person must decide about makes a set live, one that is gone does not`() async throws {
        let rooms = (1...30).map { DesiredDialog.public(ExactText("room \($0)")) }
        let gone = DesiredDialog.group("old", [2], identification: .pinned(.number(99)))
        let crew = DesiredDialog.group("crew", [2, 3])
        let runner = LookupRunner(reader: InMemoryDialogStore([.group(1, "crew", [1, 2])]), parallelism: 1)
        #expect(CreateLimit.standard.excess(of: try await runner.plan(for: rooms + [gone])) == nil)
        #expect(CreateLimit.standard.excess(of: try await runner.plan(for: rooms + [crew])) != nil)
    }

    @Test func `the refusal tells the numbers and what to do`() async throws {
        let excess = try #require(CreateLimit.standard.excess(of: try await plan(creating: 90, of: 100)))
        #expect(
            excess.description == """
                the plan is to create 90 of 100 declared dialogs, and at most 50 % are allowed, so nothing was \
                created; make sure of the application, the owner and the credentials, then allow it with \
                --max-creates 90
                """
        )
    }
}
