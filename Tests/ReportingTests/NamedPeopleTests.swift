import Applying
import Diagnostics
import Dialogs
import PlanFile
import Planning
import TestSupport
import Testing

@testable import Reporting

/// People by name, in every format.
@Suite struct NamedPeopleTests {
    private static let remove = UnlistedRule(occupants: .remove, admins: .remove)
    private static let report = UnlistedRule(occupants: .report)
    private static let names = PeopleNames([
        1: "alice", 2: "bob", 3: "Zoë", 7: "p1997@school.example", 8: "dan", 9: "eve, frank (2)",
    ])

    private static let desired: [DesiredDialog] = [
        .group("Crew", [2, 3, 11], admins: [3], joinRequired: true, line: 4),
        .private(with: 7, line: 6),
        .group("Ops", [2, 3], key: "ops", unlisted: remove, updates: true, protected: [8], line: 8),
        .group("Art", owner: 2, [3], admins: [2], key: "art", updates: true, line: 10),
        .group("Leads", [2, 3, 7], line: 12),
        .group("Shown", [2], unlisted: report, line: 14),
        .group("Gone", [2], identification: .pinned(.number(99)), line: 16),
    ]

    private static let live: [LiveDialog] = [
        .group(1, "Ops", [1, 2, 8, 9, 12]),
        .group(2, "Art", [2, 3], admins: [3], creator: 3),
        .group(3, "Leads", [1, 2]),
        .group(4, "Shown", [1, 2, 9], creator: 8),
    ]

    private static func plan() async throws -> Plan {
        var knowledge = PriorKnowledge()
        knowledge.memories = [PriorKnowledge.Memory(Dictionary(of: desired[2...3], as: live[0...1]))]
        knowledge.rooms = [.number(1): RememberedRoom(seen: "2026-05-03", people: [1, 2, 3])]
        let runner = LookupRunner(reader: InMemoryDialogStore(live), parallelism: 1, knowing: knowledge)
        return try await runner.plan(for: desired)
    }

    private static func document(_ plan: Plan, _ names: PeopleNames = names) -> PlanDocument {
        PlanDocument(plan, of: [], at: "https://api.example", naming: names, toolVersion: "1")
    }

    @Test func `a plan as text`() async throws {
        let text = PlanText(try await Self.plan(), naming: Self.names, style: .plain).text
        try expectSnapshot(of: text, named: "plan-people")
    }

    @Test(arguments: [ReportFormat.text, .markdown, .html, .github, .junit, .json])
    func `a plan as a report`(format: ReportFormat) async throws {
        let plan = try await Self.plan()
        let report = Report(.plan, ReportSamples.context, plan: plan, document: Self.document(plan))
        let text = report.text(as: format)
        #expect(text.contains("Zoë"))
        // Of a page the rows alone.
        let rows = format == .html ? text.split(separator: "\n").first { $0.contains("id=\"report\"") } : nil
        let shown = rows.map { "\($0)\n" } ?? text
        try expectSnapshot(of: shown, named: "\(format)-people")
    }

    @Test func `a run as text and as a report`() async throws {
        let plan = try await Self.plan()
        let outcome = ApplyOutcome.createdOtherwise(
            .group(5, "Crew", [1, 2]),
            [.users(field: "occupants", missing: [3, 11], extra: [])]
        )
        let run = RunReport(results: [RunReport.Result(entry: plan.entries[0], outcome: outcome)])
        let text = RunText(run, naming: Self.names, style: .plain).text
        let line = "occupants: +2  (add Zoë (3), 11)"
        #expect(text.contains("                 \(line)\n"))
        let report = Report(.apply, ReportSamples.context, plan: plan, document: Self.document(plan), run: run)
        #expect(report.text(as: .junit).contains(line))
        #expect(report.text(as: .markdown).contains("+ occupants: Zoë (3), 11\n"))
        #expect(report.text(as: .json).contains("\"people\": {\n"))
    }

