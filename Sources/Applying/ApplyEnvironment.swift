internal import Dialogs
package import Pacing
package import Platform

/// What a run takes from its surroundings (clock, randomness, stop flag), so that a test can replace it.
package struct ApplyEnvironment: Sendable {
    /// What waits are measured with.
    package let clock: any Clock<Duration>
    /// What the waits for answers are measured with; a simulation, which answers at once, needs no other.
    package let answerClock: any Clock<Duration>
    /// The time, on the wall and since the system was started.
    package let now: @Sendable () -> Moment
    /// A random number from 0 to 1 for each wait.
    package let jitter: @Sendable () -> Double
    /// Once raised, no further create is sent.
    package let stop: StopFlag
    /// Gives each create its permit to be sent.
    package let pacer: Pacer
    /// Called with each event, from any thread.
    package let onEvent: @Sendable (ApplyEvent) -> Void

    /// Creates an environment; every default is the real thing.
    package init(
        clock: any Clock<Duration> = ContinuousClock(),
        answerClock: any Clock<Duration> = ContinuousClock(),
        now: @escaping @Sendable () -> Moment = Moment.current,
        jitter: @escaping @Sendable () -> Double = { .random(in: 0...1) },
        stop: StopFlag = StopFlag(),
        pacer: Pacer = Pacer(),
        onEvent: @escaping @Sendable (ApplyEvent) -> Void = { _ in }
    ) {
        self.clock = clock
        self.answerClock = answerClock
        self.now = now
        self.jitter = jitter
        self.stop = stop
        self.pacer = pacer
        self.onEvent = onEvent
    }
}

extension ApplyEnvironment {
    /// Waits before a request is sent again that has changed nothing.
    ///
    /// - Parameters:
    ///   - attempt: How many attempts there were.
    ///   - desired: The dialog.
    ///   - reason: Why the last one changed nothing.
    ///   - retryAfter: How long the server asked to wait.
    ///   - policy: How requests are retried.
    /// - Returns: Whether it is to be sent again: `false` where there were enough, or the run was stopped.
    func waits(
        afterAttempt attempt: Int,
        of desired: DesiredDialog,
        _ reason: FailureReason,
        _ retryAfter: Duration?,
        _ policy: ApplyPolicy
    ) async -> Bool {
        guard let wait = policy.backoff.delay(afterAttempt: attempt, retryAfter: retryAfter, jitter: jitter()) else {
            return false
        }
        onEvent(.waiting(desired, reason, wait))
        return await stop.sleep(for: wait, on: clock)
    }
}
