import Dialogs
import Planning
import TestSupport
import Testing

/// What no manifest answers for.
@Suite(.timeLimit(.minutes(10))) struct UndeclaredTests {
    private func plan(
        _ desired: [DesiredDialog],
        in store: any DialogReader,
        listing: Bool = true,
        former: [ExactText: DialogIdentity] = [:],
        _ change: (inout PriorKnowledge) -> Void = { _ in }
    ) async throws -> Plan {
        var knowledge = PriorKnowledge()
        knowledge.canActAsAnyone = true
        knowledge.listsUndeclared = listing
        if !former.isEmpty { knowledge.memories = [PriorKnowledge.Memory(former)] }
        change(&knowledge)
        return try await LookupRunner(reader: store, parallelism: 1, knowing: knowledge).plan(for: desired)
    }

    private static let live: [LiveDialog] = [
        .group(1, "Ops", [1, 2]), .group(2, "Book club", [1, 2, 3]), .public(3, "News"), .private(4, [1, 2]),
        .group(5, "Theirs", [2, 3], creator: 2), .group(6, "Of two", [1, 2], creator: 2),
    ]

    @Test func `what the owners see and nobody declares is told, under its creator where that is one of them`()
        async throws
    {
        let store = InMemoryDialogStore(Self.live)
        let plan = try await plan([.group("Ops"), .group("Two", owner: 2, [1])], in: store)
        #expect(plan.outline == ["group/Ops: exists 1", "group/Two: create"])
        #expect(
            plan.undeclared.outline == [
                "1 public/News 3", "1 group/Book club 2", "1 private/1-2 4", "2 group/Of two 6", "2 group/Theirs 5",
            ]
        )
    }

    @Test func `one listing of an owner answers for all types, and for what is declared too`() async throws {
        let store = InMemoryDialogStore(Self.live)
        let desired: [DesiredDialog] = [.group("Ops"), .public("News"), .private(with: 2), .group("New", [2])]
        let plan = try await plan(desired, in: store)
        #expect(plan.entries.map(\.action.kind) == [.exists, .exists, .exists, .create])
        #expect(store.queries == [DialogQuery()])
        #expect(plan.requests == 1)
        #expect(plan.undeclared.requests == 1)
    }

    @Test func `without being asked for nothing is told, and no request is sent for it`() async throws {
        let store = InMemoryDialogStore(Self.live)
        let plan = try await plan([.group("Ops")], in: store, listing: false)
        #expect(plan.undeclared == .none)
        #expect(plan.requests == 1)
    }

    @Test func `what a person must decide about is no undeclared dialog`() async throws {
        let live: [LiveDialog] = [
            .group(1, "Ops", [1, 2]), .group(2, "Ops", [1, 2]), .group(3, "Dev", [1, 2]), .group(4, "Free", [1, 2]),
        ]
        let plan = try await plan([.group("Ops"), .group("Dev", [3])], in: InMemoryDialogStore(live))
        #expect(plan.entries.map(\.action.kind) == [.ambiguous, .conflict])
        #expect(plan.undeclared.outline == ["1 group/Free 4"])
    }

    @Test func `what other parts of the set may be is none either`() async throws {
        let live: [LiveDialog] = [.group(1, "Ops", [1, 2]), .group(2, "Dev", [1, 2]), .public(3, "News")]
        let plan = try await plan(
            [],
            in: InMemoryDialogStore(live),
            former: ["dev": DialogIdentity(.number(2), owner: 1)]
        ) {
            $0.otherOwners = [1]
            $0.keysElsewhere = ["dev"]
            $0.namesElsewhere = [DeclaredName(.group, "Ops"), DeclaredName(.group, "News")]
        }
        #expect(plan.undeclared.outline == ["1 public/News 3"])
    }

    @Test func `a key that nobody declares any more is told without a request`() async throws {
        let store = InMemoryDialogStore([.group(1, "Ops", [1, 2]), .group(2, "Book club", [1, 2])])
        let former =
            [
                "book-club": DialogIdentity(.number(2), owner: 1), "group/Ops": DialogIdentity(.number(1), owner: 1),
            ] as [ExactText: DialogIdentity]
        let told = try await plan([.group("Ops")], in: store, listing: false, former: former)
        #expect(told.undeclared.outline == ["1 book-club 2 not looked for, was book-club"])
        #expect(told.undeclared.requests == nil)
        #expect(store.queries.count == 1)
        let seen = try await plan([.group("Ops")], in: store, former: former)
        #expect(seen.undeclared.outline == ["1 book-club 2, was book-club"])
    }

    @Test func `the dialog of a former key that a declared one is now is not told`() async throws {
        let store = InMemoryDialogStore([.group(1, "Ops", [1, 2])])
        let former = ["old": DialogIdentity(.number(1), owner: 1)] as [ExactText: DialogIdentity]
        let plan = try await plan([.group("Ops")], in: store, listing: false, former: former)
        #expect(plan.outline == ["group/Ops: exists 1"])
        #expect(plan.undeclared == .none)
    }

    @Test func `where the rest of the set is not known no key is called a former one`() async throws {
        let former = ["old": DialogIdentity(.number(9), owner: 1)] as [ExactText: DialogIdentity]
        let plan = try await plan([.group("Ops")], in: InMemoryDialogStore(), listing: false, former: former) {
            $0.keysElsewhere = nil
        }
        #expect(plan.undeclared == .none)
    }

    @Test func `listing asks for the dialogs of former keys as those who had them`() async throws {
        let store = InMemoryDialogStore([.group(1, "Ops", [1, 2]), .group(2, "Elsewhere", [3, 4], creator: 3)])
        let former =
            [
                "elsewhere": DialogIdentity(.number(2), owner: 3), "deleted": DialogIdentity(.number(9), owner: 3),
            ] as [ExactText: DialogIdentity]
        let plan = try await plan([.group("Ops")], in: store, former: former)
        #expect(plan.undeclared.outline == ["3 deleted 9 hidden, was deleted", "3 elsewhere 2, was elsewhere"])
        #expect(store.queries == [DialogQuery(), DialogQuery(ids: [.number(2), .number(9)])])
        #expect(plan.undeclared.requests == 2)
    }

    @Test func `the parts of a plan keep it, and so does a review of a saved one`() async throws {
        let reviewed = try await plan([.group("Ops"), .group("New")], in: InMemoryDialogStore(Self.live))
        #expect(reviewed.undeclared.dialogs.count == 4)
        #expect(reviewed.limited(toCreates: 0).undeclared == reviewed.undeclared)
        let now = try await plan([.group("Ops")], in: InMemoryDialogStore(Self.live), listing: false)
        #expect(PlanReview(of: reviewed, against: now).current.undeclared == reviewed.undeclared)
    }
}

extension UndeclaredDialogs {
    /// The dialogs as lines: owner, label, `_id`.
    fileprivate var outline: [String] {
        dialogs.map { dialog in
            let number = Int(dialog.id.text, radix: 16) ?? 0
            let sight =
                switch dialog.sight {
                case .live: ""
                case .hidden: " hidden"
                case .notLookedFor: " not looked for"
                }
            let former = dialog.formerKey.map { ", was \($0)" } ?? ""
            return "\(dialog.owner) \(dialog.label) \(number)\(sight)\(former)"
        }
    }
}
