import Dialogs
import Planning
import TestSupport
import Testing

/// What a plan says of groups that people are in who are to be in none.
@Suite struct DeparturePlanTests {
    private static let place = DesiredDialog.group("where", line: 2).location

    private func plan(
        _ live: [LiveDialog],
        of desired: [DesiredDialog] = [],
        without departed: [UserID] = [5],
        asAnyone: Bool = true,
        _ change: (inout PriorKnowledge) -> Void = { _ in }
    ) async throws -> Plan {
        var knowledge = PriorKnowledge()
        knowledge.canActAsAnyone = asAnyone
        knowledge.listsDeparted = asAnyone
        knowledge.departed = departed.map { DepartedPerson($0, at: Self.place) }
        change(&knowledge)
        let reader = InMemoryDialogStore(live)
        return try await LookupRunner(reader: reader, parallelism: 1, knowing: knowledge).plan(for: desired)
    }

    private static func ops(
        _ occupants: UserIDs = [2],
        owner: UserID = 1,
        updates: Bool = false,
        unlisted: UnlistedRule = .keep,
        identification: DesiredDialog.Identification = .match(.strict)
    ) -> DesiredDialog {
        .group(
            "Ops",
            owner: owner,
            occupants,
            key: "ops",
            identification: identification,
            unlisted: unlisted,
            updates: updates,
            departed: [5]
        )
    }

    private static let key = DialogID.number(1).text

    @Test func `a group that nobody declares loses who departed, as its creator`() async throws {
        let plan = try await plan([.group(1, "Theirs", [3, 4, 5], creator: 3)])
        #expect(plan.outline == ["\(Self.key): update 1 as 3: removing occupants [5]"])
        #expect(plan.departures.people == [Departure(DepartedPerson(5, at: Self.place), .listed(groups: 1))])
        #expect(plan.entries[0].desired.location == Self.place)
        #expect(plan.entries[0].departed == [5])
        #expect(plan.removals == 1)
        #expect(plan.declared.isEmpty)
    }

    @Test func `who is in no group, or has left it, has nothing done about`() async throws {
        let plan = try await plan([.group(1, "Theirs", [3, 4]), .public(2, "News"), .private(3, [5, 6])])
        #expect(plan.entries.isEmpty)
        #expect(plan.departures.people.map(\.sight) == [.listed(groups: 0)])
    }

    @Test func `his role goes before he does`() async throws {
        let plan = try await plan([.group(1, "Theirs", [3, 4, 5], admins: [5], creator: 3)])
        #expect(plan.outline == ["\(Self.key): update 1 as 3: removing admins [5]; removing occupants [5]"])
    }

    @Test func `a room that he created needs a decision, and so does one in which fewer than two would be left`()
        async throws
    {
        let live: [LiveDialog] = [
            .group(1, "His", [3, 4, 5], creator: 5), .group(2, "Of two", [3, 5], creator: 3),
        ]
        let plan = try await plan(live)
        let outline = plan.entries.map(\.action.outline)
        #expect(outline == ["conflict 1 keeps [5]: creator", "conflict 2 keeps [5]: too_few"])
        #expect(plan.needsDecision)
        #expect(plan.fails(.standard))
        #expect(plan.removals == 0)
    }

    @Test func `a declared group has one action, whether or not it is to be updated`() async throws {
        let live = LiveDialog.group(1, "Ops", [1, 2, 5])
        #expect(try await plan([live], of: [Self.ops()]).outline == ["ops: update 1 as 1: removing occupants [5]"])
        let known = try await plan([live], of: [Self.ops([2, 3], updates: true)]) {
            $0.memories = [PriorKnowledge.Memory(["ops": DialogIdentity(live.id, owner: 1)])]
        }
        #expect(known.outline == ["ops: update 1 as 1: adding occupants [3]; removing occupants [5]"])
    }

