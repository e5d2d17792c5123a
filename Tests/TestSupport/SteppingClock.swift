internal import Synchronization

/// A clock on which sleeping takes no time: each sleep moves it forward and is recorded.
package final class SteppingClock: Clock, Sendable {
    private let state = Mutex<(now: OffsetInstant, sleeps: [Duration])>((OffsetInstant(offset: .zero), []))

    /// Creates a clock that stands at zero.
    package init() {}

    package var now: OffsetInstant { state.withLock { $0.now } }
    package var minimumResolution: Duration { .nanoseconds(1) }

    /// How long each sleep would have taken, in the order in which they began.
    package var sleeps: [Duration] { state.withLock { $0.sleeps } }

    package func sleep(until deadline: OffsetInstant, tolerance: Duration?) async throws {
        try Task.checkCancellation()
        state.withLock { state in
            state.sleeps.append(state.now.duration(to: deadline))
            state.now = max(state.now, deadline)
        }
    }
}
