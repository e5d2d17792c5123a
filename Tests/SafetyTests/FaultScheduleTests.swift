import Applying
import Dialogs
import Foundation
import Planning
import Testing

/// For every schedule of faults, after the runs that follow: one live dialog for each declared one, a plan with nothing to
/// do, and no dialog that was made without being reported.
@Suite(.timeLimit(.minutes(10))) struct FaultScheduleTests {
    /// How many schedules are tried; the environment variable `SCHEDULES` asks for more.
    static let seeds: Range<UInt64> =
        0..<(ProcessInfo.processInfo.environment["SCHEDULES"].flatMap(UInt64.init) ?? 300)

    @Test func `no schedule of faults doubles, loses or hides a dialog`() async throws {
        var tally = Tally()
        for seed in Self.seeds {
            let schedule = FaultSchedule(seed: seed)
            let mistakes = try await Trial(schedule).mistakes(&tally)
            #expect(mistakes.isEmpty, "seed \(seed), \(schedule.faults): \(mistakes.joined(separator: "; "))")
        }
        // A test in which nothing goes wrong on the way proves nothing.
        #expect(tally.unknown > Self.seeds.count / 50)
        #expect(tally.recovered > Self.seeds.count / 50)
        #expect(tally.unread > Self.seeds.count / 50)
        print("schedules: \(Self.seeds.count), \(tally)")
    }
}

/// What happened on the way, over all schedules.
struct Tally: CustomStringConvertible {
    var runs = 0
    var creates = 0
    var recovered = 0
    var unknown = 0
    var unread = 0
    var doubled = 0
    var lost = 0
    var unreported = 0

    var description: String {
        """
        runs: \(runs), created: \(creates), recovered: \(recovered), unknown on the way: \(unknown), \
        runs that could not read: \(unread), doubled: \(doubled), lost: \(lost), unreported: \(unreported)
        """
    }
}

/// One schedule: runs while things fail, then runs while nothing does.
private struct Trial {
    let schedule: FaultSchedule
    let world: SimulatedWorld
    let folder: URL

    init(_ schedule: FaultSchedule) throws {
        self.schedule = schedule
        world = SimulatedWorld(try schedule.plan)
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("safety-\(UUID().uuidString)")
    }

    func mistakes(_ tally: inout Tally) async throws -> [String] {
        defer { try? FileManager.default.removeItem(at: folder) }
        let run = SimulatedRun(
            world: world,
            desired: schedule.desired,
            journalPath: folder.appendingPathComponent("journal").path
        )
        var mistakes: [String] = []
        for _ in 1...3 { mistakes += try await unreported(run, &tally) }
        world.heal()
        for _ in 1...2 { mistakes += try await unreported(run, &tally) }
        mistakes += try await wrongs(run, &tally)
        return mistakes
    }

    /// Dialogs that the run made without saying so.
    private func unreported(_ run: SimulatedRun, _ tally: inout Tally) async throws -> [String] {
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
                case .created, .alreadyExisted: tally.creates += 1
                case .recovered: tally.recovered += 1
                case .unknown:
                    unclear += 1
                    tally.unknown += 1
                case .doubled, .rejected, .failed, .unchanged, .leftAlone, .notTried: break
                }
            }
        }
        let silent = world.takeWritten().subtracting(told)
        guard silent.count > unclear else { return [] }
        tally.unreported += silent.count - unclear
        return ["\(silent.count) dialogs were made and not told, \(unclear) were unclear"]
    }

    /// What is wrong at the end.
    private func wrongs(_ run: SimulatedRun, _ tally: inout Tally) async throws -> [String] {
        guard case .planned(let plan, _) = try await run.apply() else { return ["the last run could not read"] }
        let live = try await run.everything().count
        let missing = plan.entries.count - plan.count(of: .exists)
        tally.doubled += max(0, live - schedule.desired.count)
        tally.lost += missing
        if live == schedule.desired.count, missing == 0 { return [] }
        let actions = plan.entries.map { "\($0.desired.key) \($0.action.kind)" }.joined(separator: ", ")
        return ["\(live) live dialogs for \(schedule.desired.count) declared: \(actions)"]
    }
}
