import Dialogs
import Planning
import TestSupport
import Testing

/// A dialog that a run made or found is recognized, whatever people do to it, and nobody is asked more than needed.
@Suite(.timeLimit(.minutes(10))) struct RecognitionTests {
    private func plan(
        _ desired: [DesiredDialog],
        _ knowledge: PriorKnowledge = PriorKnowledge(),
        in reader: any DialogReader
    ) async throws -> Plan {
        try await LookupRunner(reader: reader, parallelism: 1, knowing: knowledge).plan(for: desired)
    }

    private func remembering(_ dialogs: [ExactText: (Int, UserID)], asAnyone: Bool = true) -> PriorKnowledge {
        var knowledge = PriorKnowledge()
        let identities = dialogs.mapValues { DialogIdentity(.number($0.0), owner: $0.1) }
        knowledge.memories = [PriorKnowledge.Memory(identities)]
        knowledge.canActAsAnyone = asAnyone
        return knowledge
    }

    private func marked(_ name: ExactText, _ members: UserIDs = [2], key: ExactText) -> DesiredDialog {
        DesiredDialog(
            key: key,
            owner: 1,
            content: .group(name: name, occupants: members, data: CustomData(className: "Room")),
            markField: "git_key",
            location: DesiredDialog.group(name).location
        )
    }

    private func live(_ number: Int, _ name: ExactText, _ members: UserIDs = [1, 2], mark: ExactText) -> LiveDialog {
        LiveDialog(
            id: .number(number),
            type: .group,
            name: name,
            occupants: members,
            className: "Room",
            data: ["git_key": .scalar(.text(mark))],
            creator: 1
        )
    }

    // MARK: Whose room it is

    @Test func `one that its owner left is a conflict, for a member sees it`() async throws {
        let store = InMemoryDialogStore([.group(7, "ops", [3, 4])])
        let plan = try await plan([.group("ops", [2, 3, 4])], remembering(["group/ops": (7, 1)]), in: store)
        #expect(plan.outline == ["group/ops: conflict 7 is seen by 3"])
        #expect(plan.recognition.gone == 0)
    }

    @Test func `so is one that its owner left a moment after it was made`() async throws {
        var knowledge = remembering(["group/ops": (7, 1)])
        knowledge.late = [.number(7)]
        let store = InMemoryDialogStore([.group(7, "ops", [3, 4])])
        let plan = try await plan([.group("ops", [2, 3, 4])], knowledge, in: store)
        #expect(plan.outline == ["group/ops: conflict 7 is seen by 3"])
        let nobody = try await self.plan([.group("ops", [2, 3, 4])], knowledge, in: InMemoryDialogStore())
        #expect(nobody.recognition.missing == [.number(7)])
    }

    @Test func `one of another owner is a conflict, for the one that it was made for sees it`() async throws {
        let store = InMemoryDialogStore([.group(7, "ops", [5, 6])])
        let plan = try await plan([.group("ops", [2])], remembering(["group/ops": (7, 5)]), in: store)
        #expect(plan.outline == ["group/ops: conflict 7 is seen by 5"])
    }

    @Test func `with a session nobody else is asked`() async throws {
        let store = InMemoryDialogStore([.group(7, "ops", [3, 4])])
        let knowledge = remembering(["group/ops": (7, 5)], asAnyone: false)
        let plan = try await plan([.group("ops", [3])], knowledge, in: store)
        #expect(plan.outline == ["group/ops: create"])
        #expect(plan.entries[0].notes == [.goneBefore(.number(7))])
    }

    @Test func `a pinned one that its owner left is a conflict too`() async throws {
        let store = InMemoryDialogStore([.group(7, "ops", [2, 3])])
        let pinned = DesiredDialog.group("ops", [2, 3], identification: .pinned(.number(7)))
        #expect(try await plan([pinned], remembering([:]), in: store).outline == ["group/ops: conflict 7 is seen by 2"])
        let alone = try await plan([pinned], remembering([:]), in: InMemoryDialogStore())
        #expect(alone.outline == ["group/ops: gone 7"])
    }

    @Test func `no more than five members are asked, and one who may not be asked is passed over`() async throws {
        let reader = RefusingReader(refused: [2, 3])
        let members = UserIDs((2...40).compactMap(UserID.init))
        let plan = try await plan([.group("ops", members)], remembering(["group/ops": (7, 1)]), in: reader)
        #expect(plan.outline == ["group/ops: create"])
        #expect(await reader.users.filter { $0 != 1 } == [2, 3, 4, 5, 6])
    }

    @Test func `a public one that its owner removed for himself is a conflict, for others of the set see it`()
        async throws
    {
        let reader = RemovedReader((1...250).map { .public($0, ExactText("Raum \($0)")) }, by: 1)
        let rooms = (1...250).map { DesiredDialog.public(ExactText("room \($0)")) }
        let known = Dictionary(uniqueKeysWithValues: (1...250).map { (rooms[$0 - 1].key, ($0, 1 as UserID)) })
        let withAdmins = rooms.dropLast() + [.public("room 250", admins: [9])]
        let plan = try await plan(Array(withAdmins), remembering(known), in: reader)
        #expect(plan.count(of: .conflict) == 250)
        #expect(plan.outline.first == "public/room 1: conflict 1 is seen by 9")
        #expect(await reader.requests[9] == 3)
        let withGroup = [rooms[0], .group("crew", owner: 8, [1])]
        let other = try await self.plan(withGroup, remembering(known), in: reader)
        #expect(other.outline.first == "public/room 1: conflict 1 is seen by 8")
    }

    @Test func `where the set names nobody else, somebody of the dialogs that are seen is asked`() async throws {
        let stranger = LiveDialog.public(8, "newsroom", creator: 5)
        let reader = RemovedReader([.public(7, "news")], by: 1, whoStillSees: [stranger])
        let plan = try await plan([.public("news")], remembering(["public/news": (7, 1)]), in: reader)
        #expect(plan.outline == ["public/news: conflict 7 is seen by 5"])
    }

    @Test func `a public one that is gone is asked for as two others at most`() async throws {
        let reader = RemovedReader([], by: 1)
        let desired: [DesiredDialog] = [.public("news", admins: [6, 7, 8, 9])]
        let plan = try await plan(desired, remembering(["public/news": (7, 1)]), in: reader)
        #expect(plan.outline == ["public/news: create"])
        #expect(plan.entries[0].notes == [.goneBefore(.number(7))])
        #expect(await reader.requests.filter { $0.key != 1 } == [6: 1, 7: 1])
    }

    // MARK: Marks

    @Test func `one that carries the mark comes before a stranger of the right name`() async throws {
        let mine = live(7, "Party", mark: "ops")
        let store = InMemoryDialogStore([mine, .group(8, "ops", [1, 2])])
        #expect(try await plan([marked("ops", key: "ops")], in: store).outline == ["ops: differs 7 name Party -> ops"])
        #expect(store.queries.count == 2)
        let two = InMemoryDialogStore([mine, .group(8, "ops", [1, 2]), .group(9, "ops", [1, 2])])
        #expect(try await plan([marked("ops", key: "ops")], in: two).outline == ["ops: differs 7 name Party -> ops"])
    }

    @Test func `of what carries its mark or is known nothing more is asked`() async throws {
        let store = InMemoryDialogStore([live(7, "ops", mark: "ops"), .group(8, "crew", [1, 2])])
        let desired = [marked("ops", key: "ops"), marked("crew", key: "crew")]
        let plan = try await plan(desired, remembering(["crew": (8, 1)]), in: store)
        #expect(plan.entries.compactMap(\.action.live?.id) == [.number(7), .number(8)])
        #expect(store.queries.count == 1)
    }

    @Test func `a renamed one is found by its mark`() async throws {
        let store = InMemoryDialogStore([live(7, "Party", mark: "ops")])
        let plan = try await plan([marked("ops", key: "ops")], in: store)
        #expect(plan.outline == ["ops: differs 7 name Party -> ops"])
        #expect(store.queries.count == 2)
        #expect(store.queries.last?.filters == [.data])
    }

    @Test func `two with one mark are ambiguous, and neither is another's`() async throws {
        let store = InMemoryDialogStore([live(8, "Party", mark: "ops"), live(7, "Fete", mark: "ops")])
        let plan = try await plan([marked("ops", key: "ops"), marked("Fete", [2, 3], key: "crew")], in: store)
        #expect(plan.outline == ["ops: ambiguous [7, 8]", "crew: create"])
    }

    @Test func `the ID that is known counts more than a mark`() async throws {
        let store = InMemoryDialogStore([live(8, "Party", mark: "ops"), live(7, "crew", mark: "else")])
        let plan = try await plan([marked("ops", key: "ops")], remembering(["ops": (7, 1)]), in: store)
        #expect(plan.outline == ["ops: differs 7 name crew -> ops"])
    }

    @Test func `marks of many missing dialogs are one listing of their class`() async throws {
        let desired = (1...50).map { marked(ExactText("room \($0)"), key: ExactText("key \($0)")) }
        let renamed = (1...50).map { live($0, ExactText("Raum \($0)"), mark: ExactText("key \($0)")) }
        let reader = PagedDialogReader(renamed, foreign: [.group: 1_000_000])
        let plan = try await plan(desired, in: reader)
        #expect(plan.count(of: .differs) == 50)
        #expect(plan.requests == 2)
    }

    @Test func `a server that ignores the filter has everything read before something is created`() async throws {
        let strangers = (1000...1400).map { LiveDialog.group($0, "stranger", [1, 9]) }
        let reader = PagedDialogReader(strangers + [live(7, "Party", mark: "ops")], ignoring: [.data])
        let plan = try await plan([marked("ops", key: "ops"), marked("crew", key: "crew")], in: reader)
        #expect(plan.outline == ["ops: differs 7 name Party -> ops", "crew: create"])
    }

    @Test func `a mark is sent with the create, beside what is declared`() {
        let desired = marked("ops", key: "the key")
        let sent = CustomData(className: "Room", fields: ["git_key": .text("the key")])
        #expect(desired.sent(.data) == .data(sent))
        #expect(desired.expected(.data) == .data(CustomData(className: "Room")))
    }

    // MARK: A key that vanished

    @Test(arguments: [true, false])
    func `a group for the members of a key that vanished may be that one`(isListed: Bool) async throws {
        let room = LiveDialog.group(7, "ops", [1, 2, 3])
        let reader = PagedDialogReader([room], foreign: isListed ? [:] : [.group: 1_000_000])
        let plan = try await plan([.group("crew", [2, 3])], remembering(["group/ops": (7, 1)]), in: reader)
        #expect(plan.outline == ["group/crew: conflict 7 was group/ops"])
    }

    @Test func `so may one that somebody has joined since, but for one with exactly these members`() async throws {
        let joined = LiveDialog.group(7, "ops", [1, 2, 3, 9])
        let known = remembering(["group/ops": (7, 1), "group/old": (8, 1)])
        let plan = try await plan([.group("crew", [2, 3])], known, in: PagedDialogReader([joined]))
        #expect(plan.outline == ["group/crew: conflict 7 was group/ops"])
        let both = PagedDialogReader([joined, .group(8, "old", [1, 2, 3])])
        #expect(
            try await self.plan([.group("crew", [2, 3])], known, in: both).outline == [
                "group/crew: conflict 8 was group/old"
            ]
        )
        // Another declared one answers for it.
        let answered: [DesiredDialog] = [.group("crew", [2, 3]), .group("ops", [9], key: "party")]
        let outline = try await self.plan(answered, known, in: PagedDialogReader([joined])).outline
        #expect(outline == ["group/crew: create", "party: exists 7"])
    }

    @Test func `so may one that was made a moment ago, and that a listing of everything does not show yet`()
        async throws
    {
        let room = LiveDialog.group(7, "ops", [1, 2, 3])
        var knowledge = remembering(["group/ops": (7, 1)])
        let others = (1...3).map { DesiredDialog.group(ExactText("room \($0)")) }
        let desired = [.group("crew", [2, 3])] + others
        knowledge.late = [.number(7)]
        let plan = try await plan(desired, knowledge, in: LateReader(room))
        #expect(plan.outline.first == "group/crew: conflict 7 was group/ops")
    }

    @Test func `the owner may have changed with the key`() async throws {
        let room = LiveDialog.group(7, "ops", [1, 2, 3])
        let reader = PagedDialogReader([room], foreign: [.group: 1_000_000])
        let plan = try await plan([.group("crew", owner: 2, [1, 3])], remembering(["group/ops": (7, 1)]), in: reader)
        #expect(plan.outline == ["group/crew: conflict 7 was group/ops"])
    }

    @Test func `of two memories the first says what the key was`() async throws {
        var knowledge = remembering(["ops2": (7, 1)])
        knowledge.memories += remembering(["ops": (7, 1)]).memories
        let plan = try await plan([.group("crew", [2])], knowledge, in: InMemoryDialogStore([.group(7, "x", [1, 2])]))
        #expect(plan.outline == ["group/crew: conflict 7 was ops2"])
    }

    @Test func `so may one whose mark says a key that vanished`() async throws {
        let store = InMemoryDialogStore([live(7, "crew party", mark: "ops")])
        let plan = try await plan([marked("crew", key: "crew")], in: store)
        #expect(plan.outline == ["crew: conflict 7 was ops"])
    }

    @Test func `other members, another name by occupants, or a key of another part of the set are no such question`()
        async throws
    {
        let room = LiveDialog.group(7, "ops", [1, 2, 3])
        let known = remembering(["group/ops": (7, 1)])
        #expect(
            try await plan([.group("crew", [2, 3, 4])], known, in: PagedDialogReader([room])).outline
                == ["group/crew: create"]
        )
        let other = DesiredDialog.group("crew", [2, 3], identification: .match(.nameAndOccupants))
        #expect(try await plan([other], known, in: PagedDialogReader([room])).outline == ["group/crew: create"])
        var part = known
        part.keysElsewhere = ["group/ops"]
        #expect(
            try await plan([.group("crew", [2, 3])], part, in: PagedDialogReader([room])).outline
                == ["group/crew: create"]
        )
        part.keysElsewhere = nil
        #expect(
            try await plan([.group("crew", [2, 3])], part, in: PagedDialogReader([room])).outline
                == ["group/crew: create"]
        )
    }

    @Test func `a dialog of a key that vanished still answers for one of its name`() async throws {
        let room = LiveDialog.group(7, "ops", [1, 2, 3])
        let plan = try await plan(
            [.group("ops", [2, 3], key: "new")],
            remembering(["old": (7, 1)]),
            in: PagedDialogReader([room])
        )
        #expect(plan.outline == ["new: exists 7"])
    }

    @Test func `a dialog that carries the key of another part of the set answers for nobody here`() async throws {
        var part = PriorKnowledge()
        part.keysElsewhere = ["ops"]
        let store = InMemoryDialogStore([live(7, "Crew", mark: "ops")])
        let plan = try await plan([marked("Crew", key: "crew")], part, in: store)
        #expect(plan.outline == ["crew: create"])
    }

    @Test func `a dialog of a key that another part of the set declares answers for nobody here`() async throws {
        var part = remembering(["old": (7, 1)])
        part.keysElsewhere = ["old"]
        let plan = try await plan(
            [.group("ops", [2, 3], key: "new")],
            part,
            in: PagedDialogReader([.group(7, "ops", [1, 2, 3])])
        )
        #expect(plan.outline == ["new: create"])
    }
}

