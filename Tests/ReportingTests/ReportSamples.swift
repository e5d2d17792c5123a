import Applying
import Diagnostics
import Dialogs
import Planning
import Reporting
import TestSupport

/// Plans and runs for reports.
enum ReportSamples {
    private static let remove = UnlistedRule(occupants: .remove, admins: .remove)
    private static let data = CustomData(className: "Room", fields: ["region": .text("eu"), "seats": .integer(40)])

    /// Dialogs that get every action of a plan, given the live dialogs in the store.
    static var everyAction: [DesiredDialog] {
        [
            .public("News", photo: "67834", data: data, line: 4),
            .group("Crew", [2, 3], admins: [3], joinRequired: true, line: 9),
            .private(with: 7, line: 15),
            .public("Lobby", line: 18),
            .group(
                "Ops",
                [2],
                admins: [2],
                photo: "68123",
                joinRequired: false,
                data: data,
                unlisted: remove,
                line: 22
            ),
            .group("Leads", [2, 3, 4], line: 30),
            .public("Twice", line: 35),
            .group("Old", [2], identification: .pinned(.number(99)), line: 40),
            .group("Wrong", [2], identification: .pinned(.number(1)), line: 44),
            .group("Elsewhere", owner: 5, [6], line: 50),
            .group("Closed", [2, 3], identification: .pinned(.number(7)), line: 55).absent,
            .group("Over", [2], line: 60).absent,
            .group("Named", [2], line: 65).absent,
        ]
    }

    /// The live dialogs.
    static var store: [LiveDialog] {
        [
            .public(1, "Lobby", creator: 8),
            .group(
                2,
                "Ops",
                [1, 2, 9],
                admins: [1, 9],
                photo: "1",
                joinRequired: true,
                className: "Room",
                data: ["region": .scalar(.text("us"))]
            ),
            .group(3, "Leads", [1, 2]),
            .public(4, "Twice"), .public(5, "Twice"),
            .public(6, "news"),
            .group(
                7,
                "Closed",
                [1, 2, 3],
                createdAt: "2026-01-01T00:00:00Z",
                lastMessageAt: 1_767_312_000
            ),
            .group(8, "Named", [1, 2]),
        ]
    }

    /// Dialogs with people beside those declared, who are kept, shown and to be removed.
    static let unlisted: [DesiredDialog] = [
        .group("Kept", [2, 3], admins: [3], line: 4),
        .group("Shown", [2], admins: [2], unlisted: UnlistedRule(occupants: .report, admins: .report), line: 8),
        .group("Closed", [2], admins: [2], unlisted: remove, line: 12),
        .group("Quiet", [2], line: 16),
    ]

    /// The live dialogs of which those are declared.
    static let unlistedStore: [LiveDialog] = [
        .group(1, "Kept", [1, 2, 3, 8, 9], admins: [2, 3]),
        .group(2, "Shown", [1, 2, 7, 8], admins: [2, 8]),
        .group(3, "Closed", [1, 2, 7, 8], admins: [2, 8]),
        .group(4, "Quiet", [1, 2], admins: [2]),
    ]

    /// A report of a plan with them.
    static func unlistedReport() async throws -> Report { report(try await plan(unlisted, live: unlistedStore)) }

    /// A plan made with a store.
    static func plan(_ desired: [DesiredDialog], live: [LiveDialog] = []) async throws -> Plan {
        try await LookupRunner(reader: InMemoryDialogStore(live), parallelism: 1).plan(for: desired)
    }

    /// A plan with every action.
    static func everyActionPlan() async throws -> Plan { try await plan(everyAction, live: store) }

