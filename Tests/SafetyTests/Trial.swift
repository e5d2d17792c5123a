import Applying
import Dialogs
import Foundation
import Planning
import Provisioning
import TestSupport

/// One schedule: runs while things fail and people are at work, then runs while nothing happens.
struct Trial {
    let schedule: Schedule
    let world: any FaultyWorld
    private let folder: URL
    private var repository: Repository
    var state: KeptState
    private var generator: SeededGenerator
    private var editGenerator: SeededGenerator
    private var removalGenerator: SeededGenerator
    var tally = Tally()
    var mistakes: [String] = []

    init(_ schedule: Schedule, in world: any FaultyWorld) {
        self.schedule = schedule
        self.world = world
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("safety-\(UUID().uuidString)")
        repository = schedule.repository
        state = KeptState(journalPath: folder.appendingPathComponent("journal").path)
        generator = SeededGenerator(seed: ~schedule.seed)
        editGenerator = SeededGenerator(seed: ~schedule.seed ^ 0x0DA7E)
        removalGenerator = SeededGenerator(seed: ~schedule.seed ^ 0xDE9A7)
    }

    /// What the tool did that it must not do.
    mutating func mistakes(_ sum: inout Tally) async throws -> [String] {
        defer { try? FileManager.default.removeItem(at: folder) }
        tally[.schedules] += 1
        for (place, round) in schedule.rounds.enumerated() {
            if schedule.removals.absent.indices.contains(place) {
                let count = repository.remove(schedule.removals.absent[place], &removalGenerator)
                tally[.absent] += count
            }
            if place == schedule.rounds.count - 1 { await world.heal() }
            try await prepare(round)
            if case .planned(let plan, _, _) = try await run(round, removing: removals) { answer(plan) }
        }
        try await end()
        let verdict = world.referee.takeVerdict()
        tally += verdict.1
        tally[.second] += verdict.mistakes.count
        sum += tally
        return mistakes + verdict.mistakes
    }

    /// How many people runs may remove, until nothing happens any more.
    private var removals: RemovalLimit { schedule.upkeep.removesAny ? .people(.max) : .standard }

    /// Lets people change and lose things before a run.
    private mutating func prepare(_ round: Round) async throws {
        for act in round.changes where repository.change(act, &generator) { tally[act.rawValue] += 1 }
        for act in round.edits where repository.change(act, &editGenerator) { tally[act.rawValue] += 1 }
        if let change = round.clocks[0] {
            world.change(change)
            world.referee.note(change)
        }
        for change in round.clocks.values { tally[change.row] += 1 }
        let people = People(world: world, declared: repository.dialogs)
        for act in round.acts { await people.perform(act) }
        // What was made by hand some time before a run is not what the run makes.
        if round.acts.contains(where: { [.make, .makeForOthers].contains($0.kind) }) {
            try await world.clock.sleep(for: .seconds(15))
        }
        guard let loss = round.loss else { return }
        // What an hour passes for is shown by every listing.
        if loss != .idsFile { try await world.clock.sleep(for: .seconds(60)) }
        guard let forgotten = try state.lose(loss) else { return }
        world.referee.forget(forgotten)
        tally[loss.rawValue] += 1
    }

    /// Lets somebody answer what a plan asks, in every second case: a dialog that was renamed gets its old key back.
    private mutating func answer(_ plan: Plan) {
        for entry in plan.entries {
            guard case .conflict(.formerKey(let former)) = entry.action, let old = former.first else { continue }
            if Bool.random(using: &generator) { _ = repository.restore(old.key, for: entry.desired.key) }
        }
    }

