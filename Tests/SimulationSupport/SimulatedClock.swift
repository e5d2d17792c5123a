package import TestSupport

/// A clock whose time is the simulation's: whoever sleeps lets everything happen that is due.
package struct SimulatedClock: Clock {
    let api: SimulatedAPI

    package var now: OffsetInstant { OffsetInstant(offset: api.time) }
    package var minimumResolution: Duration { .milliseconds(1) }

    package func sleep(until deadline: OffsetInstant, tolerance: Duration?) async throws {
        try Task.checkCancellation()
        api.pass(now.duration(to: deadline))
    }
}
