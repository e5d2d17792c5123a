/// How long to wait before a request is retried: exponential, capped, and with jitter, so that many clients that failed
/// together do not come back together.
package struct Backoff: Hashable, Sendable {
    /// The upper bound of the first wait.
    package let base: Duration
    /// The upper bound of a wait that the schedule computes.
    package let cap: Duration
    /// The upper bound of any wait, even one that a server asks for.
    package let longestRetryAfter: Duration
    /// How many times a request is sent in total, at least 1.
    package let attempts: Int

    /// Creates a schedule of waits.
    package init(
        base: Duration = .milliseconds(500),
        cap: Duration = .seconds(30),
        longestRetryAfter: Duration = .seconds(300),
        attempts: Int = 5
    ) {
        self.base = base
        self.cap = cap
        self.longestRetryAfter = longestRetryAfter
        self.attempts = max(1, attempts)
    }

    /// The wait after a failed attempt, or `nil` when that was the last.
    ///
    /// | attempt | wait with the default base |
    /// |---|---|
    /// | 1 | 0.25 to 0.5 s |
    /// | 2 | 0.5 to 1 s |
    /// | 3 | 1 to 2 s |
    ///
    /// - Parameters:
    ///   - attempt: How many attempts were made, from 1.
    ///   - retryAfter: The wait that the server asked for, if any; it counts where it is longer.
    ///   - jitter: A random number from 0 to 1; 1 gives the longest wait.
    /// - Returns: The wait.
    package func delay(afterAttempt attempt: Int, retryAfter: Duration? = nil, jitter: Double) -> Duration? {
        guard attempt < attempts else { return nil }
        let doublings = min(attempt - 1, 20)
        let longest = min(base * (1 << doublings), cap)
        let wait = longest * (0.5 + 0.5 * min(max(jitter, 0), 1))
        return max(wait, min(retryAfter ?? .zero, longestRetryAfter))
    }
}
