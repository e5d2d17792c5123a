import Dialogs
import Planning
import TestSupport
import Testing

/// What may be carried out of a plan that was reviewed a while ago.
@Suite struct PlanReviewTests {
    private let ops = DesiredDialog.group("Ops", [2, 3])

    private func review(_ reviewed: Action, _ now: Action, others: ([DialogID], [DialogID]) = ([], [])) -> PlanReview {
        let before = PlanEntry(desired: ops, action: reviewed, others: others.0)
        let after = PlanEntry(desired: ops, action: now, others: others.1)
        return PlanReview(
            of: Plan(entries: [before], requests: 1, proof: .counted),
            against: Plan(entries: [after], requests: 2, proof: .readUntilEmpty)
        )
    }

    @Test func `what is still as reviewed is of the same application`() {
        let entries = [PlanEntry(desired: .public("news"), action: .create)]
        let plan = Plan(entries: entries, requests: 1, proof: .counted, application: 7)
        let review = PlanReview(of: Plan(entries: entries, requests: 1, proof: .counted), against: plan)
        #expect(review.current.application == 7)
        #expect(review.current.limited(toCreates: 1).application == 7)
    }

    @Test func `an entry that says the same is current`() {
        let review = review(.create, .create)
        #expect(review.stale.isEmpty)
        #expect(review.current.entries.count == 1)
        #expect(review.current.requests == 2)
        #expect(review.current.proof == .readUntilEmpty)
    }

    @Test func `a dialog that exists now is stale`() {
        let review = review(.create, .exists(.group(1, "Ops", [1, 2, 3])))
        #expect(review.current.entries.isEmpty)
        #expect(review.stale.map(\.reviewed.action) == [.create])
        #expect(review.stale.map(\.now.action.kind) == [.exists])
    }

    @Test func `another dialog of the name makes a create stale`() {
        #expect(review(.create, .create, others: ([], [.number(1)])).stale.count == 1)
        #expect(review(.create, .create, others: ([.number(1)], [.number(1)])).stale.isEmpty)
    }

    @Test func `a deletion is stale once somebody gave the dialog a name, came, left, or wrote there`() {
        let before = LiveDialog.group(1, "Ops", [1, 2, 3], photo: "1")
        func isStale(_ after: LiveDialog) -> Bool {
            !review(.delete(before, as: 1), .delete(after, as: 1)).stale.isEmpty
        }
        #expect(!isStale(.group(1, "Ops", [1, 2, 3], photo: "2")))
        #expect(isStale(.group(1, "Important", [1, 2, 3])))
        #expect(isStale(.group(1, "Ops", [1, 2, 3, 4])))
        #expect(isStale(.group(1, "Ops", [1, 2])))
        #expect(isStale(.group(1, "Ops", [1, 2, 3], lastMessageAt: 1_767_225_600)))
    }

    @Test func `another live dialog, other differences and other candidates are stale`() {
        let first = LiveDialog.group(1, "Ops", [1, 2, 3])
        let second = LiveDialog.group(2, "Ops", [1, 2, 3])
        #expect(review(.exists(first), .exists(second)).stale.count == 1)
        #expect(review(.ambiguous([first, second]), .ambiguous([first])).stale.count == 1)
        let extra = { (users: [UserID]) in [FieldDifference.users(field: "occupants", missing: [], extra: users)] }
        #expect(review(.differs(first, extra([4])), .differs(first, extra([5]))).stale.count == 1)
        #expect(review(.differs(first, extra([4])), .differs(first, extra([4]))).stale.isEmpty)
        let lacking = { (users: [UserID]) in Action.conflict(.lackingMembers([LackingDialog(first, missing: users)])) }
        #expect(review(lacking([2]), lacking([2, 3])).stale.count == 1)
    }

    @Test func `a change of what nobody manages is none`() {
        let before = LiveDialog.group(1, "Ops", [1, 2, 3], photo: "1")
        let after = LiveDialog.group(1, "Ops", [1, 2, 3], photo: "2")
        #expect(review(.exists(before), .exists(after)).stale.isEmpty)
    }
}
