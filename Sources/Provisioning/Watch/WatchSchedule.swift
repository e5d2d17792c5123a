/// How long a watch waits between two runs.
package struct WatchSchedule: Hashable, Sendable {
    /// The time between the end of a run and the start of the next, give or take a tenth.
    package let interval: Duration

    /// Creates a schedule.
    package init(interval: Duration) {
        self.interval = interval
    }

    /// The longest wait while the server is ill, unless the interval itself is longer.
    private static let longestBackoff: Duration = .seconds(3600)

    /// The wait after a run.
    ///
    /// | failures | wait with an interval of 5 min |
    /// |---|---|
    /// | 0 | 4.5 to 5.5 min |
    /// | 1 | 9 to 11 min |
    /// | 4 and more | 54 to 66 min |
    ///
    /// - Parameters:
    ///   - failures: How many runs in a row the server or the network has made fail.
    ///   - jitter: A random number from 0 to 1, so that many watches do not all come at once.
    /// - Returns: The wait.
    package func delay(afterFailures failures: Int, jitter: Double) -> Duration {
        let backedOff = interval * (1 << min(failures, 20))
        let wait = max(interval, min(backedOff, Self.longestBackoff))
        return wait * (0.9 + 0.2 * min(max(jitter, 0), 1))
    }
}