    @Test func `without updates nothing else changes, and what stays is told`() async throws {
        let live = LiveDialog.group(1, "Operations", [1, 2, 5, 9])
        let unlisted = UnlistedRule(occupants: .remove)
        let plan = try await plan([live], of: [Self.ops([2, 3], unlisted: unlisted)]) {
            $0.memories = [PriorKnowledge.Memory(["ops": DialogIdentity(live.id, owner: 1)])]
        }
        #expect(plan.outline == ["ops: update 1 as 1: removing occupants [5]"])
        guard case .update(_, let update) = plan.entries[0].action else { return }
        #expect(update.staying.map(\.outline) == ["name Operations -> Ops", "occupants +[3] -[9]"])
        #expect(plan.entries[0].notes.contains(.stays(field: "name", .notAsked)))
        #expect(plan.entries[0].desired.isStillAsPlanned(update, on: live))
    }

    @Test func `where people are removed anyway, he goes with them in one request`() async throws {
        let live = LiveDialog.group(1, "Ops", [1, 2, 5, 9])
        let ops = Self.ops(updates: true, unlisted: UnlistedRule(occupants: .remove))
        #expect(try await plan([live], of: [ops]).outline == ["ops: update 1 as 1: removing occupants [5, 9]"])
    }

    @Test func `who departed is not counted among the people whom nobody declares`() async throws {
        let plan = try await plan([.group(1, "Ops", [1, 2, 5, 9])], of: [Self.ops()])
        #expect(plan.entries[0].notes == [.unlistedKept(field: .occupants, count: 1)])
    }

    @Test func `a room that is to be absent is deleted and not edited, also where he created it`() async throws {
        let absent = Self.ops(identification: .pinned(.number(1))).absent
        let plan = try await plan([.group(1, "Ops", [1, 2, 5], creator: 5)], of: [absent])
        #expect(plan.outline == ["ops: delete 1 as 5"])
    }

