/// When something was, by two clocks: the one on the wall, which may be set at any moment, and the time since the
/// system was started, which may not, and says nothing to another system or after another start.
package struct Moment: Hashable, Sendable {
    /// The time on the wall.
    package let wall: WallTime
    /// The time since the system was started; `nil` where it is not known.
    package let uptime: Uptime?

    /// Creates a moment.
    package init(_ wall: WallTime, uptime: Uptime? = nil) {
        self.wall = wall
        self.uptime = uptime
    }

    /// The time on the system's clocks.
    package static func current() -> Self { Self(.current(), uptime: .current()) }

    /// How long it is at least from an earlier moment to this one; `nil` where nothing can be known, since the system
    /// was started anew in between, or they are moments of different systems.
    ///
    /// It is what passed since the system was started. Where less passed on the wall, that counts, since copies of a
    /// virtual machine have one start; a clock that went backwards has been set, and does not count.
    package func elapsed(since earlier: Self) -> Duration? {
        guard let uptime, let passed = earlier.uptime.flatMap(uptime.since) else { return nil }
        let onWall = wall.since(earlier.wall)
        return onWall < .zero ? passed : min(passed, onWall)
    }

    /// How long it probably is from an earlier moment to this one, for what may be wrong: what passed at least, and
    /// where nothing can be known, what passed on the wall.
    package func presumedElapsed(since earlier: Self) -> Duration {
        elapsed(since: earlier) ?? wall.since(earlier.wall)
    }

    /// The moment so much later.
    package func advanced(by duration: Duration) -> Self {
        let later = wall.advanced(by: duration)
        let step = later.milliseconds - wall.milliseconds
        return Self(later, uptime: uptime.map { Uptime(boot: $0.boot, milliseconds: $0.milliseconds + step) })
    }
}
