import Diagnostics
import Dialogs
import JSON
import Planning
import Platform
import TestSupport
import Testing

@testable import Reporting

/// People who are to be in no group, in each format.
@Suite struct DepartedReportTests {
    private static let place = SourceLocation(path: "rooms.yaml", line: 2, column: 12)

    private func plan(
        of desired: [DesiredDialog]? = nil,
        live: [LiveDialog]? = nil,
        asAnyone: Bool = true
    ) async throws -> Plan {
        let departed: UserIDs = [5, 6]
        let rooms: [DesiredDialog] = [
            .group("ops", departed: departed), .group("kept", departed: departed),
            .group("over", [2], identification: .pinned(.number(3)), departed: departed).absent,
        ]
        let store: [LiveDialog] = [
            .group(1, "ops", [1, 2, 5]), .group(2, "kept", [1, 2]), .group(3, "over", [1, 2, 5]),
            .group(4, "Theirs", [3, 4, 5, 6], admins: [6], creator: 3), .group(5, "His", [2, 3, 5], creator: 5),
            .group(6, "Of two", [3, 6], creator: 3), .group(7, "Left", [3, 4, 6], creator: 9),
        ]
        var knowledge = PriorKnowledge()
        (knowledge.canActAsAnyone, knowledge.listsDeparted) = (asAnyone, asAnyone)
        knowledge.departed = departed.map { DepartedPerson($0, at: Self.place) }
        let reader = InMemoryDialogStore(live ?? store)
        return try await LookupRunner(reader: reader, parallelism: 1, knowing: knowledge).plan(for: desired ?? rooms)
    }

    @Test(arguments: [(ReportFormat.text, "plan"), (.markdown, "markdown"), (.github, "github"), (.junit, "junit")])
    func `each group is told, with what becomes of it`(format: ReportFormat, name: String) async throws {
        try expectSnapshot(of: ReportSamples.report(try await plan()).text(as: format), named: "\(name)-departed")
    }

    @Test func `a page has them as rows, and the sentences`() async throws {
        let page = ReportSamples.report(try await plan()).text(as: .html)
        #expect(page.contains(#""state":"update","key":"000000000000000000000004","place":"rooms.yaml:2""#))
        #expect(page.contains("Departed: 5 is in 4 groups: taken out of 2, 1 needs a decision, 1 is deleted."))
    }

    @Test func `where nobody could look, that is told`() async throws {
        let plan = try await plan(asAnyone: false)
        let text = PlanText(plan, style: .plain).text
        #expect(text.contains("Departed: 5 was not looked up, which takes an API key: in groups that nobody declares"))
        #expect(text.contains("; of declared groups: taken out of 1"))
    }

    @Test func `without anybody nothing is said`() async throws {
        let plan = try await plan(of: [], live: [])
        let none = Plan(entries: [], requests: 0, proof: nil)
        #expect(PlanText(plan, style: .plain).text.contains("Departed: 5, 6 are in no group."))
        #expect(!PlanText(none, style: .plain).text.contains("Departed"))
    }

    @Test func `a run that only creates says that they stay`() async throws {
        let text = PlanText(try await plan().onlyCreating, style: .plain).text
        #expect(text.contains("Departed: 5 is in 4 groups: 1 needs a decision, kept in 2."))
        #expect(!text.contains("'update: true' is not set"))
        let left = LeftAloneText(try await plan().onlyCreating, onlyCreates: true).sentences
        #expect(left.first == "4 dialogs differ and were left alone (--create-only).")
    }

    @Test func `metrics count the people and their groups`() async throws {
        let figures = RunMetrics.Figures(
            requests: [:],
            duration: .zero,
            exitCode: 0,
            end: WallTime(milliseconds: 0),
            lastSuccess: nil
        )
        let text = RunMetrics(ReportSamples.report(try await plan()), figures).text
        #expect(text.contains(#"dialogctl_departed_people{command="plan",sight="listed"} 2"#))
        #expect(text.contains(#"dialogctl_departed_memberships{command="plan"} 6"#))
    }
}
