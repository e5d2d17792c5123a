import Applying
import Dialogs
import Journal
import Pacing
import Planning
import Provisioning
import QuickBlox

/// One `apply` in a world of faults, from the settlement of old creates to the report.
struct TrialRun {
    let world: any FaultyWorld
    let desired: [DesiredDialog]
    /// The people who are to be in no group.
    let departed: UserIDs
    let state: KeptState
    let meanwhile: Meanwhile
    let retriesUnknown: Bool
    /// How many people it may remove.
    let removals: RemovalLimit
    let notes: RunNotes
    private let sinceRead: Stopwatch
    private let pacer: Pacer
    private let store: QuickBloxStore

    /// Creates a run.
    ///
    /// - Parameters:
    ///   - world: Where it takes place.
    ///   - desired: What is declared.
    ///   - departed: The people who are to be in no group.
    ///   - state: What earlier runs have kept.
    ///   - meanwhile: What happens while it goes on.
    ///   - retriesUnknown: Whether it may post once more what was not found.
    ///   - removals: How many people it may remove.
    ///   - credentials: With what it proves its right.
    init(
        world: any FaultyWorld,
        desired: [DesiredDialog],
        departed: UserIDs = [],
        state: KeptState,
        meanwhile: Meanwhile? = nil,
        retriesUnknown: Bool = false,
        removals: RemovalLimit = .people(.max),
        credentials: Credentials? = Secret("sandbox-key").map { .apiKey($0) }
    ) {
        guard let endpoint = try? Endpoint(world.endpoint), let credentials else {
            preconditionFailure("a sandbox's address and key are well-formed")
        }
        self.world = world
        self.desired = desired
        self.departed = departed
        self.state = state
        self.retriesUnknown = retriesUnknown
        self.removals = removals
        sinceRead = Stopwatch(world.clock)
        let meanwhile = meanwhile ?? Meanwhile(People(world: world, declared: desired))
        self.meanwhile = meanwhile
        notes = RunNotes()
        pacer = Pacer(
            Throttle(perSecond: nil, parallelism: world.parallelism),
            clock: world.clock,
            stop: meanwhile.stop
        )
        let transport = EventfulTransport(
            transport: world.transport,
            meanwhile: meanwhile,
            referee: world.referee,
            stopwatch: sinceRead
        )
        store = QuickBloxStore(
            endpoint: endpoint,
            credentials: credentials,
            transport: PacedTransport(transport, pacer: pacer),
            retrying: RetryPolicy(clock: world.clock, jitter: { 0.5 }, stop: meanwhile.stop)
        )
    }

    /// How a run ended.
    enum Ending {
        /// It came to its end; the IDs are those of rooms that earlier runs had made.
        case planned(Plan, RunReport, settled: Set<DialogID>)
        case unread(ListingFailure)
        /// It would have removed too many people, and did nothing.
        case stopped
        case killed
    }

    func apply() async throws -> Ending {
        let journal = try Journal.open(
            at: state.journalPath,
            keepingCreatesFor: state.keepingCreates,
            now: world.now
        )
        let ending = await apply(with: journal)
        try await journal.close()
        return meanwhile.isDead ? .killed : ending
    }

    private func apply(with journal: Journal) async -> Ending {
        let recorder = MortalRecorder(journal: journal, meanwhile: meanwhile)
        let rooms = RoomsFile(besideJournal: state.journalPath)
        do throws(ListingFailure) {
            let known = journal.contents.createdIDs
            let settlement = Settlement(
                reader: store,
                policy: policy,
                environment: environment,
                requestTimeout: .seconds(30)
            )
            let result = try await settlement.settle(
                journal.contents.openIntents,
                in: recorder,
                besides: known.union(state.ids.dialogs.values.map(\.id)),
                now: world.now()
            )
            let settled = journal.contents.createdIDs
            let plan = try await plan(
                knowing: journal.contents,
                rooms.contents.remembered,
                undecided: result.undecided
            )
            notes.take(plan)
            if !meanwhile.isDiskGone { rooms.note(plan, on: Self.day) }
            guard removals.excess(of: plan) == nil else { return .stopped }
            let seen = settled.union(state.ids.dialogs.values.map(\.id))
            let report = await carryOut(plan, in: recorder, knowing: seen, rooms)
            if !meanwhile.isDiskGone { rooms.note(report, on: Self.day) }
            return .planned(plan, report, settled: settled.subtracting(known))
        } catch {
            return .unread(error)
        }
    }

