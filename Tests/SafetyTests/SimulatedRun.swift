import Applying
import Dialogs
import Journal
import Pacing
import Planning
import QuickBlox
import Reading

/// One `apply` against a simulated world, from the settlement of old creates to the report.
struct SimulatedRun {
    let world: SimulatedWorld
    let desired: [DesiredDialog]
    let journalPath: String
    var retriesUnknown = false

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
                surroundings: surroundings,
                requestTimeout: .seconds(30)
            )
            _ = try await settlement.settle(journal.contents.openIntents, in: journal, now: world.wallTime())
            let plan = try await plan(knowing: journal.contents)
            let applier = Applier(store: store, recorder: journal, policy: policy, surroundings: surroundings)
            return .planned(plan, await applier.apply(plan))
        } catch {
            return .unread(error)
        }
    }

    private func plan(knowing journal: JournalContents) async throws(ListingFailure) -> Plan {
        let window = policy.settleWindow
        let recent = journal.recentlyCreated(within: window, of: world.wallTime())
        let plan = try await LookupRunner(reader: store, parallelism: 1, recentCreates: recent).plan(for: desired)
        guard let wait = journal.timeToSettle(plan, within: window, at: world.wallTime()) else { return plan }
        world.pass(wait)
        return try await LookupRunner(reader: store, parallelism: 1).plan(for: desired)
    }

    /// Everything that the owner sees.
    func everything() async throws -> [LiveDialog] {
        guard let owner = desired.first?.owner else { return [] }
        return try await store.list(DialogQuery(), as: owner).dialogs
    }

    private var policy: ApplyPolicy {
        ApplyPolicy(parallelism: 1, settleWindow: .seconds(30), retriesUnknown: retriesUnknown)
    }

    private var surroundings: Surroundings { Surroundings(clock: SimulatedClock(world: world), jitter: { 0.5 }) }

    private var store: QuickBloxStore {
        guard let endpoint = try? Endpoint(SimulatedWorld.endpoint), let key = Secret("sandbox-key") else {
            preconditionFailure("the simulation's address and key are well-formed")
        }
        return QuickBloxStore(
            endpoint: endpoint,
            credentials: .apiKey(key),
            transport: world,
            retrying: Retrying(clock: SimulatedClock(world: world), jitter: { 0.5 })
        )
    }
}
