internal import Synchronization

/// Gives every request of a run its turn, in the order in which they ask for one.
///
/// The API counts the requests of an account together, so reads and creates wait in one line. Who stands in front waits
/// for a token, a free slot and the end of a pause; all others wait for their predecessor.
package final class Pacer: Sendable {
    /// What a turn is for.
    package enum Purpose: Hashable, Sendable {
        /// A look; it is still allowed when the run was told to stop, but does not outwait a pause then.
        case read
        /// A create; none begins once the run was told to stop.
        case create
    }

    private let state: Mutex<State>
    private let line = AsyncMutex()
    private let slotFreed = AsyncEvent()
    private let clock: any Clock<Duration>
    private let elapsed: @Sendable () -> Duration
    private let stop: StopFlag
    private let onPause: @Sendable (Duration) -> Void

    /// Creates a pacer.
    ///
    /// - Parameters:
    ///   - throttle: What holds requests back; nothing but the server's own wishes where it is not given.
    ///   - clock: What waits are measured with.
    ///   - stop: Once raised, no create has its turn any more.
    ///   - onPause: Called with its length when the server asks for a pause.
    package init<Time: Clock<Duration>>(
        _ throttle: Throttle = Throttle(),
        clock: Time = ContinuousClock(),
        stop: StopFlag = StopFlag(),
        onPause: @escaping @Sendable (Duration) -> Void = { _ in }
    ) {
        let start = clock.now
        elapsed = { start.duration(to: clock.now) }
        state = Mutex(State(throttle: throttle))
        self.clock = clock
        self.stop = stop
        self.onPause = onPause
    }

    /// How many requests had their turn in a second, of late.
    package var requestsPerSecond: Double { state.withLock { $0.meter.perSecond(at: elapsed()) } }

    /// Waits for a turn.
    ///
    /// - Returns: The turn; `nil` where the task was cancelled or the run stopped before it came.
    package func turn(_ purpose: Purpose) async -> SendPermit? {
        guard await line.enter() else { return nil }
        defer { line.leave() }
        while !Task.isCancelled, purpose == .read || !stop.isRaised {
            let rings = slotFreed.rings
            switch ask(purpose) {
            case .send(let level): return SendPermit(of: self, for: purpose, at: level)
            case .full: await slotFreed.rung(after: rings)
            case .wait(let duration): await sleep(for: duration)
            case .pause(let duration):
                guard !stop.isRaised else { return nil }
                await sleep(for: duration)
            }
        }
        return nil
    }

    private func ask(_ purpose: Purpose) -> Throttle.Verdict {
        state.withLock { state in
            let now = elapsed()
            // A create is recorded before it leaves.
            let verdict = state.throttle.ask(at: now, departsLater: purpose == .create)
            if case .send = verdict { state.meter.note(at: now) }
            return verdict
        }
    }

    /// Notes that a request leaves that has its turn; only a create does so later.
    func depart(_ purpose: Purpose) {
        guard purpose == .create else { return }
        state.withLock { $0.throttle.depart(at: elapsed()) }
        slotFreed.ring()
    }

    /// Notes what came of a request that had its turn at a level.
    func end(_ ending: RequestEnding, _ level: Int) {
        let pause = state.withLock { $0.throttle.end(ending, level: level, at: elapsed()) }
        slotFreed.ring()
        if let pause { onPause(pause) }
    }

    /// Sleeps, until the run is told to stop at most; who asks again then learns whether it may go on.
    private func sleep(for duration: Duration) async {
        if stop.isRaised {
            try? await clock.sleep(for: duration)
        } else {
            _ = await stop.sleep(for: duration, on: clock)
        }
    }

    private struct State {
        var throttle: Throttle
        var meter = RateMeter()
    }
}
