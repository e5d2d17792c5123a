internal import Synchronization

/// Gives every request of a run a permit to be sent, in the order in which they ask for one.
///
/// The API counts all requests of an account together, so reads and creates share one queue. The first in the queue
/// waits for a token, a free slot and the end of a pause; each of the others waits for the one before it.
package final class Pacer: Sendable {
    /// What a permit is for.
    package enum Purpose: Hashable, Sendable {
        /// A read; still allowed once the run was told to stop, but then it does not wait for a pause to end.
        case read
        /// A create; none begins once the run was told to stop.
        case create
    }

    private let state: Mutex<State>
    private let mutex = AsyncMutex()
    private let slotFreed = AsyncEvent()
    private let clock: any Clock<Duration>
    private let elapsed: @Sendable () -> Duration
    private let stop: StopFlag
    private let onPause: @Sendable (Duration) -> Void

    /// Creates a pacer.
    ///
    /// - Parameters:
    ///   - throttle: What holds requests back; by default, only what the server itself asks for.
    ///   - clock: What waits are measured with.
    ///   - stop: Once raised, no create gets a permit.
    ///   - onPause: Called with the length of each pause that the server asks for.
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

    /// How many permits were given per second in the last few seconds.
    package var requestsPerSecond: Double { state.withLock { $0.throttle.meter.perSecond(at: elapsed()) } }

    /// Waits for a permit.
    ///
    /// - Returns: The permit; `nil` where the task was cancelled or the run was stopped first.
    package func permit(for purpose: Purpose) async -> SendPermit? {
        guard await mutex.lock() else { return nil }
        defer { mutex.unlock() }
        while !Task.isCancelled, purpose == .read || !stop.isRaised {
            let generation = slotFreed.generation
            switch admit(purpose) {
            case .send(let level): return SendPermit(of: self, for: purpose, at: level)
            case .full: await slotFreed.wait(after: generation)
            case .wait(let duration): await sleep(for: duration)
            case .pause(let duration):
                guard !stop.isRaised else { return nil }
                await sleep(for: duration)
            }
        }
        return nil
    }

    private func admit(_ purpose: Purpose) -> Throttle.Verdict {
        state.withLock { state in
            let now = elapsed()
            // A create is recorded before it leaves.
            return state.throttle.admit(at: now, departsLater: purpose == .create)
        }
    }

    /// Records that a request with a permit is sent; only a create is sent later than its permit is given.
    func depart(_ purpose: Purpose) {
        guard purpose == .create else { return }
        state.withLock { $0.throttle.depart(at: elapsed()) }
        slotFreed.signal()
    }

    /// Records that a request which goes on holds no place any more.
    func freePlace() {
        state.withLock { $0.throttle.freePlace() }
        slotFreed.signal()
    }

    /// Records how a request ended whose permit was given at a level.
    func end(_ ending: RequestEnding, _ level: Int, freesPlace: Bool) {
        let pause = state.withLock { state in
            if freesPlace { state.throttle.freePlace() }
            return state.throttle.note(ending, level: level, at: elapsed())
        }
        slotFreed.signal()
        if let pause { onPause(pause) }
    }

    /// Sleeps for the duration or until the run is told to stop; the caller then asks again whether it may go on.
    private func sleep(for duration: Duration) async {
        if stop.isRaised {
            try? await clock.sleep(for: duration)
        } else {
            _ = await stop.sleep(for: duration, on: clock)
        }
    }

    private struct State {
        var throttle: Throttle
    }
}
