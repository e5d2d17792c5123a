import Journal
import Platform

/// A clock whose time is the simulation's: whoever sleeps lets everything happen that is due.
struct SimulatedClock: Clock {
    struct Instant: InstantProtocol {
        var offset: Duration

        func advanced(by duration: Duration) -> Self { Self(offset: offset + duration) }
        func duration(to other: Self) -> Duration { other.offset - offset }
        static func < (first: Self, second: Self) -> Bool { first.offset < second.offset }
    }

    let world: SimulatedWorld

    var now: Instant { Instant(offset: world.wallTime().since(WallTime(milliseconds: 0))) }
    var minimumResolution: Duration { .milliseconds(1) }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        try Task.checkCancellation()
        world.pass(now.duration(to: deadline))
    }
}