    @Test func `where the creator has left, an admin acts, and otherwise nobody can`() async throws {
        let live: [LiveDialog] = [
            .group(1, "Led", [3, 4, 5], admins: [4], creator: 9), .group(2, "Left", [3, 4, 5], creator: 9),
        ]
        let plan = try await plan(live)
        #expect(
            plan.entries.map(\.action.outline) == [
                "update 1 as 4: removing occupants [5]", "differs 2 occupants +[] -[5]",
            ]
        )
        #expect(plan.entries[1].notes == [.stays(field: "occupants", .notAllowed(9, creator: 9))])
        #expect(!plan.entries[1].lacksLeave)
    }

    @Test func `several who departed go together, and a group is told once`() async throws {
        let plan = try await plan([.group(1, "Theirs", [3, 4, 5, 6], creator: 3)], without: [5, 6])
        #expect(plan.outline == ["\(Self.key): update 1 as 3: removing occupants [5, 6]"])
        #expect(plan.departures.people.map(\.sight) == [.listed(groups: 1), .listed(groups: 1)])
    }

    @Test func `in a session nobody is looked up, and declared groups lose him all the same`() async throws {
        let live: [LiveDialog] = [.group(1, "Ops", [1, 2, 5]), .group(2, "Other", [1, 2, 5])]
        let plan = try await plan(live, of: [Self.ops()], asAnyone: false)
        #expect(plan.outline == ["ops: update 1 as 1: removing occupants [5]"])
        #expect(plan.departures.people.map(\.sight) == [.needsKey])
    }

    @Test func `a shard takes the groups whose names are its own, as of declared ones`() async throws {
        let live = (1...8).map { LiveDialog.group($0, ExactText("Room \($0)"), [3, 4, 5], creator: 3) }
        var taken: [String] = []
        for number in 1...3 {
            let plan = try await plan(live) { $0.shard = Shard("\(number)/3") }
            taken += plan.entries.map(\.desired.key.string)
        }
        #expect(taken.count == 8)
        #expect(Set(taken).count == 8)
    }

    @Test func `a user for whom nothing is listed stops no plan`() async throws {
        let reader = RefusingReader(user: 5, InMemoryDialogStore([.group(1, "Theirs", [3, 4, 6], creator: 3)]))
        var knowledge = PriorKnowledge()
        (knowledge.canActAsAnyone, knowledge.listsDeparted) = (true, true)
        knowledge.departed = [DepartedPerson(5, at: Self.place), DepartedPerson(6, at: Self.place)]
        let plan = try await LookupRunner(reader: reader, parallelism: 1, knowing: knowledge).plan(for: [])
        #expect(plan.departures.people.map(\.sight.word) == ["refused", "listed"])
        #expect(plan.entries.map(\.action.outline) == ["update 1 as 3: removing occupants [6]"])
    }

    @Test func `a group that a declared dialog may be waits for the decision about that`() async throws {
        let pinned = DesiredDialog.public("Ops", identification: .pinned(.number(1)), key: "ops")
        let other = try await plan([.group(1, "Ops", [1, 2, 5])], of: [pinned])
        #expect(other.outline == ["ops: conflict 1 is group"])
        let lacking = try await plan([.group(1, "Ops", [1, 3, 5])], of: [Self.ops()])
        #expect(lacking.outline == ["ops: conflict 1 lacks [2]"])
        let alike: [LiveDialog] = [.group(1, "Ops", [1, 2, 5]), .group(2, "Ops", [1, 2, 3])]
        #expect(try await plan(alike, of: [Self.ops()]).outline == ["ops: ambiguous [1, 2]"])
        let absent = try await plan([.group(1, "Ops", [1, 2, 5])], of: [Self.ops().absent])
        #expect(absent.outline == ["ops: conflict by name alone [1]"])
        #expect(absent.removals == 0)
    }

    @Test func `a run that only creates leaves him`() async throws {
        let plan = try await plan([.group(1, "Theirs", [3, 4, 5], creator: 3)]).onlyCreating
        #expect(plan.outline == ["\(Self.key): differs 1 occupants +[] -[5]"])
        #expect(plan.departures != .none)
        #expect(!plan.entries[0].lacksLeave)
    }

    @Test func `all removals count, and memberships are those of declared groups`() async throws {
        let live: [LiveDialog] = [.group(1, "Ops", [1, 2, 3, 4, 5]), .group(2, "Other", [1, 2, 5])]
        let plan = try await plan(live, of: [Self.ops()])
        let excess = RemovalLimit.standard.excess(of: plan)
        #expect(excess?.removals == 2)
        #expect(excess?.memberships == 5)
        #expect(RemovalLimit.people(2).excess(of: plan) == nil)
    }

    @Test func `groups that nobody declares make no set larger, and none live`() async throws {
        let declared = (1...30).map { DesiredDialog.group(ExactText("New \($0)"), departed: [5]) }
        let plan = try await plan([.group(1, "Theirs", [3, 4, 5], creator: 3)], of: declared)
        #expect(plan.declared.count == 30)
        #expect(CreateLimit.standard.excess(of: plan) == nil)
        #expect(CreateLimit.percent(100).excess(of: plan)?.declared == nil)
        #expect(CreateLimit.dialogs(1).excess(of: plan)?.declared == 30)
    }

    @Test func `a review approves the removal whatever the room is called by then`() async throws {
        let reviewed = try await plan([.group(1, "Theirs", [3, 4, 5], creator: 3)])
        let renamed = try await plan([.group(1, "Ours", [3, 4, 5, 8], creator: 3)])
        #expect(PlanReview(of: reviewed, against: renamed).current.updates.count == 1)
        let handedOver = try await plan([.group(1, "Theirs", [3, 4, 5], creator: 4)])
        #expect(PlanReview(of: reviewed, against: handedOver).stale.count == 1)
        let left = try await plan([.group(1, "Theirs", [3, 4], creator: 3)])
        #expect(PlanReview(of: reviewed, against: left) == PlanReview(of: left))
        let unseen = try await plan([.group(1, "Theirs", [3, 4, 5], creator: 3)], asAnyone: false)
        #expect(PlanReview(of: reviewed, against: unseen).stale.map(\.now.action.kind) == [.differs])
    }
}

/// Refuses to list anything for one user.
private struct RefusingReader: DialogReader {
    let user: UserID
    let reader: InMemoryDialogStore

    init(user: UserID, _ reader: InMemoryDialogStore) {
        (self.user, self.reader) = (user, reader)
    }

    func list(_ query: DialogQuery, as owner: UserID) async throws(ListingFailure) -> Listing {
        guard owner != user else { throw .refused(FailureReason("HTTP 404: no such user", status: 404)) }
        return try await reader.list(query, as: owner)
    }
}
