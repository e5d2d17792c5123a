package import Pacing

/// What a run takes from the world around it, so that a test can give it another.
package struct ApplyEnvironment: Sendable {
    /// What waits are measured with.
    package let clock: any Clock<Duration>
    /// A random number from 0 to 1 for each wait.
    package let jitter: @Sendable () -> Double
    /// Once raised, no further create is sent.
    package let stop: StopFlag
    /// Gives each create its turn.
    package let pacer: Pacer
    /// Told what happens, from any thread.
    package let onEvent: @Sendable (ApplyEvent) -> Void

    /// Creates surroundings; the real ones where nothing else is given.
    package init(
        clock: any Clock<Duration> = ContinuousClock(),
        jitter: @escaping @Sendable () -> Double = { .random(in: 0...1) },
        stop: StopFlag = StopFlag(),
        pacer: Pacer = Pacer(),
        onEvent: @escaping @Sendable (ApplyEvent) -> Void = { _ in }
    ) {
        self.clock = clock
        self.jitter = jitter
        self.stop = stop
        self.pacer = pacer
        self.onEvent = onEvent
    }
}
