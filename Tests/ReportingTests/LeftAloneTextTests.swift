import Dialogs
import Planning
import TestSupport
import Testing

@testable import Reporting

/// What apply did not do, and what can be done about many dialogs.
@Suite struct LeftAloneTextTests {
    private static let live = LiveDialog.group(1, "Ops", [1, 2])
    private static let difference = FieldDifference.users(field: "occupants", missing: [3], extra: [])

    private func plan(_ actions: [(Action, updates: Bool)]) -> Plan {
        let entries = actions.enumerated().map { index, action in
            PlanEntry(
                desired: .group(ExactText("Room \(index)"), updates: action.updates, line: index + 1),
                action: action.0
            )
        }
        return Plan(entries: entries, requests: 1, proof: .counted)
    }

    @Test func `every reason has a sentence`() {
        let differs = Action.differs(Self.live, [Self.difference])
        let plan = plan([
            (differs, false), (differs, false), (differs, true), (.gone(.number(9)), false), (.create, false),
            (.exists(Self.live), false),
        ])
        let nobody = UserReference(.login, "nobody")
        let missing = MissingPeople(
            [.init(nobody, at: [], of: 1)],
            leftOut: [IncompleteDialog(key: "group/x", location: plan.entries[0].desired.location, missing: [nobody])],
            reduced: []
        )
        #expect(
            LeftAloneText(plan, missing, postponed: 2).text == """
                2 dialogs differ and were left alone ('update: true' lets apply change them).
                1 dialog differs and was left alone, in what cannot be changed: the plan says why.
                1 dialog needs a decision and was left alone ('dialogctl adopt' lists what could be it).
                2 missing dialogs are left for another run (--limit).
                1 dialog was left out, since 1 person was not found (--missing FILE lists them).

                """
        )
        let onlyCreates = LeftAloneText(plan, onlyCreates: true).sentences
        #expect(onlyCreates[1] == "1 dialog differs and was left alone (--create-only).")
    }

    @Test func `where all was done nothing is said`() {
        #expect(LeftAloneText(plan([(.create, true), (.exists(Self.live), false)])).text == "")
    }

    @Test func `what can be done is told beside three dialogs, and once for four`() {
        let lacking = Action.conflict(.lackingMembers([LackingDialog(Self.live, missing: [3])]))
        for (number, lines) in [(3, 3), (4, 0)] {
            let plan = plan(Array(repeating: (lacking, false), count: number) + [(.gone(.number(9)), false)])
            let text = PlanText(plan, style: .plain).text
            #expect(text.split(separator: "\n").count { $0.contains("you decide: 'id:") } == lines)
            #expect(text.contains("\nDecide about 4 conflicts") == (number == 4))
            #expect(text.contains("                 you decide: correct 'id:'"))
            let report = ReportSamples.report(plan)
            for format in [ReportFormat.markdown, .html, .github] {
                let text = report.text(as: format)
                #expect(text.contains("Decide about 4 conflicts") == (number == 4))
                #expect(text.contains("you decide: &#39;id:") || text.contains("you decide: 'id:") == (number == 3))
            }
        }
    }

    @Test func `each remedy has a sentence of its own`() {
        #expect(Set(Remedy.allCases.map { $0.sentence(for: 7) }).count == Remedy.allCases.count)
    }
}
