import Pacing
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10))) struct StopFlagTests {
    private let flag = StopFlag()

    @Test func `a sleep that nothing disturbs lasts as long as it should`() async {
        let clock = SteppingClock()
        #expect(await flag.sleep(for: .seconds(3), on: clock))
        #expect(clock.sleeps == [.seconds(3)])
    }

    @Test func `raising the flag wakes sleeping tasks`() async {
        async let slept = flag.sleep(for: .seconds(100_000), on: ContinuousClock())
        flag.raise()
        #expect(await !slept)
        #expect(flag.isRaised)
    }

    @Test func `no task falls asleep once it is raised`() async {
        flag.raise()
        let clock = SteppingClock()
        #expect(await !flag.sleep(for: .seconds(3), on: clock))
        #expect(clock.sleeps.isEmpty)
    }

    @Test func `a cancelled task stops sleeping`() async {
        let task = Task { [flag] in await flag.sleep(for: .seconds(100_000), on: ContinuousClock()) }
        task.cancel()
        #expect(await !task.value)
    }

    @Test func `many waiters wake together, and cancelled ones before`() async {
        await withTaskGroup { group in
            for _ in 0..<100 { group.addTask { [flag] in await flag.raised() } }
            let early = Task { [flag] in await flag.raised() }
            early.cancel()
            await early.value
            flag.raise()
            await group.waitForAll()
        }
        #expect(flag.isRaised)
    }
}
