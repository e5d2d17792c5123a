/// The time of day, for comparison with times that a server sends.
package struct WallClock: Sendable {
    /// Seconds since 1970.
    package let now: @Sendable () -> Int

    /// Creates a clock from a closure that returns the time in seconds since 1970.
    package init(now: @escaping @Sendable () -> Int) {
        self.now = now
    }

    /// The system's clock.
    package static let system = WallClock { WallTime.current().wholeSeconds }
}
