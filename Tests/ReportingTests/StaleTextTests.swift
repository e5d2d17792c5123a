import Dialogs
import Planning
import Reporting
import TestSupport
import Testing

@Suite struct StaleTextTests {
    @Test func `each stale dialog has its line, and what changed`() throws {
        let room = LiveDialog.group(1, "Ops\u{1B}", [1, 2])
        let actions: [(Action, Action)] = [
            (.create, .exists(room)),
            (.create, .create),
            (.exists(room), .create),
            (.exists(room), .differs(room, [.users(field: "occupants", missing: [], extra: [3])])),
            (.ambiguous([room]), .ambiguous([room, .group(2, "Ops", [1, 2])])),
            (.exists(room), .conflict(.lackingMembers([LackingDialog(room, missing: [3])]))),
            (.exists(room), .gone(room.id)),
        ]
        let entries = actions.enumerated().map { index, actions in
            let desired = DesiredDialog.group(
                "Ops",
                key: ExactText("ops-\(index)\u{202E}"),
                line: index + 4
            )
            return StaleEntry(
                reviewed: PlanEntry(desired: desired, action: actions.0),
                now: PlanEntry(desired: desired, action: actions.1, others: index == 1 ? [.number(7)] : [])
            )
        }
        try expectSnapshot(of: StaleText(entries, style: .plain).text, named: "stale-every-action")
    }

    @Test func `nothing stale is nothing to tell`() {
        #expect(StaleText([], style: .plain).text == "")
    }
}
