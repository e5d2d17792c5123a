/// A clock whose seconds are over sooner than real ones.
struct HurriedClock: Clock {
    struct Instant: InstantProtocol {
        var offset: Duration

        func advanced(by duration: Duration) -> Self { Self(offset: offset + duration) }
        func duration(to other: Self) -> Duration { other.offset - offset }
        static func < (first: Self, second: Self) -> Bool { first.offset < second.offset }
    }

    /// How many of its seconds there are to a real one.
    let haste: Int
    private let start = ContinuousClock.now

    var now: Instant { Instant(offset: start.duration(to: .now) * haste) }
    var minimumResolution: Duration { .milliseconds(haste) }

    init(haste: Int) {
        self.haste = haste
    }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        try await ContinuousClock().sleep(for: now.duration(to: deadline) / haste)
    }
}