    /// All outcomes that a create can have.
    static let everyOutcome: [ApplyOutcome] = [
        .created(.group(1, "Room 0", [1, 2])),
        .alreadyExisted(.private(2, [1, 2])),
        .rejected(FailureReason("Occupants with these IDs do not exist.", status: 404, requestID: "abc-1")),
        .failed(FailureReason("could not connect to 127.0.0.1:1")),
        .unknown(FailureReason("no answer within 30 s")),
        .recovered(.group(6, "Room 5", [1, 2])),
        .doubled([.group(7, "Room 6", [1, 2]), .group(8, "Room 6", [1, 2])]),
        .notTried,
        createdOtherwise,
    ]

    /// A create of the group `Room 8` that the server carried out otherwise.
    static let createdOtherwise = ApplyOutcome.createdOtherwise(
        .group(9, "Room ?", [1]),
        [
            .value(field: "name", live: .scalar(.text("Room ?")), desired: .text("Room 8")),
            .users(field: "occupants", missing: [2], extra: []),
        ]
    )

    /// A plan that creates one group for each outcome, and the run with these outcomes.
    static func run(_ outcomes: [ApplyOutcome]) async throws -> (plan: Plan, run: RunReport) {
        let desired = outcomes.indices.map { DesiredDialog.group(ExactText("Room \($0)"), line: $0 + 3) }
        let plan = try await plan(desired)
        let results = zip(plan.entries, outcomes).map { RunReport.Result(entry: $0, outcome: $1) }
        return (plan, RunReport(results: results))
    }

    /// A fixed time and place.
    static let context = ReportContext(
        endpoint: "https://api.example",
        time: "2026-01-01T00:00:00Z",
        paths: AnnotationPaths(workingFolder: "/repository/chat", workspace: "/repository")
    )

    /// A report of a plan.
    static func report(_ plan: Plan, failing rule: FailureRule = .standard) -> Report {
        Report(.plan, context, plan: plan, failing: rule)
    }

    /// A report of a plan with every action.
    static func everyActionReport() async throws -> Report { report(try await everyActionPlan()) }

    /// A report of a run with every outcome.
    static func everyOutcomeReport() async throws -> Report {
        let (plan, run) = try await run(everyOutcome)
        return Report(.apply, context, plan: plan, run: run)
    }

    /// Texts that would do harm in some format without escaping.
    static let hostileTexts: [String] = [
        "```\n# heading\n```", "a|b\\|c", "<script>alert(1)</script>", "`evil` @everyone `` evil ```",
        "</script><img src=x onerror=alert(1)>",
        "<!-- --> ]]> &amp; &#0;", "@everyone @org/team #1 GH-1 https://evil.example", "`", "``a` ",
        "\u{202E}evil\u{2066}",
        "a\r\n::error::fake", "%0A::error::fake", "\u{0}\u{1B}[2J\u{85}\u{2028}\u{FFFE}", "]]>", "\\u003c/script>",
        "'\"",
        String(repeating: "x", count: 65_000), String(repeating: "`", count: 3000), "\u{1F600}\u{301}",
    ]

    /// A report in which every text is hostile: key, path, name, photo, data, reasons.
    static func hostileReport(_ text: String) async throws -> Report {
        let exact = ExactText(text)
        let location = SourceLocation(path: text, line: 1, column: 2)
        let rooms = [
            DialogContent.public(name: exact, photo: exact),
            DialogContent.public(
                name: "Lobby",
                photo: exact,
                data: CustomData(className: exact, fields: [exact: .text(exact)])
            ),
        ]
        let desired = rooms.enumerated().map { index, room in
            DesiredDialog(key: ExactText("\(index)\(text)"), owner: 1, content: room, location: location)
        }
        let live = LiveDialog.public(1, "Lobby", photo: ExactText("live \(text)"))
        let plan = try await plan(desired, live: [live])
        let results = plan.entries.map { entry in
            let outcome = entry.action == .create ? ApplyOutcome.rejected(FailureReason(text)) : .leftAlone
            return RunReport.Result(entry: entry, outcome: outcome)
        }
        let problem = ReportProblem(text, at: location)
        return Report(.apply, context, plan: plan, run: RunReport(results: results), problems: [problem])
    }
}
