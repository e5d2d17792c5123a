import Journal
import Platform
import TestSupport

/// A clock whose time is the simulation's: whoever sleeps lets everything happen that is due.
struct SimulatedClock: Clock {
    let world: SimulatedWorld

    var now: OffsetInstant { OffsetInstant(offset: world.wallTime().since(WallTime(milliseconds: 0))) }
    var minimumResolution: Duration { .milliseconds(1) }

    func sleep(until deadline: OffsetInstant, tolerance: Duration?) async throws {
        try Task.checkCancellation()
        world.pass(now.duration(to: deadline))
    }
}
