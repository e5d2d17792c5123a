import Platform
import TestSupport

/// A clock whose seconds are over sooner than real ones.
struct HurriedClock: Clock {
    /// How many of its seconds there are to a real one.
    let haste: Int
    private let start = ContinuousClock.now

    var now: OffsetInstant { OffsetInstant(offset: start.duration(to: .now) * haste) }
    var minimumResolution: Duration { .milliseconds(haste) }

    init(haste: Int) {
        self.haste = haste
    }

    func sleep(until deadline: OffsetInstant, tolerance: Duration?) async throws {
        try await ContinuousClock().sleep(for: now.duration(to: deadline) / haste)
    }
}

extension HurriedClock {
    /// The time on a wall where this clock hangs.
    var wallTime: WallTime { WallTime(milliseconds: 1_767_225_600_000).advanced(by: now.offset) }
}
