import Applying
import Dialogs
import Journal
import Pacing
import Planning
import Synchronization
import TestSupport
import Testing

/// Deletions, and what becomes of them where requests go wrong.
@Suite(.timeLimit(.minutes(10))) struct DeleterTests {
    private let clock = SteppingClock()
    private let stop = StopFlag()
    private let recorder = MemoryDeletionRecorder()
    private static let ops = DesiredDialog.group("Ops", [2, 3], key: "ops").absent
    private static let live = LiveDialog.group(1, "Ops", [1, 2, 3])
    private let lost = FailureReason("the connection was reset")

    private func plan(_ desired: [DesiredDialog] = [ops], in store: InMemoryDialogStore) async throws -> Plan {
        var knowledge = PriorKnowledge()
        knowledge.canActAsAnyone = true
        knowledge.memories = [PriorKnowledge.Memory(Dictionary(of: desired, as: store.dialogs))]
        return try await LookupRunner(reader: store, parallelism: 1, knowing: knowledge).plan(for: desired)
    }

    private func outcomes(of plan: Plan, in editor: FaultyEditor, since: Stopwatch? = nil) async -> [ApplyOutcome] {
        let deleter = Deleter(
            store: editor,
            recorder: recorder,
            policy: ApplyPolicy(parallelism: 1, backoff: Backoff(base: .seconds(1), attempts: 3)),
            environment: ApplyEnvironment(clock: clock, jitter: { 1 }, stop: stop)
        )
        return await deleter.apply(plan, sinceRead: since ?? Stopwatch(clock)).results.map(\.outcome)
    }

    private func outcomes(
        _ faults: [FaultyEditor.DeletionFault],
        in store: InMemoryDialogStore = InMemoryDialogStore([live])
    ) async throws -> (outcomes: [ApplyOutcome], editor: FaultyEditor) {
        let plan = try await plan(in: store)
        let editor = FaultyEditor(store, deletions: faults)
        return (await outcomes(of: plan, in: editor), editor)
    }

    @Test func `it is recorded, then deleted as its creator`() async throws {
        let store = InMemoryDialogStore([Self.live])
        let (outcomes, editor) = try await outcomes([], in: store)
        #expect(outcomes == [.deleted(Self.live)])
        #expect(store.dialogs.isEmpty)
        #expect(editor.deletions.map(\.id) == [.number(1)])
        #expect(editor.deletions.map(\.actor) == [1])
        #expect(editor.reads.isEmpty)
        #expect(recorder.log == ["begin ops 3 as 1", "deleted"])
    }

    @Test func `after a lost answer it is looked for, and gone is gone`() async throws {
        let (outcomes, editor) = try await outcomes([.lostAnswer])
        #expect(outcomes == [.deleted(Self.live)])
        #expect(editor.deletions.count == 1)
        // Who has left a group does not see it, so somebody else looks as well.
        #expect(editor.reads.map(\.ids) == [[.number(1)], [.number(1)]])
    }

    @Test func `what was lost on its way is sent again, three times at most`() async throws {
        let twice = try await outcomes([.lostRequest, .lostRequest])
        #expect(twice.outcomes == [.deleted(Self.live)])
        #expect(twice.editor.deletions.count == 3)
        let thrice = try await outcomes([.lostRequest, .lostRequest, .lostRequest])
        #expect(thrice.outcomes == [.deleteUnknown(lost)])
        #expect(thrice.editor.deletions.count == 3)
        #expect(recorder.log == ["begin ops 3 as 1", "deleted", "begin ops 3 as 1", "unknown"])
    }

    @Test func `what the server does not find is done, and what it refuses fails alone`() async throws {
        let found = try await outcomes([.ends(.notFound(FailureReason("not found", status: 404)))])
        #expect(found.outcomes == [.deleted(Self.live)])
        let refused = try await outcomes([.ends(.refused(.forbidden, FailureReason("no", status: 403)))])
        #expect(refused.outcomes.map(\.kind) == [.rejected])
        #expect(refused.outcomes[0].reason?.description == "no; as its creator (HTTP 403)")
        #expect(recorder.log.last == "notDeleted")
    }

    @Test func `a refusal after an answer that was not clear leaves it unknown`() async throws {
        let refusal = FaultyEditor.DeletionFault.ends(.refused(.forbidden, FailureReason("no", status: 403)))
        #expect(try await outcomes([.lostRequest, refusal]).outcomes.map(\.kind) == [.deleteUnknown])
        #expect(recorder.log == ["begin ops 3 as 1", "unknown"])
    }

    @Test func `what cannot be recorded is not sent`() async throws {
        recorder.fail(with: .full)
        let (outcomes, editor) = try await outcomes([])
        #expect(outcomes.map(\.kind) == [.failed])
        #expect(outcomes[0].reason?.description.contains("so nothing was sent: the journal is full") ?? false)
        #expect(editor.deletions.isEmpty)
    }

    @Test func `what was read over a minute ago is read again, and left alone where somebody came since`()
        async throws
    {
        let store = InMemoryDialogStore([Self.live])
        let plan = try await plan(in: store)
        let since = Stopwatch(clock)
        try await clock.sleep(for: .seconds(61))
        store.replace(.number(1), by: .group(1, "Ops", [1, 2, 3, 8]))
        let editor = FaultyEditor(store)
        let outcome = await outcomes(of: plan, in: editor, since: since)
        #expect(outcome.map(\.kind) == [.stale])
        #expect(editor.deletions.isEmpty)
        store.replace(.number(1), by: nil)
        try await clock.sleep(for: .seconds(61))
        #expect(await outcomes(of: plan, in: editor, since: since).map(\.kind) == [.stale])
        #expect(recorder.log.isEmpty)
    }

    @Test func `a run that is stopped deletes nothing more`() async throws {
        stop.raise()
        let (outcomes, editor) = try await outcomes([])
        #expect(outcomes == [.notTried])
        #expect(editor.deletions.isEmpty)
    }
}

/// A record of deletions in memory, which can fail.
private final class MemoryDeletionRecorder: DeletionRecorder {
    private let state = Mutex((log: [String](), failure: JournalError?.none))

    var log: [String] { state.withLock(\.log) }

    func fail(with error: JournalError) { state.withLock { $0.failure = error } }

    func begin(_ live: LiveDialog, of key: ExactText, as actor: UserID) throws(JournalError) {
        let failure = state.withLock { state in
            if state.failure == nil { state.log.append("begin \(key) \(live.occupants.count) as \(actor)") }
            return state.failure
        }
        if let failure { throw failure }
    }

    func finish(_ id: DialogID, _ end: DeletionEnd) { state.withLock { $0.log.append(end.rawValue) } }
}
