import Dialogs
import Planning
import TestSupport
import Testing

/// Dialogs that are known by their `_id`, since an earlier run made them.
@Suite(.timeLimit(.minutes(10))) struct KnownDialogTests {
    private func plan(
        _ desired: [DesiredDialog],
        known numbers: [Int?],
        recently: Bool = false,
        in reader: any DialogReader
    ) async throws -> Plan {
        let knowledge = PriorKnowledge(desired, numbers, recently: recently)
        return try await LookupRunner(reader: reader, parallelism: 1, knowing: knowledge).plan(for: desired)
    }

    @Test(arguments: [true, false])
    func `one of another name differs in it, and is not missing`(recently: Bool) async throws {
        let store = InMemoryDialogStore([.group(7, "ops?", [1, 2])])
        let plan = try await plan([.group("ops")], known: [7], recently: recently, in: store)
        #expect(plan.outline == ["group/ops: differs 7 name ops? -> ops"])
        let byName = DialogQuery(type: .group, name: "ops", occupants: [1, 2])
        #expect(store.queries == [byName, DialogQuery(id: .number(7))])
    }

    @Test func `one that lacks members differs in them, and is no conflict`() async throws {
        let store = InMemoryDialogStore([.group(7, "ops", [1, 2])])
        let plan = try await plan([.group("ops", [2, 3])], known: [7], in: store)
        #expect(plan.outline == ["group/ops: differs 7 occupants +[3] -[]"])
        #expect(plan.requests == 2)
    }

    @Test func `one of another name is that dialog beside one of the right name`() async throws {
        let other = LiveDialog.group(8, "ops", [1, 2])
        let store = InMemoryDialogStore([.group(7, "ops?", [1, 2]), other])
        let plan = try await plan([.group("ops")], known: [7], in: store)
        #expect(plan.outline == ["group/ops: differs 7 name ops? -> ops"])
        #expect(plan.entries[0].notes == [.alsoMatches(other)])
    }

    @Test func `one that is stored under the name of another leaves that one its own`() async throws {
        let store = InMemoryDialogStore([.public(7, "news"), .public(8, "news")])
        let desired: [DesiredDialog] = [.public("News"), .public("news")]
        #expect(
            try await plan(desired, known: [7, 8], in: store).outline
                == ["public/News: differs 7 name news -> News", "public/news: exists 8"]
        )
    }

    @Test func `one that may be any of several is ambiguous, whatever it is called by now`() async throws {
        let live: [LiveDialog] = [.group(7, "ops", [1, 2]), .group(8, "ops", [1, 2])]
        var knowledge = PriorKnowledge()
        knowledge.undecided = ["group/ops": live, "other": [live[0]]]
        let desired = DesiredDialog.group("operations", key: "group/ops")
        let runner = LookupRunner(reader: InMemoryDialogStore(live), parallelism: 1, knowing: knowledge)
        #expect(try await runner.plan(for: [desired]).outline == ["group/ops: ambiguous [7, 8]"])
        let others: [DesiredDialog] = [desired, .group("ops", key: "another")]
        #expect(
            try await runner.plan(for: others).outline == ["group/ops: ambiguous [7, 8]", "another: create"]
        )
        knowledge.memories = [PriorKnowledge.Memory(["group/ops": DialogIdentity(.number(8), owner: 1)])]
        let knowing = LookupRunner(reader: InMemoryDialogStore(live), parallelism: 1, knowing: knowledge)
        #expect(try await knowing.plan(for: [desired]).outline == ["group/ops: differs 8 name ops -> operations"])
    }

    @Test func `one of another type is a conflict`() async throws {
        let store = InMemoryDialogStore([.public(7, "ops")])
        let plan = try await plan([.group("ops")], known: [7], in: store)
        #expect(plan.outline == ["group/ops: conflict 7 is public"])
        #expect(plan.entries[0].notes == [])
    }

    @Test func `one that another is pinned to belongs to that, and is no reason to make one more`() async throws {
        let store = InMemoryDialogStore([.group(7, "ops", [1, 2])])
        let desired: [DesiredDialog] = [
            .group("ops", [2, 3]), .group("crew", identification: .pinned(.number(7))),
        ]
        let plan = try await plan(desired, known: [7, nil], in: store)
        #expect(plan.outline == ["group/ops: ambiguous [7]", "group/crew: differs 7 name ops -> crew"])
        #expect(plan.entries[0].notes == [.pinnedBy("group/crew", .number(7))])
    }

    // MARK: Private dialogs

    @Test func `a private one of another pair is another dialog`() async throws {
        let store = InMemoryDialogStore([.private(7, [1, 4])])
        #expect(try await plan([Self.support(with: 5)], known: [7], in: store).outline == ["support: create"])
        let both = InMemoryDialogStore([.private(7, [1, 4]), .private(8, [1, 5])])
        let desired = [Self.support(with: 5), Self.support(with: 4, key: "old")]
        #expect(try await plan(desired, known: [7, nil], in: both).outline == ["support: exists 8", "old: exists 7"])
        #expect(try await plan(desired, known: [7, 8], in: both).outline == ["support: exists 8", "old: exists 7"])
    }

    @Test func `a pin to a private one of another pair is a conflict`() async throws {
        let store = InMemoryDialogStore([.private(7, [1, 4])])
        let pinned = Self.support(with: 9, identification: .pinned(.number(7)))
        let desired = [pinned, .private(with: 4)]
        let outline = try await plan(desired, known: [nil, nil], in: store).outline
        #expect(outline == ["support: conflict 7 is private", "private/1-4: exists 7"])
    }

    @Test func `a private one that its owner deleted for himself is created again, which brings it back`() async throws
    {
        let withdrawn = WithdrawnReader(.private(7, [1, 5]), by: 1)
        var knowledge = PriorKnowledge([.private(with: 5)], [7])
        knowledge.canActAsAnyone = true
        let plan = try await LookupRunner(reader: withdrawn, parallelism: 1, knowing: knowledge)
            .plan(for: [.private(with: 5)])
        #expect(plan.outline == ["private/1-5: create"])
        #expect(plan.recognition.gone == 0)
    }

    private static func support(
        with opponent: UserID,
        key: ExactText = "support",
        identification: DesiredDialog.Identification = .match(.strict)
    ) -> DesiredDialog {
        DesiredDialog(
            key: key,
            owner: 1,
            content: .private(opponent: opponent),
            identification: identification,
            location: DesiredDialog.private(with: opponent).location
        )
    }

    // MARK: Keys that were written later

    @Test func `one whose key was written later is known by the key that it had without`() async throws {
        let store = InMemoryDialogStore([.group(7, "Ops 2", [1, 2])])
        var knowledge = PriorKnowledge([.group("ops")], [7])
        func outline(_ desired: [DesiredDialog]) async throws -> [String] {
            try await LookupRunner(reader: store, parallelism: 1, knowing: knowledge).plan(for: desired).outline
        }
        #expect(try await outline([.group("ops", key: "o")]) == ["o: differs 7 name Ops 2 -> ops"])
        // Not where somebody has that key, or two might have had it.
        let beside: [DesiredDialog] = [.group("ops", [8], key: "o"), .group("ops")]
        #expect(try await outline(beside) == ["o: create", "group/ops: differs 7 name Ops 2 -> ops"])
        let two: [DesiredDialog] = [.group("ops", [8], key: "o"), .group("ops", [9], key: "p")]
        #expect(try await outline(two) == ["o: create", "p: create"])
        let another = DesiredDialog.group("ops", [8], key: "o", identification: .match(.nameAndOccupants))
        #expect(try await outline([another]) == ["o: create"])
        knowledge.keysElsewhere = ["group/ops"]
        #expect(try await outline([.group("ops", [8], key: "o")]) == ["o: create"])
    }

    @Test func `of two memories the first counts, and the second where nobody sees what the first says`() async throws {
        let desired: [DesiredDialog] = [.group("ops"), .group("crew"), .public("news")]
        var knowledge = PriorKnowledge(desired, [7, nil, 8])
        knowledge.memories += PriorKnowledge(desired, [9, 7, 10]).memories
        let live: [LiveDialog] = [.group(7, "ops?", [1, 2]), .group(9, "ops", [1, 2]), .public(10, "News")]
        let plan = try await LookupRunner(
            reader: InMemoryDialogStore(live),
            parallelism: 1,
            knowing: knowledge
        ).plan(for: desired)
        #expect(
            plan.outline == [
                "group/ops: differs 7 name ops? -> ops", "group/crew: create",
                "public/news: differs 10 name News -> news",
            ]
        )
    }

    @Test func `a memory of another application is not used`() async throws {
        let desired: [DesiredDialog] = [.public("news"), .public("lobby")]
        var knowledge = PriorKnowledge()
        knowledge.memories = [
            PriorKnowledge.Memory(["public/lobby": DialogIdentity(.number(1), owner: 1)], application: 2),
            PriorKnowledge.Memory(["public/lobby": DialogIdentity(.number(2), owner: 1)], application: 3),
        ]
        let live = (1...2).map { number in
            LiveDialog(
                id: .number(number),
                type: .public,
                name: ExactText("room \(number)"),
                roomJID: "3_\(DialogID.number(number))@muc.example"
            )
        }
        let plan = try await LookupRunner(
            reader: InMemoryDialogStore(live),
            parallelism: 1,
            knowing: knowledge
        ).plan(for: desired)
        #expect(plan.outline == ["public/news: create", "public/lobby: differs 2 name room 2 -> lobby"])
        #expect(plan.application == 3)
    }

    private static let rooms = (1...250).map { DesiredDialog.public(ExactText("room \($0)")) }

    @Test func `those that no result shows are requested a hundred at a time`() async throws {
        let renamed = (1...250).map { LiveDialog.public($0, ExactText("Raum \($0)")) }
        let reader = PagedDialogReader(renamed, foreign: [.public: 1_000_000])
        let plan = try await plan(Self.rooms, known: Array(1...250), in: reader)
        #expect(plan.count(of: .differs) == 250)
        // The page that tells how much there is shows a hundred of them.
        #expect(plan.requestsByStrategy == [.full: 1, .batched: 3 + 2])
        #expect(plan.recognition.known == 250)
        #expect(plan.recognition.gone == 0)
    }

    @Test func `where a server ignores lists of IDs, they are requested one by one, or with all others`() async throws {
        let rooms = Array(Self.rooms.prefix(20))
        let renamed = (1...20).map { LiveDialog.public($0, ExactText("Raum \($0)")) }
        let many = PagedDialogReader(renamed, foreign: [.public: 1_000_000], ignoring: [.idIn])
        let plan = try await plan(rooms, known: Array(1...20), in: many)
        #expect(plan.count(of: .differs) == 20)
        #expect(plan.requestsByStrategy == [.batched: 1 + 1, .targeted: 20])
        let few = PagedDialogReader(renamed, foreign: [.public: 400], ignoring: [.idIn])
        let other = try await self.plan(rooms, known: Array(1...20), in: few)
        #expect(other.count(of: .differs) == 20)
        #expect(other.requestsByStrategy == [.batched: 1 + 1, .full: 5])
    }

    @Test func `those that are gone are looked for by name, and told`() async throws {
        let live = Self.rooms.prefix(10).enumerated().map { LiveDialog.public(1000 + $0, $1.name ?? "") }
        let plan = try await plan(Array(Self.rooms.prefix(20)), known: Array(1...20), in: InMemoryDialogStore(live))
        #expect(plan.count(of: .exists) == 10)
        #expect(plan.count(of: .create) == 10)
        #expect(plan.entries.map(\.notes) == (1...20).map { [.goneBefore(.number($0))] })
        #expect(plan.recognition.gone == 20)
    }

    @Test func `those that were made a moment ago and are not shown yet are not gone`() async throws {
        let plan = try await plan(
            Array(Self.rooms.prefix(3)),
            known: [1, 2, 3],
            recently: true,
            in: InMemoryDialogStore()
        )
        #expect(plan.recognition.known == 3)
        #expect(plan.recognition.gone == 0)
        #expect(plan.entries.flatMap(\.notes) == [])
    }

    @Test func `ten thousand that are as they were cost no more than without`() async throws {
        let desired = (1...10_000).map { DesiredDialog.group(ExactText("Course \($0)"), [2]) }
        let live = (1...10_000).map { LiveDialog.group($0, ExactText("Course \($0)"), [1, 2]) }
        let plan = try await plan(desired, known: Array(1...10_000), in: PagedDialogReader(live))
        #expect(plan.count(of: .exists) == 10_000)
        #expect(plan.requests == 100)
    }

    @Test func `its namesakes need not be read`() async throws {
        let namesakes = (100..<350).map { LiveDialog.group($0, "ops", [1, 9]) }
        let reader = PagedDialogReader(namesakes + [.group(7, "ops", [1, 2])])
        let plan = try await plan([.group("ops", [2, 3])], known: [7], in: reader)
        #expect(plan.outline == ["group/ops: differs 7 occupants +[3] -[]"])
        #expect(
            reader.queries == [
                DialogQuery(type: .group, name: "ops", occupants: [1, 2, 3]), DialogQuery(id: .number(7)),
            ]
        )
    }
}

/// A server with one dialog, which a user has removed for himself.
private struct WithdrawnReader: DialogReader {
    private let dialog: LiveDialog
    private let user: UserID

    init(_ dialog: LiveDialog, by user: UserID) {
        self.dialog = dialog
        self.user = user
    }

    func list(_ query: DialogQuery, as owner: UserID) async throws(ListingFailure) -> Listing {
        let isAsked = query.ids.isEmpty || query.ids.contains(dialog.id)
        return Listing(dialogs: owner != user && isAsked ? [dialog] : [], requests: 1, proof: .counted)
    }
}
