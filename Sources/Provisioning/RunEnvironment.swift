package import Pacing
package import Platform

/// The dependencies of a run on the outside world, which tests can replace.
package struct RunEnvironment: Sendable {
    /// The clock for delays.
    package let clock: any Clock<Duration>
    /// The time, on the wall and since the system was started.
    package let now: @Sendable () -> Moment
    /// A random number from 0 to 1 for each delay.
    package let jitter: @Sendable () -> Double
    /// Once raised, reading ends and no further create is sent.
    package let stop: StopFlag
    /// Once raised, nothing that is under way is waited for: what has no answer stays open in the journal.
    package let giveUp: StopFlag
    /// Called with each event, from any thread.
    package let onEvent: @Sendable (RunEvent) -> Void

    /// Creates an environment; the default values are the real ones.
    package init(
        clock: any Clock<Duration> = ContinuousClock(),
        now: @escaping @Sendable () -> Moment = Moment.current,
        jitter: @escaping @Sendable () -> Double = { .random(in: 0...1) },
        stop: StopFlag = StopFlag(),
        giveUp: StopFlag = StopFlag(),
        onEvent: @escaping @Sendable (RunEvent) -> Void = { _ in }
    ) {
        self.clock = clock
        self.now = now
        self.jitter = jitter
        self.stop = stop
        self.giveUp = giveUp
        self.onEvent = onEvent
    }
}