/// An empty server that refuses to answer on behalf of some users, and notes on whose behalf it was asked.
private final class RefusingReader: DialogReader {
    private let refused: Set<UserID>
    private let log = Log()

    private actor Log {
        var users: [UserID] = []
        func note(_ user: UserID) { users.append(user) }
    }

    init(refused: Set<UserID>) {
        self.refused = refused
    }

    var users: [UserID] { get async { await log.users } }

    func list(_ query: DialogQuery, as owner: UserID) async throws(ListingFailure) -> Listing {
        await log.note(owner)
        if refused.contains(owner) { throw .refused(FailureReason("no such user", status: 403)) }
        return Listing(dialogs: [], requests: 1, proof: .counted)
    }
}

/// A server of public dialogs that a user has removed for himself.
private final class RemovedReader: DialogReader {
    private let store: InMemoryDialogStore
    private let rest: InMemoryDialogStore
    private let user: UserID
    private let log = Log()

    private actor Log {
        var requests: [UserID: Int] = [:]
        func note(_ user: UserID) { requests[user, default: 0] += 1 }
    }

    init(_ dialogs: [LiveDialog], by user: UserID, whoStillSees others: [LiveDialog] = []) {
        store = InMemoryDialogStore(dialogs + others)
        rest = InMemoryDialogStore(others)
        self.user = user
    }

    var requests: [UserID: Int] { get async { await log.requests } }

    func list(_ query: DialogQuery, as owner: UserID) async throws(ListingFailure) -> Listing {
        await log.note(owner)
        return try await (owner == user ? rest : store).list(query, as: owner)
    }
}

/// A reader that shows a dialog only to those who ask for its `_id`.
private struct LateReader: DialogReader {
    private let dialog: LiveDialog

    init(_ dialog: LiveDialog) {
        self.dialog = dialog
    }

    func list(_ query: DialogQuery, as owner: UserID) async throws(ListingFailure) -> Listing {
        Listing(dialogs: query.ids == [dialog.id] ? [dialog] : [], requests: 1, proof: .counted)
    }
}
