package import Pacing
package import Platform

/// What a run takes from the world around it, so that a test can give it another.
package struct RunEnvironment: Sendable {
    /// What waits are measured with.
    package let clock: any Clock<Duration>
    /// Tells the time on the wall.
    package let wallTime: @Sendable () -> WallTime
    /// A random number from 0 to 1 for each wait.
    package let jitter: @Sendable () -> Double
    /// Once raised, reading ends and no further create is sent.
    package let stop: StopFlag
    /// Told what happens, from any thread.
    package let onEvent: @Sendable (RunEvent) -> Void

    /// Creates an environment; the real one where nothing else is given.
    package init(
        clock: any Clock<Duration> = ContinuousClock(),
        wallTime: @escaping @Sendable () -> WallTime = WallTime.current,
        jitter: @escaping @Sendable () -> Double = { .random(in: 0...1) },
        stop: StopFlag = StopFlag(),
        onEvent: @escaping @Sendable (RunEvent) -> Void = { _ in }
    ) {
        self.clock = clock
        self.wallTime = wallTime
        self.jitter = jitter
        self.stop = stop
        self.onEvent = onEvent
    }
}
