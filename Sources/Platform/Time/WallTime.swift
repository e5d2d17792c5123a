internal import Glibc

/// A time of day in milliseconds since 1970, UTC, from then to the end of the year 9999.
package struct WallTime: Hashable, Comparable, Sendable {
    /// The milliseconds since 1970.
    package let milliseconds: Int

    /// The milliseconds that a time may have.
    package static let range = 0...253_402_300_799_999

    /// Creates a time; what lies outside the years from 1970 to 9999 becomes the nearest time within.
    package init(milliseconds: Int) {
        self.milliseconds = min(max(milliseconds, Self.range.lowerBound), Self.range.upperBound)
    }

    package static func < (first: Self, second: Self) -> Bool { first.milliseconds < second.milliseconds }
}

extension WallTime {
    /// The time on the system's clock, which may be set back at any moment.
    package static func current() -> Self {
        var time = timespec()
        // This clock always exists, so the call cannot fail.
        _ = unsafe clock_gettime(CLOCK_REALTIME, &time)
        return Self(milliseconds: time.tv_sec * 1000 + time.tv_nsec / 1_000_000)
    }

    /// The whole seconds since 1970.
    package var wholeSeconds: Int { milliseconds / 1000 }

    /// How long it is from another time to this one; negative where that one is later.
    package func since(_ earlier: Self) -> Duration {
        .milliseconds(milliseconds - earlier.milliseconds)
    }

    /// The time so much later, in whole milliseconds, rounded up.
    package func advanced(by duration: Duration) -> Self {
        let parts = duration.components
        let seconds = min(max(parts.seconds, -Self.secondsInRange), Self.secondsInRange)
        let fraction = (parts.attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
        return Self(milliseconds: milliseconds + Int(seconds) * 1000 + Int(fraction))
    }

    private static let secondsInRange = Int64(range.upperBound / 1000 + 1)
}
