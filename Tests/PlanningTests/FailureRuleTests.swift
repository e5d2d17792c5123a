import Dialogs
import Planning
import TestSupport
import Testing

/// What of a plan makes a run fail.
@Suite struct FailureRuleTests {
    private static let live = LiveDialog.group(1, "Ops", [1, 2])
    private static let actions: [Action] = [
        .create, .exists(live), .differs(live, [.users(field: "occupants", missing: [3], extra: [])]),
        .conflict(.incompatible(live)), .ambiguous([live]), .gone(.number(9)),
    ]

    private func plan(_ action: Action) -> Plan {
        Plan(entries: [PlanEntry(desired: .group("Ops", [2]), action: action)], requests: 1, proof: .counted)
    }

    @Test(arguments: ["differs", "none", "differs,conflict,ambiguous,gone,missing-people"])
    func `a rule is written as it is read`(text: String) throws {
        #expect(try #require(FailureRule(text)).description == text)
    }

    @Test func `the causes of a rule are told in one order`() throws {
        #expect(try #require(FailureRule("gone,differs")).description == "differs,gone")
    }

    @Test(arguments: ["", "differs,", "create", "none,differs", "Differs", "differs gone"])
    func `what is no rule is refused`(text: String) {
        #expect(FailureRule(text) == nil)
    }

    @Test func `unless told otherwise, what a person must decide makes a run fail`() {
        #expect(Self.actions.map { plan($0).fails(.standard) } == [false, false, false, true, true, true])
    }

    @Test(arguments: FailureRule.Cause.allCases)
    func `a rule fails on what it names alone`(cause: FailureRule.Cause) {
        let failing = Self.actions.filter { plan($0).fails(FailureRule([cause])) }
        let isOfNoAction = cause == .missingPeople || cause == .undeclared
        #expect(failing.map(\.kind.rawValue) == (isOfNoAction ? [] : [cause.rawValue]))
    }

    @Test func `what nobody declares makes a run fail only where that is asked for, and it is there`() {
        func plan(_ sight: UndeclaredDialog.Sight) -> Plan {
            let dialog = UndeclaredDialog(Self.live.id, owner: 1, formerKey: "ops", sight)
            return self.plan(.exists(Self.live)).telling(UndeclaredDialogs([dialog], requests: 1))
        }
        let rule = FailureRule([.undeclared])
        #expect(plan(.live(Self.live)).fails(rule))
        #expect(plan(.notLookedFor).fails(rule))
        #expect(!plan(.hidden).fails(rule))
        #expect(!plan(.live(Self.live)).fails(.standard))
        #expect(!self.plan(.exists(Self.live)).fails(rule))
    }

    @Test func `an update that leaves something as it is differs`() async throws {
        let desired = DesiredDialog.group("Ops", [2, 3], joinRequired: true, updates: true)
        let live = LiveDialog.group(1, "Ops", [1, 2, 3], photo: "1", joinRequired: false)
        let update = try await LookupRunner(reader: InMemoryDialogStore([live]), parallelism: 1).plan(
            for: [desired, .group("Dev", [2], photo: "1", joinRequired: true, updates: true)]
        )
        #expect(update.entries.map(\.action.kind) == [.differs, .create])
        let both = DesiredDialog.group("Ops", [2, 3], photo: "2", joinRequired: true, updates: true)
        let plan = try await LookupRunner(reader: InMemoryDialogStore([live]), parallelism: 1).plan(for: [both])
        #expect(plan.count(of: .update) == 1)
        #expect(plan.fails(FailureRule([.differs])))
        #expect(!plan.fails(.standard))
    }
}
