import Foundation
import Pacing
import Testing

/// What `FaultScheduleTests` show, over real connections: with the real transport, its timeouts, and several requests
/// at once, whose faults strike in whatever order the requests arrive.
@Suite(.timeLimit(.minutes(60))) struct SocketScheduleTests {
    /// How many schedules are tried; the environment variable `SOCKET_SCHEDULES` asks for more.
    static let seeds: Range<UInt64> =
        0..<(ProcessInfo.processInfo.environment["SOCKET_SCHEDULES"].flatMap(UInt64.init) ?? 60)

    /// How many sandboxes there are at once: their clients wait most of the time.
    private static let worlds = 12

    @Test func `no schedule of faults doubles, loses or hides a dialog over real connections`() async throws {
        var tally = Tally()
        try await withBoundedTasks(over: Self.seeds, atOnce: Self.worlds) { seed in
            try await self.tally(of: seed)
        } take: { next in
            tally += next
        }
        tally.expectTrouble()
        print(tally)
    }

    private func tally(of seed: UInt64) async throws -> Tally {
        var tally = Tally()
        guard try await !mistakes(seed, second: 10, &tally).isEmpty else { return tally }
        // A machine that stalls for longer than a window lasts proves nothing, but it does not stall so long.
        var slowTally = Tally()
        let mistakes = try await mistakes(seed, second: 200, &slowTally)
        #expect(mistakes.isEmpty, "seed \(seed): \(mistakes.joined(separator: "; "))")
        return slowTally
    }

    private func mistakes(_ seed: UInt64, second: Int, _ tally: inout Tally) async throws -> [String] {
        let schedule = Schedule(seed: seed, second: second)
        var trialTally = Tally()
        let mistakes = try await SocketWorld.with(
            second: second,
            try schedule.plan,
            nil,
            schedule.upkeep.assumptions
        ) { world in
            var trial = Trial(schedule, in: world)
            return try await trial.mistakes(&trialTally)
        }
        tally += trialTally
        return mistakes.isEmpty ? [] : mistakes + schedule.faults
    }
}
