import Dialogs
import Planning
import TestSupport
import Testing

/// What a plan says of dialogs that are to be absent.
@Suite struct DeletionPlanTests {
    private static let ops = DesiredDialog.group("Ops", [2, 3], key: "ops").absent

    private func plan(
        _ live: [LiveDialog],
        of desired: [DesiredDialog] = [ops],
        knowing known: [ExactText: DialogIdentity] = [:],
        asAnyone: Bool = true
    ) async throws -> Plan {
        var knowledge = PriorKnowledge()
        knowledge.canActAsAnyone = asAnyone
        knowledge.memories = [PriorKnowledge.Memory(known)]
        let reader = InMemoryDialogStore(live)
        return try await LookupRunner(reader: reader, parallelism: 1, knowing: knowledge).plan(for: desired)
    }

    private static let known: [ExactText: DialogIdentity] = ["ops": DialogIdentity(.number(1), owner: 1)]

    @Test func `a dialog that is known by its ID is deleted, whatever its name and members are by now`() async throws {
        let plan = try await plan([.group(1, "Renamed", [1, 9])], knowing: Self.known)
        #expect(plan.outline == ["ops: delete 1 as 1"])
        #expect(plan.deletions.map(\.live.id) == [.number(1)])
        #expect(plan.hasDrift)
        #expect(!plan.needsDecision)
    }

    @Test func `one that is pinned is deleted too, as its creator`() async throws {
        let pinned = DesiredDialog.group("Ops", [2, 3], key: "ops", identification: .pinned(.number(1))).absent
        let plan = try await plan([.group(1, "Ops", [1, 2, 3, 7], creator: 7)], of: [pinned])
        #expect(plan.outline == ["ops: delete 1 as 7"])
        #expect(plan.entries[0].notes == [.otherActor(7)])
    }

    @Test func `what its name or its mark tells alone is never deleted`() async throws {
        #expect(try await plan([.group(1, "Ops", [1, 2, 3])]).outline == ["ops: conflict by name alone [1]"])
        let twice = try await plan([.group(1, "Ops", [1, 2, 3]), .group(2, "Ops", [1, 2, 3])])
        #expect(twice.outline == ["ops: conflict by name alone [1, 2]"])
        #expect(twice.needsDecision)
        let data = CustomData(className: "Room", fields: [:])
        let marked = DesiredDialog.group("Ops", [2, 3], data: data, key: "ops", markField: "git_key").absent
        let live = LiveDialog.group(
            1,
            "Elsewhere",
            [1, 2, 3],
            className: "Room",
            data: ["git_key": .scalar(.text("ops"))]
        )
        let other = LiveDialog.group(2, "Ops", [1, 2, 3])
        #expect(try await plan([live, other], of: [marked]).outline == ["ops: conflict by name alone [1]"])
    }

    @Test func `what is not there is absent, and nothing is asked of anybody`() async throws {
        let pinned = DesiredDialog.group("Ops", [2, 3], key: "ops", identification: .pinned(.number(1))).absent
        for desired in [Self.ops, pinned] {
            let plan = try await plan([.group(5, "Other", [1, 2])], of: [desired], knowing: Self.known)
            #expect(plan.outline == ["ops: absent"])
            #expect(!plan.hasDrift)
            #expect(!plan.needsDecision)
            #expect(plan.entries[0].notes.isEmpty)
            #expect(plan.recognition.known == 0)
        }
        // Another room of the name is nobody's business: nothing is made beside it.
        #expect(try await plan([.group(5, "Ops", [1, 2])]).outline == ["ops: absent"])
    }

    @Test func `who may not delete it is told, and nothing is planned`() async throws {
        let live = LiveDialog.group(1, "Ops", [1, 2, 3, 7], creator: 7)
        let asOwner = try await plan([live], knowing: Self.known, asAnyone: false)
        #expect(asOwner.outline == ["ops: conflict 1 is not 1's"])
        let left = LiveDialog.group(1, "Ops", [1, 2, 3], creator: 7)
        #expect(try await plan([left], knowing: Self.known).outline == ["ops: conflict 1 is not 1's"])
    }

    @Test func `a run that only creates leaves it, and shows that it differs`() async throws {
        let plan = try await plan([.group(1, "Ops", [1, 2, 3])], knowing: Self.known).onlyCreating
        #expect(plan.outline == ["ops: differs 1 state present -> absent"])
    }

    @Test func `none is deleted unless so many are allowed`() async throws {
        let plan = try await plan([.group(1, "Ops", [1, 2, 3])], knowing: Self.known)
        let excess = try #require(DeleteLimit().excess(of: plan))
        #expect((excess.deletions, excess.people, excess.limit) == (1, 3, 0))
        #expect(excess.description.contains("delete 1 dialog, which 3 people lose, with"))
        #expect(excess.description.hasSuffix("--max-deletes 1"))
        #expect(DeleteLimit(1).excess(of: plan) == nil)
    }

    @Test func `a review holds only while nobody has come, gone or given it a name since`() async throws {
        let reviewed = try await plan([.group(1, "Ops", [1, 2, 3])], knowing: Self.known)
        let renamed = try await plan([.group(1, "Renamed", [1, 2, 3])], knowing: Self.known)
        #expect(PlanReview(of: reviewed, against: renamed).stale.count == 1)
        let joined = try await plan([.group(1, "Ops", [1, 2, 3, 8])], knowing: Self.known)
        #expect(PlanReview(of: reviewed, against: joined).stale.count == 1)
        let gone = try await plan([], knowing: Self.known)
        #expect(PlanReview(of: reviewed, against: gone).stale.count == 1)
    }
}
