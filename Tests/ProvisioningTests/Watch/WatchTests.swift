import Pacing
import Provisioning
import Synchronization
import TestSupport
import Testing

/// When a watch runs, on a clock on which sleeping takes no time.
@Suite(.timeLimit(.minutes(10))) struct WatchTests {
    private let clock = SteppingClock()
    private let stop = StopFlag()
    private let trigger = WatchTrigger()

    private func watch(every interval: Duration, on clock: any Clock<Duration>) -> Watch {
        Watch(WatchSchedule(interval: interval), trigger: trigger, clock: clock, jitter: { 0.5 }, stop: stop)
    }

    /// Does runs that end so, one after the other, and stops with the last.
    private func end(after statuses: [RunStatus]) async throws -> (status: RunStatus, runs: Int) {
        var runs = 0
        let status = try await watch(every: .seconds(60), on: clock).run { number in
            runs += 1
            #expect(number == runs)
            if number == statuses.count { stop.raise() }
            return statuses[number - 1]
        }
        return (status, runs)
    }

    @Test func `runs follow each other at the interval`() async throws {
        let end = try await end(after: [.done, .drift, .decisionNeeded, .someFailed, .wrongInput, .done])
        #expect(end.runs == 6)
        #expect(end.status == .done)
        #expect(clock.sleeps == Array(repeating: .seconds(60), count: 5))
    }

    @Test func `while the server is ill the waits double, up to an hour, and then are as before`() async throws {
        let ill = Array(repeating: RunStatus.externalFailure, count: 8)
        _ = try await end(after: ill + [.someUnknown, .wrongInput, .done])
        let seconds = clock.sleeps.map { Int($0 / .seconds(1)) }
        #expect(seconds == [120, 240, 480, 960, 1920, 3600, 3600, 3600, 3600, 60])
    }

    @Test func `the first run tells of a wrong command line, and a later one does not end the watch`() async throws {
        #expect(try await end(after: [.usage, .done]).runs == 1)
        #expect(try await end(after: [.usage, .done]).status == .usage)
        #expect(try await WatchTests().end(after: [.done, .usage, .done]).runs == 3)
    }

    @Test func `a run that is stopped with an unknown create says so`() async throws {
        #expect(try await end(after: [.done, .someUnknown]).status == .someUnknown)
        #expect(try await WatchTests().end(after: [.interrupted]).status == .done)
        // Until a run has settled it.
        #expect(try await WatchTests().end(after: [.someUnknown, .externalFailure]).status == .someUnknown)
        #expect(try await WatchTests().end(after: [.someUnknown, .drift]).status == .done)
    }

    @Test func `whoever tells it during a run gets one more behind it, at once`() async throws {
        let numbers = Mutex<[Int]>([])
        _ = try await watch(every: .seconds(7 * 24 * 3600), on: ContinuousClock()).run { number in
            numbers.withLock { $0.append(number) }
            if number == 1 { for _ in 0..<5 { trigger.pull() } }
            if number == 2 { stop.raise() }
            return .done
        }
        #expect(numbers.withLock(\.self) == [1, 2])
    }

    @Test func `whoever tells it while it waits gets a run at once`() async throws {
        var runs = 0
        _ = try await watch(every: .seconds(7 * 24 * 3600), on: ContinuousClock()).run { number in
            runs = number
            if number == 3 { stop.raise() }
            return .done
        } onWait: { _, _ in
            trigger.pull()
        }
        #expect(runs == 3)
    }

    @Test func `a stop ends the wait`() async throws {
        var runs = 0
        let status = try await watch(every: .seconds(7 * 24 * 3600), on: ContinuousClock()).run { number in
            runs = number
            return .wrongInput
        } onWait: { _, _ in
            stop.raise()
        }
        #expect(runs == 1)
        #expect(status == .done)
    }

    @Test(arguments: [(0.0, 0, 270), (1.0, 0, 330), (0.5, 1, 600), (0.5, 4, 3600), (0.5, 1000, 3600), (7.0, 0, 330)])
    func `waits differ by a tenth, and are bounded`(jitter: Double, failures: Int, seconds: Int) {
        let wait = WatchSchedule(interval: .seconds(300)).delay(afterFailures: failures, jitter: jitter)
        #expect(Int((wait / .seconds(1)).rounded()) == seconds)
    }

    @Test func `an interval of more than an hour is the wait of an ill server, too`() {
        let wait = WatchSchedule(interval: .seconds(7200)).delay(afterFailures: 3, jitter: 0.5)
        #expect(wait == .seconds(7200))
    }
}
