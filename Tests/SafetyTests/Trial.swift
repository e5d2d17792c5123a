import Applying
import Dialogs
import Foundation
import Planning

/// One schedule: runs while things fail, then runs while nothing does.
struct Trial {
    let schedule: FaultSchedule
    let world: any FaultyWorld
    let folder: URL

    init(_ schedule: FaultSchedule, in world: any FaultyWorld) {
        self.schedule = schedule
        self.world = world
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("safety-\(UUID().uuidString)")
    }

    /// What the tool did that it must not do.
    func mistakes(_ tally: inout Tally) async throws -> [String] {
        defer { try? FileManager.default.removeItem(at: folder) }
        tally.schedules += 1
        let run = TrialRun(
            world: world,
            desired: schedule.desired,
            journalPath: folder.appendingPathComponent("journal").path
        )
        var mistakes: [String] = []
        for _ in 1...3 { mistakes += try await unreported(run, &tally) }
        await world.heal()
        for _ in 1...2 { mistakes += try await unreported(run, &tally) }
        mistakes += try await wrongs(run, &tally)
        return mistakes
    }

    /// Dialogs that the run made without saying so.
    private func unreported(_ run: TrialRun, _ tally: inout Tally) async throws -> [String] {
        let ending = try await run.apply()
        tally.runs += 1
        var told: Set<DialogID> = []
        var unclear = 0
        switch ending {
        case .unread: tally.unread += 1
        case .planned(_, let report):
            for outcome in report.results.map(\.outcome) {
                if let live = outcome.live { told.insert(live.id) }
                switch outcome {
                case .created, .createdOtherwise, .alreadyExisted: tally.creates += 1
                case .recovered: tally.recovered += 1
                case .unknown:
                    unclear += 1
                    tally.unknown += 1
                case .doubled, .rejected, .failed, .unchanged, .leftAlone, .notTried: break
                }
            }
        }
        let silent = world.written.take().subtracting(told)
        guard silent.count > unclear else { return [] }
        tally.unreported += silent.count - unclear
        return ["\(silent.count) dialogs were made and not told, \(unclear) were unclear"]
    }

    /// What is wrong at the end.
    private func wrongs(_ run: TrialRun, _ tally: inout Tally) async throws -> [String] {
        guard case .planned(let plan, _) = try await run.apply() else { return ["the last run could not read"] }
        // What the owner is shown, and what the sandbox itself knows that it made.
        let live = max(try await run.everything().count, world.written.everything.count)
        let missing = plan.entries.count - plan.count(of: .exists)
        tally.doubled += max(0, live - schedule.desired.count)
        tally.lost += missing
        if live == schedule.desired.count, missing == 0 { return [] }
        let actions = plan.entries.map { "\($0.desired.key) \($0.action.kind)" }.joined(separator: ", ")
        return ["\(live) live dialogs for \(schedule.desired.count) declared: \(actions)"]
    }
}
