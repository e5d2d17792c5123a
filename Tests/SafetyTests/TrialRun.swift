import Applying
import Dialogs
import Journal
import Pacing
import Planning
import QuickBlox

/// One `apply` in a world of faults, from the settlement of old creates to the report.
struct TrialRun {
    let world: any FaultyWorld
    let desired: [DesiredDialog]
    let journalPath: String
    private let pacer: Pacer
    private let store: QuickBloxStore

    init(
        world: any FaultyWorld,
        desired: [DesiredDialog],
        journalPath: String,
        credentials: Credentials? = Secret("sandbox-key").map { .apiKey($0) }
    ) {
        guard let endpoint = try? Endpoint(world.endpoint), let credentials else {
            preconditionFailure("a sandbox's address and key are well-formed")
        }
        self.world = world
        self.desired = desired
        self.journalPath = journalPath
        pacer = Pacer(Throttle(perSecond: nil, parallelism: world.parallelism), clock: world.clock)
        store = QuickBloxStore(
            endpoint: endpoint,
            credentials: credentials,
            transport: PacedTransport(world.transport, pacer: pacer),
            retrying: RetryPolicy(clock: world.clock, jitter: { 0.5 })
        )
    }

    /// How a run ended.
    enum Ending {
        case planned(Plan, RunReport)
        case unread(ListingFailure)
    }

    func apply() async throws -> Ending {
        let journal = try Journal.open(at: journalPath, keepingCreatesFor: .seconds(3600), now: world.wallTime)
        let ending = await apply(with: journal)
        try await journal.close()
        return ending
    }

    private func apply(with journal: Journal) async -> Ending {
        do throws(ListingFailure) {
            let settlement = Settlement(
                reader: store,
                policy: policy,
                environment: environment,
                requestTimeout: .seconds(30)
            )
            _ = try await settlement.settle(journal.contents.openIntents, in: journal, now: world.wallTime())
            let plan = try await plan(knowing: journal.contents)
            let applier = Applier(store: store, recorder: journal, policy: policy, environment: environment)
            return .planned(plan, await applier.apply(plan))
        } catch {
            return .unread(error)
        }
    }

    private func plan(knowing journal: JournalContents) async throws(ListingFailure) -> Plan {
        let window = policy.settleWindow
        let begun = world.wallTime()
        let recent = journal.recentCreates(within: window, of: begun)
        let plan = try await runner(journal, late: Set(recent.map(\.id))).plan(for: desired)
        let now = world.wallTime()
        guard let wait = journal.timeToSettle(plan, within: window, readFrom: begun, at: now) else { return plan }
        try? await world.clock.sleep(for: wait)
        return try await runner(journal, late: []).plan(for: desired)
    }

    private func runner(_ journal: JournalContents, late: Set<DialogID>) -> LookupRunner {
        var knowledge = PriorKnowledge()
        knowledge.memories = [PriorKnowledge.Memory(journal.createdDialogs)]
        knowledge.late = late
        return LookupRunner(reader: store, parallelism: world.parallelism, knowing: knowledge)
    }

    /// Everything that the owner sees.
    func everything() async throws -> [LiveDialog] {
        guard let owner = desired.first?.owner else { return [] }
        return try await store.list(DialogQuery(), as: owner).dialogs
    }

    private var policy: ApplyPolicy {
        ApplyPolicy(parallelism: world.parallelism, settleWindow: .seconds(30), retriesUnknown: false)
    }

    private var environment: ApplyEnvironment {
        ApplyEnvironment(clock: world.clock, jitter: { 0.5 }, pacer: pacer)
    }
}
