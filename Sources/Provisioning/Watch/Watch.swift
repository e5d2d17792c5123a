package import Pacing

/// Runs again and again: at an interval, or when told; one run at a time, until it is to stop.
///
/// It keeps nothing of one run for the next but how many have failed in a row, so each run is as if it were the first.
package struct Watch: Sendable {
    private let schedule: WatchSchedule
    private let trigger: WatchTrigger
    private let clock: any Clock<Duration>
    private let jitter: @Sendable () -> Double
    private let stop: StopFlag

    /// Creates a watch.
    ///
    /// - Parameters:
    ///   - schedule: How long it waits.
    ///   - trigger: Tells it to run now.
    ///   - clock: The clock for the waits.
    ///   - jitter: A random number from 0 to 1 for each wait.
    ///   - stop: Ends it, once it is raised.
    package init(
        _ schedule: WatchSchedule,
        trigger: WatchTrigger,
        clock: any Clock<Duration> = ContinuousClock(),
        jitter: @escaping @Sendable () -> Double = { .random(in: 0...1) },
        stop: StopFlag
    ) {
        self.schedule = schedule
        self.trigger = trigger
        self.clock = clock
        self.jitter = jitter
        self.stop = stop
    }

    /// Watches until it is stopped, or the first run shows that the command line or the environment is wrong.
    ///
    /// - Parameters:
    ///   - run: Does one run, and says how it ended.
    ///   - onWait: Called before each wait, with its length.
    /// - Returns: How the watch ends: `someUnknown` while a create has an unknown outcome that no later run settled;
    ///   else well.
    /// - Throws: What a run throws.
    package func run(
        _ run: (_ number: Int) async throws -> RunStatus,
        onWait: (_ wait: Duration, _ failures: Int) -> Void = { _, _ in }
    ) async throws -> RunStatus {
        var (number, failures) = (0, 0)
        var end = RunStatus.done
        while true {
            trigger.arm()
            number += 1
            let status = try await run(number)
            if status.tellsOfCreates { end = status == .someUnknown ? .someUnknown : .done }
            if stop.isRaised { return end }
            if number == 1, status == .usage { return .usage }
            failures = status.tellsOfIllness ? failures + 1 : 0
            let wait = schedule.delay(afterFailures: failures, jitter: jitter())
            onWait(wait, failures)
            await sleep(for: wait)
            if stop.isRaised { return end }
        }
    }

    /// Sleeps for the wait, until it is told to run, or until it is to stop.
    private func sleep(for wait: Duration) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { _ = await stop.sleep(for: wait, on: clock) }
            group.addTask { await trigger.pulled() }
            await group.next()
            group.cancelAll()
        }
    }
}

extension RunStatus {
    /// Whether a run that ended so has settled what earlier ones left open, or says that it has not.
    fileprivate var tellsOfCreates: Bool {
        switch self {
        case .done, .drift, .decisionNeeded, .someFailed, .someUnknown: true
        case .externalFailure, .wrongInput, .stoppedBySafetyRail, .usage, .interrupted: false
        }
    }

    /// Whether a run ended so because the server or the network did not do its part, so that it is to be spared.
    fileprivate var tellsOfIllness: Bool {
        switch self {
        case .externalFailure, .someUnknown: true
        case .done, .drift, .wrongInput, .decisionNeeded, .stoppedBySafetyRail, .someFailed, .usage, .interrupted: false
        }
    }
}
