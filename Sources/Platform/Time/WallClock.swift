/// The time of day, as far as a server's times are compared with it.
package struct WallClock: Sendable {
    /// Seconds since 1970.
    package let now: @Sendable () -> Int

    /// Creates a clock that tells the time by a closure, in seconds since 1970.
    package init(now: @escaping @Sendable () -> Int) {
        self.now = now
    }

    /// The system's clock.
    package static let system = WallClock { WallTime.current().wholeSeconds }
}