    @Test func `candidates and stale entries`() async throws {
        let plan = try await Self.plan()
        let text = CandidatesText(plan, naming: Self.names, command: ["adopt"], paths: []).text
        #expect(text.contains("# lacks Zoë (3), p1997@school.example (7)\n"))
        #expect(text.contains("is visible to owner alice (1): adopt another one\n"))
        let room = LiveDialog.private(1, [2, 9])
        let pair = DesiredDialog.private(with: 7)
        let actions: [(Action, String)] = [
            (.conflict(.otherViewer(room, 3)), "in conflict now with \(room.id), which user Zoë (3) sees"),
            (.conflict(.incompatible(room)), "is the private dialog of users bob (2), 'eve, frank (2)' (9)"),
        ]
        for (action, expected) in actions {
            let stale = StaleEntry(
                reviewed: PlanEntry(desired: pair, action: .create),
                now: PlanEntry(desired: pair, action: action)
            )
            let text = StaleText([stale], naming: Self.names, style: .plain).text
            let wanted = expected.replacing("is the", with: "in conflict now with \(room.id), the")
            #expect(text.contains(wanted) || text.contains(expected), "\(text)")
            let report = Report(
                .apply,
                ReportSamples.context,
                plan: plan,
                document: Self.document(plan),
                stale: [stale]
            )
            #expect(report.problems.contains { $0.text.contains(expected) || $0.text.contains(wanted) })
        }
    }

    @Test func `who is in what is created is listed as far as there is room, and wholly where all is asked for`()
        async throws
    {
        let users = UserIDs((1...30).compactMap(UserID.init(rawValue:)))
        let plan = try await ReportSamples.plan([.group("all", users)])
        let text = { (width: Int, all: Bool) in
            PlanText(plan, naming: Self.names, style: .plain, listsAll: all, width: width).text
        }
        #expect(text(80, false).contains("  30 occupants: alice (1), bob (2), Zoë (3), 4, 5, 6, …\n"))
        for width in 60...120 {
            let lines = text(width, false).split(separator: "\n").filter { $0.contains("occupants") }
            #expect(lines.allSatisfy { String($0).columns <= width }, "\(width)")
        }
        #expect(text(1, false).contains("  30 occupants: alice (1), …\n"))
        #expect(text(80, true).contains(", dan (8), 'eve, frank (2)' (9), 10, "))
        #expect(text(80, true).contains(", 29, 30\n"))
    }

    @Test func `people fill the width, and none is left out who fits`() async throws {
        let plan = try await ReportSamples.plan([.group("all", [2, 3])])
        let line = "                 3 occupants: alice (1), bob (2), Zoë (3)"
        let text = { PlanText(plan, naming: Self.names, style: .plain, width: $0).text }
        #expect(text(line.count).contains("\(line)\n"))
        #expect(text(line.count - 1).contains("  3 occupants: alice (1), bob (2), …\n"))
    }

    @Test func `everybody who leaves is named, on lines that can be read`() {
        let users = (1...20).compactMap(UserID.init(rawValue:))
        let names = PeopleNames(Dictionary(users.map { ($0, ExactText("person-number-\($0)")) }) { first, _ in first })
        let rows = PeopleText(names, room: .people(1)).rows(users)
        #expect(rows.allSatisfy { $0.columns <= 80 })
        #expect(rows.joined(separator: ", ") == users.map { names.text(for: $0) }.joined(separator: ", "))
        #expect(PeopleText(.none, room: .people(1)).rows(users).map { $0.split(separator: ",").count } == [8, 8, 4])
        #expect(PeopleText(names, room: .people(1)).rows([]) == [])
    }

    @Test(arguments: ReportSamples.hostileTexts)
    func `a hostile name does no harm in any format`(hostile: String) async throws {
        let plan = try await Self.plan()
        let users: [UserID] = [1, 2, 3, 7, 8, 9]
        let report = { (name: String) in
            let names = PeopleNames(Dictionary(users.map { ($0, ExactText(name)) }) { first, _ in first })
            return Report(.plan, ReportSamples.context, plan: plan, document: Self.document(plan, names))
        }
        for format in ReportFormat.allCases {
            let (plain, text) = (report("plain").text(as: format), report(hostile).text(as: format))
            #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 && $0 != "\u{202E}" }, "\(format)")
            switch format {
            case .html, .junit: #expect(text.count { $0 == "<" } == plain.count { $0 == "<" }, "\(format)")
            case .github:
                let commands = { (text: String) in text.split(separator: "\n").count { $0.hasPrefix("::") } }
                #expect(commands(text) == commands(plain))
            case .text: #expect(text.count { $0 == "\n" } == plain.count { $0 == "\n" })
            case .markdown, .json: break
            }
            if format != .json { #expect(text.utf8.count < 3 * plain.utf8.count + 20_000, "\(format)") }
        }
    }
}
