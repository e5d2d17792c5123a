import Applying
import Dialogs
import Planning
import Reporting
import TestSupport
import Testing

/// How reports show what is deleted.
@Suite struct DeletionReportTests {
    private static let closed = DesiredDialog.group("Closed", [2, 3], identification: .pinned(.number(7)), line: 55)
    private static let live = LiveDialog.group(
        7,
        "Closed",
        [1, 2, 3],
        createdAt: "2026-01-01T00:00:00Z",
        lastMessageAt: 1_767_312_000
    )
    private static let entry = PlanEntry(desired: closed.absent, action: .delete(live, as: 8), notes: [.otherActor(8)])

    private func run(_ outcome: ApplyOutcome) -> RunReport {
        RunReport(results: [RunReport.Result(entry: Self.entry, outcome: outcome)])
    }

    @Test func `the plan names who loses it, when somebody wrote last, and as whom it is deleted`() {
        let people = PeopleNames([2: "alice"])
        let plan = Plan(entries: [Self.entry], requests: 1, requestsByStrategy: [.targeted: 1], proof: .counted)
        #expect(
            PlanText(plan, naming: people, style: .plain).text == """
                owner 1
                  - delete     group/Closed  rooms.yaml:55
                                 live 000000000000000000000007, 'Closed', created 2026-01-01T00:00:00Z
                                 3 occupants: 1, alice (2), 3
                                 last message 2026-01-02T00:00:00Z; deleted for everybody, with all messages, and for good
                                 note: it is deleted as user 8, who created it

                - delete
                Plan: 1 dialog: 1 to delete

                """
        )
    }

    @Test func `a run says which room is gone, and what is not known`() {
        #expect(
            RunText(run(.deleted(Self.live)), style: .plain).text == """
                  - deleted    group/Closed  000000000000000000000007  1_000000000000000000000007@muc.example
                Apply: 1 deleted

                """
        )
        let unknown = run(.deleteUnknown(FailureReason("no answer within 30 s")))
        #expect(RunText(unknown, style: .plain).text.hasPrefix("  ? delete unknown  group/Closed  rooms.yaml:55"))
        #expect(unknown.hasFailures)
    }

    @Test func `a run that only creates does not offer to update what it leaves`() throws {
        let plan = Plan(entries: [Self.entry], requests: 1, proof: .counted).onlyCreating
        let left = try #require(plan.entries.first)
        let text = PlanText(plan, style: .plain).text + ResultFormat.csv.line(ResultRow(left), redacted: { $0 })
        #expect(text.contains("state: 'present' -> 'absent'"))
        #expect(!text.contains("update: true"))
        #expect(
            LeftAloneText(plan, onlyCreates: true).sentences == ["1 dialog differs and was left alone (--create-only)."]
        )
    }

    @Test func `results keep which room it was`() {
        let line = ResultFormat.csv.line(ResultRow(Self.entry, .deleted(Self.live)), redacted: { $0 })
        #expect(line.contains("000000000000000000000007"))
        #expect(line.contains("delete,deleted"))
        #expect(ResultFormat.csv.line(ResultRow(Self.entry), redacted: { $0 }).contains("delete,to delete"))
    }
}
