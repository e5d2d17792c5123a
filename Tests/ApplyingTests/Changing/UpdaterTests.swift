import Applying
import Dialogs
import Pacing
import Planning
import Synchronization
import TestSupport
import Testing

/// Updates of dialogs, and what becomes of them where requests go wrong.
@Suite(.timeLimit(.minutes(10))) struct UpdaterTests {
    private let clock = SteppingClock()
    private let stop = StopFlag()
    private static let remove = UnlistedRule(occupants: .remove, admins: .remove)
    private static let ops = DesiredDialog.group(
        "Ops",
        [2, 3],
        admins: [3],
        photo: "2",
        key: "ops",
        unlisted: remove,
        updates: true
    )
    private static let live = LiveDialog.group(1, "Old", [1, 2, 9], admins: [9])
    private static let asDeclared = LiveDialog.group(1, "Ops", [1, 2, 3], admins: [3], photo: "2")

    private func plan(_ desired: [DesiredDialog] = [ops], in store: InMemoryDialogStore) async throws -> Plan {
        var knowledge = PriorKnowledge()
        knowledge.canActAsAnyone = true
        knowledge.memories = [PriorKnowledge.Memory(Dictionary(of: desired, as: store.dialogs))]
        return try await LookupRunner(reader: store, parallelism: 1, knowing: knowledge).plan(for: desired)
    }

    private func outcomes(of plan: Plan, in editor: FaultyEditor, since: Stopwatch? = nil) async -> [ApplyOutcome] {
        let updater = Updater(
            store: editor,
            policy: ApplyPolicy(parallelism: 1, backoff: Backoff(base: .seconds(1), attempts: 3)),
            environment: ApplyEnvironment(clock: clock, jitter: { 1 }, stop: stop)
        )
        return await updater.apply(plan, sinceRead: since ?? Stopwatch(clock)).results.map(\.outcome)
    }

    @Test func `each step is one request, in the order that keeps everybody in until the last`() async throws {
        let store = InMemoryDialogStore([Self.live])
        let editor = FaultyEditor(store)
        #expect(await outcomes(of: try await plan(in: store), in: editor) == [.updated(Self.asDeclared)])
        #expect(store.dialogs == [Self.asDeclared])
        #expect(editor.sent.map(\.actor) == [1, 1, 1, 1])
        #expect(editor.sent.map(\.change.people?.direction) == [.adding, .adding, .removing, .removing])
        #expect(editor.sent.map(\.change.people?.field) == [.occupants, .admins, .admins, .occupants])
        #expect(editor.reads.isEmpty)
        #expect(try await plan(in: store).entries.map(\.action.kind) == [.exists])
    }

    @Test func `after a lost answer the dialog is read, and nothing is sent twice that was done`() async throws {
        let store = InMemoryDialogStore([Self.live])
        let editor = FaultyEditor(store, [.lostAnswer])
        #expect(await outcomes(of: try await plan(in: store), in: editor) == [.updated(Self.asDeclared)])
        #expect(editor.sent.count == 4)
        #expect(editor.reads.map(\.ids) == [[.number(1)]])
    }

    @Test func `what was lost on its way is sent again, three times at most`() async throws {
        let store = InMemoryDialogStore([Self.live])
        let twice = FaultyEditor(store, [.lostRequest, .lostRequest])
        #expect(await outcomes(of: try await plan(in: store), in: twice) == [.updated(Self.asDeclared)])
        #expect(twice.sent.count == 6)

        let other = InMemoryDialogStore([Self.live])
        let thrice = FaultyEditor(other, [.lostRequest, .lostRequest, .lostRequest])
        let lost = FailureReason("the connection was reset")
        #expect(await outcomes(of: try await plan(in: other), in: thrice) == [.updateUnknown(lost)])
        #expect(thrice.sent.count == 3)
        #expect(other.dialogs == [Self.live])
    }

    @Test func `a refusal concerns one dialog, and says who acted`() async throws {
        let other = DesiredDialog.public("News", photo: "7", key: "news", updates: true)
        let store = InMemoryDialogStore([Self.live, .public(2, "News")])
        let no = ChangeOutcome.refused(.forbidden, FailureReason("You don't have permission", status: 403))
        let editor = FaultyEditor(store, [.ends(no)])
        let outcomes = await outcomes(of: try await plan([Self.ops, other], in: store), in: editor)
        #expect(outcomes.map(\.kind) == [.rejected, .updated])
        #expect(outcomes[0].reason?.description == "You don't have permission; as its creator (HTTP 403)")
    }

    @Test func `people are named where a refusal says who acted`() async throws {
        let live = LiveDialog.group(1, "Ops", [1, 2, 8], admins: [1], photo: "1", creator: 8)
        let desired = DesiredDialog.group("Ops", [2], photo: "2", key: "ops", updates: true)
        let entry = PlanEntry(
            desired: desired,
            action: .update(
                live,
                Update(
                    of: live,
                    to: desired,
                    as: 1,
                    changing: [
                        .value(field: "photo", live: .scalar(.text("1")), desired: .text("2"))
                    ]
                )
            )
        )
        let plan = Plan(entries: [entry], requests: 1, proof: .counted)
        for (refusal, text) in [
            (ChangeRefusal.forbidden, "no; as user 'ann, bo' (1); it was created by Zoë (8) (HTTP 403)"),
            (.notFound, "no; \(DialogID.number(1)) is gone, or user 'ann, bo' (1) does not see it (HTTP 403)"),
        ] {
            let editor = FaultyEditor(
                InMemoryDialogStore([live]),
                [
                    .ends(.refused(refusal, FailureReason("no", status: 403)))
                ]
            )
            let updater = Updater(
                store: editor,
                policy: ApplyPolicy(parallelism: 1),
                environment: ApplyEnvironment(clock: clock, jitter: { 1 }, stop: stop),
                naming: PeopleNames([1: "ann, bo", 8: "Zoë"])
            )
            let report = await updater.apply(plan, sinceRead: Stopwatch(clock))
            #expect(report.results.first?.outcome.reason?.description == text)
        }
    }

    @Test func `one that is refused half-way is partly updated, as the last answer showed it`() async throws {
        let store = InMemoryDialogStore([Self.live])
        let no = ChangeOutcome.refused(.invalid, FailureReason("Occupants with these IDs do not exist.", status: 422))
        let editor = FaultyEditor(store, [.none, .ends(no)])
        let outcome = try #require(await outcomes(of: try await plan(in: store), in: editor).first)
        #expect(outcome.kind == .partlyUpdated)
        #expect(outcome.live == store.dialogs[0])
        #expect(store.dialogs[0].occupants == [1, 2, 3, 9])
        #expect(editor.sent.count == 2)
    }

    @Test func `a name that the server stores otherwise is told, and keeps nobody in`() async throws {
        let store = InMemoryDialogStore([Self.live])
        let editor = FaultyEditor(store, [.storing(name: "ops")])
        let outcome = try #require(await outcomes(of: try await plan(in: store), in: editor).first)
        #expect(outcome.kind == .updatedOtherwise)
        #expect(outcome.differences.map(\.field) == ["name"])
        #expect(store.dialogs[0].occupants == [1, 2, 3])
        #expect(editor.sent.count == 4)
    }

    @Test func `where people whom it asked for are not shown, nobody is removed`() async throws {
        let store = InMemoryDialogStore([Self.live])
        let editor = FaultyEditor(store, [.ends(.changed(Self.live))])
        let outcome = try #require(await outcomes(of: try await plan(in: store), in: editor).first)
        #expect(outcome.kind == .updatedOtherwise)
        #expect(editor.sent.count == 1)
    }

    @Test func `an answer with another dialog proves nothing`() async throws {
        let store = InMemoryDialogStore([Self.live])
        let editor = FaultyEditor(store, [.ends(.changed(.group(5, "Ops", [1, 2, 3])))])
        #expect(await outcomes(of: try await plan(in: store), in: editor) == [.updated(Self.asDeclared)])
        #expect(editor.reads.count == 1)
        #expect(editor.sent.count == 5)
    }

    @Test func `a rate limit and a connection that fails are waited out`() async throws {
        let store = InMemoryDialogStore([Self.live])
        let busy = ChangeOutcome.throttled(FailureReason("busy", status: 429), retryAfter: .seconds(9))
        let editor = FaultyEditor(store, [.ends(busy), .ends(.nothingSent(FailureReason("refused")))])
        #expect(await outcomes(of: try await plan(in: store), in: editor) == [.updated(Self.asDeclared)])
        #expect(clock.sleeps == [.seconds(9), .seconds(2)])
    }

    @Test func `a session is opened again once`() async throws {
        let store = InMemoryDialogStore([Self.live])
        let no = FaultyEditor.Fault.ends(.unauthorized(FailureReason("who?", status: 401)))
        let once = FaultyEditor(store, [no])
        #expect(await outcomes(of: try await plan(in: store), in: once).map(\.kind) == [.updated])
        let other = InMemoryDialogStore([Self.live])
        let twice = FaultyEditor(other, [no, no])
        #expect(await outcomes(of: try await plan(in: other), in: twice).map(\.kind) == [.failed])
        #expect(twice.sent.count == 2)
    }

    @Test func `what was read a minute ago is read again, and one that has changed is left alone`() async throws {
        let store = InMemoryDialogStore([Self.live])
        let plan = try await plan(in: store)
        let since = Stopwatch(clock)
        try await clock.sleep(for: .seconds(51))
        store.replace(.number(1), by: .group(1, "Old", [1, 2, 8, 9], admins: [9]))
        let editor = FaultyEditor(store)
        let outcome = try #require(await outcomes(of: plan, in: editor, since: since).first)
        #expect(outcome.kind == .stale)
        #expect(
            outcome.reason?.text == """
                somebody has changed the dialog since the plan was made, which differs in name, occupants, admins, \
                photo now; plan again
                """
        )
        #expect(editor.sent.isEmpty)
        #expect(editor.reads.map(\.ids) == [[.number(1)]])
    }

    @Test func `one that somebody has made as declared meanwhile needs nothing, and one that is gone is stale`()
        async throws
    {
        let store = InMemoryDialogStore([Self.live])
        let plan = try await plan(in: store)
        let since = Stopwatch(clock)
        try await clock.sleep(for: .seconds(51))
        store.replace(.number(1), by: Self.asDeclared)
        #expect(await outcomes(of: plan, in: FaultyEditor(store), since: since) == [.unchanged])
        store.replace(.number(1), by: nil)
        #expect(await outcomes(of: plan, in: FaultyEditor(store), since: since).map(\.kind) == [.stale])
    }

    @Test func `what was read less than a minute ago is not read again`() async throws {
        let store = InMemoryDialogStore([Self.live])
        let plan = try await plan(in: store)
        let since = Stopwatch(clock)
        try await clock.sleep(for: .seconds(50))
        let editor = FaultyEditor(store)
        #expect(await outcomes(of: plan, in: editor, since: since) == [.updated(Self.asDeclared)])
        #expect(editor.reads.isEmpty)
    }

    @Test func `a hundred old ones are read with one request`() async throws {
        let numbers = 1...250
        let live = numbers.map { LiveDialog.group($0, ExactText("g\($0)"), [1, 2]) }
        let desired = numbers.map { number in
            DesiredDialog.group(ExactText("g\(number)"), [2, 3], key: ExactText("\(number)"), updates: true)
        }
        let store = InMemoryDialogStore(live)
        let plan = try await plan(desired, in: store)
        let since = Stopwatch(clock)
        try await clock.sleep(for: .seconds(51))
        let editor = FaultyEditor(store)
        #expect(await outcomes(of: plan, in: editor, since: since).allSatisfy { $0.kind == .updated })
        #expect(editor.reads.map(\.ids.count) == [100, 100, 50])
        #expect(editor.sent.count == 250)
    }

    @Test func `an answer that does not tell the admins is checked by one look`() async throws {
        let store = InMemoryDialogStore([.group(1, "Ops", [1, 2, 3])])
        let ops = DesiredDialog.group("Ops", [2, 3], admins: [3], key: "ops", updates: true)
        let silent = ChangeOutcome.changed(.group(1, "Ops", [1, 2, 3], admins: nil))
        let ignored = FaultyEditor(store, [.ends(silent)])
        let outcome = try #require(await outcomes(of: try await plan([ops], in: store), in: ignored).first)
        #expect(outcome.kind == .updatedOtherwise)
        #expect(outcome.differences.map(\.field) == ["admins"])
        #expect(ignored.reads.count == 1)
    }

    @Test func `a group that others have left meanwhile keeps two people`() async throws {
        let store = InMemoryDialogStore([.group(1, "Old", [1, 2, 9])])
        let ops = DesiredDialog.group("Ops", [2], key: "ops", unlisted: Self.remove, updates: true)
        let left = ChangeOutcome.changed(.group(1, "Ops", [1, 9]))
        let editor = FaultyEditor(store, [.ends(left)])
        let outcome = try #require(await outcomes(of: try await plan([ops], in: store), in: editor).first)
        #expect(outcome.kind == .partlyUpdated)
        #expect(editor.sent.count == 1)
        #expect(
            outcome.reason?.text
                == "others have left meanwhile, and a group keeps at least two people; step 2 of 2 was not made"
        )
    }

    @Test func `data that a server drops beside what was sent is told with its values`() async throws {
        let live = LiveDialog.group(
            1,
            "Ops",
            [1, 2],
            className: "Room",
            data: ["x": .scalar(.integer(1)), "app": .scalar(.text("precious"))]
        )
        let store = InMemoryDialogStore([live])
        let data = CustomData(className: "Room", fields: ["x": .integer(2)])
        let replaced = LiveDialog.group(1, "Ops", [1, 2], className: "Room", data: ["x": .scalar(.integer(2))])
        // Whether or not the answer shows the people who were asked for.
        for (people, others) in [([2], []), ([2, 3], ["occupants"])] as [(UserIDs, [String])] {
            let ops = DesiredDialog.group("Ops", people, data: data, key: "ops", updates: true)
            let editor = FaultyEditor(store, [.ends(.changed(replaced))])
            let outcome = try #require(await outcomes(of: try await plan([ops], in: store), in: editor).first)
            #expect(outcome.differences.map(\.field) == others + ["data.app"])
            #expect(outcome.differences.last == .value(field: "data.app", live: nil, desired: .text("precious")))
        }
    }

    @Test func `people who do not exist are named, though the server says 404`() async throws {
        let store = InMemoryDialogStore([Self.live])
        let reason = FailureReason("Occupants with these IDs do not exist.", status: 404)
        let editor = FaultyEditor(store, [.ends(.refused(.notFound, reason))])
        let outcome = try #require(await outcomes(of: try await plan(in: store), in: editor).first)
        #expect(outcome.reason?.text == "Occupants with these IDs do not exist.; those to be added: 3")
    }

    @Test func `what comes of a lost request after all is an update`() async throws {
        let store = InMemoryDialogStore([Self.live])
        let late = FaultyEditor.Fault.instead {
            store.replace(.number(1), by: Self.asDeclared)
            return .throttled(FailureReason("busy", status: 429), retryAfter: .seconds(70))
        }
        let editor = FaultyEditor(store, [.lostRequest, late])
        #expect(await outcomes(of: try await plan(in: store), in: editor) == [.updated(Self.asDeclared)])
        #expect(editor.sent.count == 2)
    }

    @Test func `a wait for longer than what was read may be old is followed by reading`() async throws {
        let busy = FaultyEditor.Fault.ends(.throttled(FailureReason("busy", status: 429), retryAfter: .seconds(70)))
        let store = InMemoryDialogStore([Self.live])
        let editor = FaultyEditor(store, [busy])
        #expect(await outcomes(of: try await plan(in: store), in: editor) == [.updated(Self.asDeclared)])
        #expect(editor.reads.map(\.ids) == [[.number(1)]])

        let other = InMemoryDialogStore([Self.live])
        let changing = FaultyEditor(
            other,
            [
                .instead {
                    other.replace(.number(1), by: .group(1, "Old", [1, 2, 8, 9], admins: [9]))
                    return .throttled(FailureReason("busy", status: 429), retryAfter: .seconds(70))
                }
            ]
        )
        #expect(await outcomes(of: try await plan(in: other), in: changing).map(\.kind) == [.stale])
        #expect(changing.sent.count == 1)
    }

    @Test func `after a long wait between steps, only what is left of the plan goes on`() async throws {
        let busy = FaultyEditor.Fault.ends(.throttled(FailureReason("busy", status: 429), retryAfter: .seconds(70)))
        let store = InMemoryDialogStore([Self.live])
        let editor = FaultyEditor(store, [.none, .none, busy])
        #expect(await outcomes(of: try await plan(in: store), in: editor) == [.updated(Self.asDeclared)])

        let other = InMemoryDialogStore([Self.live])
        let changing = FaultyEditor(
            other,
            [
                .none, .none,
                .instead {
                    other.replace(.number(1), by: .group(1, "Ops", [1, 2, 3, 8, 9], admins: [3, 9], photo: "2"))
                    return .throttled(FailureReason("busy", status: 429), retryAfter: .seconds(70))
                },
            ]
        )
        #expect(await outcomes(of: try await plan(in: other), in: changing).map(\.kind) == [.partlyUpdated])
        #expect(changing.sent.count == 3)
    }

    @Test func `a refusal after an answer that was not clear leaves it unknown`() async throws {
        let store = InMemoryDialogStore([Self.live])
        let no = FailureReason("no", status: 422)
        let editor = FaultyEditor(store, [.lostRequest, .ends(.refused(.invalid, no))])
        #expect(await outcomes(of: try await plan(in: store), in: editor) == [.updateUnknown(no.adding("as user 1"))])
    }

    @Test func `one that is stopped while a later step waits is partly updated`() async throws {
        let store = InMemoryDialogStore([Self.live])
        let stop = stop
        let editor = FaultyEditor(
            store,
            [
                .none,
                .instead {
                    stop.raise()
                    return .throttled(FailureReason("busy", status: 429), retryAfter: nil)
                },
            ]
        )
        let outcome = try #require(await outcomes(of: try await plan(in: store), in: editor).first)
        #expect(outcome.kind == .partlyUpdated)
        #expect(outcome.reason?.text == "the run was stopped; step 2 of 4 was not made")
    }

    @Test func `once stopped, no step begins`() async throws {
        let store = InMemoryDialogStore([Self.live])
        let plan = try await plan(in: store)
        let stop = stop
        let editor = FaultyEditor(
            store,
            [
                .instead {
                    stop.raise()
                    return .changed(.group(1, "Ops", [1, 2, 3, 9], admins: [9], photo: "2"))
                }
            ]
        )
        let outcome = try #require(await outcomes(of: plan, in: editor).first)
        #expect(outcome.kind == .partlyUpdated)
        #expect(outcome.reason?.text == "the run was stopped; step 2 of 4 was not made")
        #expect(await outcomes(of: plan, in: editor) == [.notTried])
        #expect(editor.sent.count == 1)
    }
}