    mutating func run(
        _ round: Round = Round(),
        removing removals: RemovalLimit = .people(.max)
    ) async throws -> TrialRun.Ending {
        let dialogs = repository.dialogs
        world.referee.begin(dialogs, repository.keys)
        let people = People(world: world, declared: dialogs)
        let run = TrialRun(
            world: world,
            desired: dialogs,
            departed: repository.departed,
            state: state,
            meanwhile: Meanwhile(people, in: round),
            retriesUnknown: schedule.retriesUnknown,
            removals: removals
        )
        let ending = try await run.apply()
        tally[.runs] += 1
        var notes = run.notes.all[...]
        switch ending {
        case .killed:
            tally[.killed] += 1
            world.referee.noteForgetfulness()
            notes = notes.prefix(notes.count * (round.kill?.written ?? 0) / 100)
        case .unread(let failure):
            tally[.unread] += 1
            judge(RunStatus(of: failure), after: round)
            note([], unclear: 0)
        case .stopped:
            tally[.stopped] += 1
            judge(RunStatus.stoppedBySafetyRail, after: round)
        case .planned(let plan, let report, let settled):
            if round.surroundings.isForgetful { world.referee.noteForgetfulness() }
            judge(report, after: round)
            note(plan, knowing: world.referee.remembered)
            note(report, settled)
        }
        if let disk = round.surroundings.fullDisk { notes = notes.prefix(notes.count * disk.written / 100) }
        state.take(notes)
        for note in notes {
            if let identity = note.identity { world.referee.recognize(identity.id, as: note.key) }
        }
        return ending
    }

    /// Notes what a plan recognized that was made with what is known of these rooms.
    private mutating func note(_ plan: Plan, knowing known: Set<DialogID>) {
        for entry in plan.entries {
            if case .conflict = entry.action { tally[.asked] += 1 }
            guard !entry.desired.isUndeclared, let live = entry.action.live, live.type != .private,
                live.name != entry.desired.name
            else { continue }
            tally[.recognized] += 1
            if !known.contains(live.id) { tally[.recognizedByMark] += 1 }
        }
    }

    private mutating func note(_ report: RunReport, _ settled: Set<DialogID>) {
        var told = settled
        var unclear = 0
        for result in report.results {
            let outcome = result.outcome
            if let live = outcome.live { told.insert(live.id) }
            judge(outcome, of: result.entry.desired)
            judgeUpdate(result)
            judgeRemoval(result)
            switch outcome {
            case .created, .createdOtherwise, .alreadyExisted: tally[.created] += 1
            case .recovered: tally[.recovered] += 1
            case .unknown:
                unclear += 1
                tally[.unknown] += 1
            case .doubled(let live): told.formUnion(live.map(\.id))
            case .updated: tally[.updated] += 1
            case .updatedOtherwise: tally[.updatedOtherwise] += 1
            case .partlyUpdated: tally[.partlyUpdated] += 1
            case .updateUnknown: tally[.updateUnknown] += 1
            case .stale: tally[.stale] += 1
            // What was refused is looked for by the next run, where this one was stopped before it could.
            case .notTried: told.formUnion(world.referee.refused(for: result.entry.desired.key))
            case .deleted: tally[.deleted] += 1
            case .deleteUnknown: tally[.deleteUnknown] += 1
            case .rejected, .failed, .unchanged, .leftAlone: break
            }
        }
        note(told, unclear: unclear)
    }

    /// Judges that what a run says it has made was there before; nothing tells that of a private dialog that is new.
    private mutating func judge(_ outcome: ApplyOutcome, of desired: DesiredDialog) {
        switch outcome {
        case .created(let live), .createdOtherwise(let live, _), .recovered(let live):
            if world.referee.mayBeTaken(live.id, as: desired) {
                tally[.taken] += 1
                return
            }
            guard live.type != .private, !world.referee.isOfThisRun(live.id) else { return }
            mistakes.append("\(live.id) was there before, and is said to be made")
        case .alreadyExisted, .unknown, .doubled, .rejected, .failed, .unchanged, .leftAlone, .notTried, .updated,
            .updatedOtherwise, .partlyUpdated, .updateUnknown, .deleted, .deleteUnknown, .stale:
            break
        }
    }

    /// Notes rooms that the run made without saying so.
    private mutating func note(_ told: Set<DialogID>, unclear: Int) {
        let silent = world.referee.made.subtracting(told)
        guard silent.count > unclear else { return }
        tally[.unreported] += silent.count - unclear
        mistakes.append("\(silent.count) dialogs were made and not told, \(unclear) were unclear")
    }
}
