import Dialogs
import Planning
import TestSupport
import Testing

/// Groups whose key and name changed in git at once, beside others that changed too.
@Suite struct FormerKeyTests {
    @Test func `one is asked about whatever else in the set has changed`() async throws {
        let live: [LiveDialog] = [.group(1, "Night & Day ", [1, 2, 3, 4]), .group(2, "Ops", [1, 2, 3])]
        let desired: [DesiredDialog] = [
            .group("Team 2", [2, 3], key: "renamed-2"), .group("Ops", [4], key: "ops-2"),
            .group("Night & Day ", [2, 3, 4], key: "key-1"),
        ]
        var knowledge = PriorKnowledge()
        knowledge.canActAsAnyone = true
        knowledge.memories = [
            PriorKnowledge.Memory([
                "ops-1": DialogIdentity(.number(2), owner: 1),
                "group/Night & Day ": DialogIdentity(.number(1), owner: 1),
            ])
        ]
        let runner = LookupRunner(reader: InMemoryDialogStore(live), parallelism: 1, knowing: knowledge)
        #expect(
            try await runner.plan(for: desired).outline == [
                "renamed-2: conflict 2 was ops-1", "ops-2: conflict 2 lacks [4]", "key-1: exists 1",
            ]
        )
    }
}
