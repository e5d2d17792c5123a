/// Measures how long ago it was started.
package struct Stopwatch: Sendable {
    private let measure: @Sendable () -> Duration

    /// Starts measuring with a clock.
    package init<Time: Clock<Duration>>(_ clock: Time) {
        let start = clock.now
        measure = { start.duration(to: clock.now) }
    }

    /// How long ago it was started.
    package var elapsed: Duration { measure() }
}
