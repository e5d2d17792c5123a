import Foundation
import Pacing
import Testing

/// For every schedule of faults, after the runs that follow: one live dialog for each declared one, a plan with nothing
/// to do, and no dialog that was made without being reported.
@Suite(.timeLimit(.minutes(60))) struct FaultScheduleTests {
    /// How many schedules are tried; the environment variable `SCHEDULES` asks for more, and `SEED` for one of them.
    static let seeds: Range<UInt64> = {
        let environment = ProcessInfo.processInfo.environment
        if let seed = environment["SEED"].flatMap(UInt64.init) { return seed..<seed + 1 }
        return 0..<(environment["SCHEDULES"].flatMap(UInt64.init) ?? 300)
    }()

    @Test func `no schedule of faults doubles, loses or hides a dialog`() async throws {
        var tally = Tally()
        let processors = ProcessInfo.processInfo.activeProcessorCount
        try await withBoundedTasks(over: Self.seeds, atOnce: processors) { seed in
            let schedule = Schedule(seed: seed, second: 1000)
            var trial = Trial(schedule, in: SimulatedWorld(try schedule.plan, schedule.upkeep.assumptions))
            var tally = Tally()
            let mistakes = try await trial.mistakes(&tally)
            #expect(mistakes.isEmpty, "seed \(seed), \(schedule.faults): \(mistakes.joined(separator: "; "))")
            return tally
        } take: { next in
            tally += next
        }
        if Self.seeds.count >= 100 { tally.expectTrouble() }
        print(tally)
    }
}