    /// Creates what is missing, then changes what differs, and deletes what is to be absent.
    private func carryOut(
        _ plan: Plan,
        in recorder: MortalRecorder,
        knowing seen: Set<DialogID>,
        _ rooms: RoomsFile
    ) async -> RunReport {
        let applier = Applier(store: store, recorder: recorder, policy: policy, environment: environment)
        let creates = plan.part(besides: [.update, .delete])
        var parts = [await meanwhile.giveUp.hurrying { await applier.apply(creates, knowing: seen) }]
        if plan.count(of: .update) > 0, !parts[0].gaveUp {
            let events = environment.onEvent
            let noting = ApplyEnvironment(
                clock: environment.clock,
                answerClock: environment.answerClock,
                now: environment.now,
                jitter: environment.jitter,
                stop: environment.stop,
                pacer: environment.pacer,
                onEvent: { event in
                    rooms.note(event)
                    events(event)
                }
            )
            let updater = Updater(store: store, policy: policy, environment: noting)
            let updates = plan.part(of: [.update])
            parts.append(await meanwhile.giveUp.hurrying { await updater.apply(updates, sinceRead: sinceRead) })
        }
        if plan.count(of: .delete) > 0, !parts.contains(where: \.gaveUp) {
            let log = MortalDeletionRecorder(
                log: DeletionLog(besideJournal: state.journalPath, now: world.now),
                meanwhile: meanwhile
            )
            let deleter = Deleter(store: store, recorder: log, policy: policy, environment: environment)
            let deletions = plan.part(of: [.delete])
            parts.append(await meanwhile.giveUp.hurrying { await deleter.apply(deletions, sinceRead: sinceRead) })
        }
        return RunReport(on: plan, of: parts)
    }

    private static let day = "2026-01-01"

    private func plan(
        knowing journal: JournalContents,
        _ rooms: [DialogID: RememberedRoom],
        undecided: [ExactText: [LiveDialog]]
    ) async throws(ListingFailure) -> Plan {
        var knowledge = PriorKnowledge()
        knowledge.memories = state.memories(and: journal)
        knowledge.undecided = undecided
        knowledge.rooms = rooms
        knowledge.canActAsAnyone = true
        knowledge.listsDeparted = true
        let place = desired.first?.location
        knowledge.departed = departed.compactMap { user in place.map { DepartedPerson(user, at: $0) } }
        world.referee.remember(KnownRoom.all(in: state.ids), and: KnownRoom.all(in: journal))
        let window = policy.settleWindow
        let begun = world.now()
        let recent = journal.presumablyRecentCreates(within: window, of: begun)
        let plan = try await runner(knowledge, late: Set(recent.map(\.id))).plan(for: desired)
        let now = world.now()
        guard let wait = journal.timeToSettle(plan, within: window, readFrom: begun, at: now) else { return plan }
        guard await environment.stop.sleep(for: wait, on: environment.clock) else { throw .cancelled }
        return try await runner(knowledge, late: []).plan(for: desired)
    }

    private func runner(_ knowledge: PriorKnowledge, late: Set<DialogID>) -> LookupRunner {
        var knowledge = knowledge
        knowledge.late = late
        return LookupRunner(reader: store, parallelism: world.parallelism, knowing: knowledge)
    }

    /// Everything that the owner sees.
    func everything() async throws -> [LiveDialog] {
        guard let owner = desired.first?.owner else { return [] }
        return try await store.list(DialogQuery(), as: owner).dialogs
    }

    private var policy: ApplyPolicy {
        ApplyPolicy(parallelism: world.parallelism, settleWindow: .seconds(30), retriesUnknown: retriesUnknown)
    }

    private var environment: ApplyEnvironment {
        ApplyEnvironment(
            clock: eventful(world.clock),
            now: world.now,
            jitter: { 0.5 },
            stop: meanwhile.stop,
            pacer: pacer,
            onEvent: { [notes, meanwhile] event in if !meanwhile.isDiskGone { notes.take(event) } }
        )
    }

    private func eventful(_ clock: some Clock<Duration>) -> any Clock<Duration> {
        EventfulClock(base: clock, meanwhile: meanwhile)
    }
}
