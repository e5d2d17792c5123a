import Foundation
import Testing

/// For every schedule of faults, after the runs that follow: one live dialog for each declared one, a plan with nothing
/// to do, and no dialog that was made without being reported.
@Suite(.timeLimit(.minutes(10))) struct FaultScheduleTests {
    /// How many schedules are tried; the environment variable `SCHEDULES` asks for more.
    static let seeds: Range<UInt64> =
        0..<(ProcessInfo.processInfo.environment["SCHEDULES"].flatMap(UInt64.init) ?? 300)

    @Test func `no schedule of faults doubles, loses or hides a dialog`() async throws {
        var tally = Tally()
        for seed in Self.seeds {
            let schedule = FaultSchedule(seed: seed, second: 1000)
            let mistakes = try await Trial(schedule, in: SimulatedWorld(try schedule.plan)).mistakes(&tally)
            #expect(mistakes.isEmpty, "seed \(seed), \(schedule.faults): \(mistakes.joined(separator: "; "))")
        }
        tally.expectTrouble()
        print(tally)
    }
}
