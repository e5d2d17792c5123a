package import Pacing

/// How reads are repeated: the schedule, and the sources of time and randomness.
package struct RetryPolicy: Sendable {
    /// The schedule of waits.
    package let backoff: Backoff
    /// Measures the waits.
    package let clock: any Clock<Duration>
    /// A random number from 0 to 1.
    package let jitter: @Sendable () -> Double
    /// Once raised, nothing is repeated.
    package let stop: StopFlag

    /// Creates a policy.
    package init(
        backoff: Backoff = Backoff(),
        clock: any Clock<Duration> = ContinuousClock(),
        jitter: @escaping @Sendable () -> Double = { .random(in: 0...1) },
        stop: StopFlag = StopFlag()
    ) {
        self.backoff = backoff
        self.clock = clock
        self.jitter = jitter
        self.stop = stop
    }
}

extension RetryPolicy {
    /// Every request is sent once.
    package static var once: Self { Self(backoff: Backoff(attempts: 1)) }
}
