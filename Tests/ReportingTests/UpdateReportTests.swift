import Applying
import Dialogs
import Planning
import Reporting
import TestSupport
import Testing

/// Updates in every format: what will be changed, what stays and why, who goes, and what became of it.
@Suite struct UpdateReportTests {
    private static let remove = UnlistedRule(occupants: .remove, admins: .remove)

    private static let desired: [DesiredDialog] = [
        .group(
            "Ops",
            [2, 3],
            admins: [3],
            photo: "2",
            key: "ops",
            unlisted: remove,
            updates: true,
            protected: [8],
            line: 4
        ),
        .group("Dev", [2, 3], joinRequired: true, key: "dev", updates: true, line: 9),
        .group("Art", owner: 5, [6, 7], key: "art", updates: true, line: 12),
        .public("News", photo: "", key: "news", updates: true, line: 15),
        .group("Chat", [2], photo: "9", key: "chat", line: 18),
        .group("Team", [2, 3], key: "team", updates: true, line: 20),
        .group("Club", [2, 3], key: "club", updates: true, line: 22),
        .group("Late", [2, 3], key: "late", updates: true, line: 24),
    ]

    private static let live: [LiveDialog] = [
        .group(1, "Old", [1, 2, 8, 9], admins: [9], photo: "1"),
        .group(2, "Dev", [1, 2], joinRequired: false),
        .group(3, "Art", [4, 5, 6], creator: 4),
        .public(4, "News", photo: "1"),
        .group(5, "Chat", [1, 2]),
        .group(6, "Team", [1, 2]),
        .group(7, "Club", [1, 2]),
        .group(8, "Late", [1, 2]),
    ]

    private static func plan() async throws -> Plan {
        var knowledge = PriorKnowledge()
        knowledge.canActAsAnyone = true
        knowledge.memories = [PriorKnowledge.Memory(Dictionary(of: desired, as: live))]
        knowledge.rooms = [.number(6): RememberedRoom(seen: "2026-05-03", people: [1, 2, 3])]
        let runner = LookupRunner(reader: InMemoryDialogStore(live), parallelism: 1, knowing: knowledge)
        return try await runner.plan(for: desired)
    }

    private static func run(of plan: Plan) -> RunReport {
        let outcomes: [ApplyOutcome] = [
            .updated(.group(1, "Ops", [1, 2, 3, 8], admins: [3], photo: "2")),
            .updatedOtherwise(
                .group(2, "Dev", [1, 2]),
                [.users(field: "occupants", missing: [3], extra: [])]
            ),
            .rejected(FailureReason("You don't have permission; as user 4", status: 403)),
            .leftAlone, .leftAlone,
            .partlyUpdated(
                .group(6, "Team", [1, 2]),
                FailureReason("Occupants with these IDs do not exist.", status: 404)
            ),
            .updateUnknown(FailureReason("no answer within 30 s")),
            .stale(FailureReason("somebody has changed the dialog since the plan was made")),
        ]
        return RunReport(results: zip(plan.entries, outcomes).map { RunReport.Result(entry: $0, outcome: $1) })
    }

    @Test func `a plan as text`() async throws {
        let plan = try await Self.plan()
        try expectSnapshot(of: PlanText(plan, style: .plain).text, named: "plan-updates")
        try expectSnapshot(of: PlanText(plan, style: .coloured).text, named: "plan-updates-coloured")
    }

    @Test func `a run as text`() async throws {
        let run = Self.run(of: try await Self.plan())
        try expectSnapshot(of: RunText(run, style: .plain).text, named: "run-updates")
    }

    @Test(arguments: [ReportFormat.markdown, .html, .github, .junit])
    func `a run as a report`(format: ReportFormat) async throws {
        let plan = try await Self.plan()
        let report = Report(.apply, ReportSamples.context, plan: plan, run: Self.run(of: plan))
        try expectSnapshot(of: report.text(as: format), named: "\(format)-updates")
    }

    @Test(arguments: [ReportFormat.markdown, .github])
    func `a plan as a report`(format: ReportFormat) async throws {
        let report = ReportSamples.report(try await Self.plan())
        try expectSnapshot(of: report.text(as: format), named: "\(format)-updates-planned")
    }

    @Test func `the results of a run`() async throws {
        let run = Self.run(of: try await Self.plan())
        let rows = run.results.map { ResultFormat.csv.line(ResultRow($0.entry, $0.outcome)) }
        try expectSnapshot(of: rows.joined(), named: "results-updates")
    }
}
