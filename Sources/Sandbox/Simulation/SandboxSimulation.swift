import Synchronization

/// A sandbox without a server: the same application and the same faults, with a clock that moves only when it is
/// advanced.
///
/// A request is handled, and its outcome delivered, at the times that its faults determine; `advance` and `exchange`
/// move the clock to these times. With the same configuration, the same calls have the same outcomes. A simulation can
/// be shared, for example by a client under test and the test itself.
package final class SandboxSimulation: Sendable {
    private let state: Mutex<SimulatedSandbox>

    /// Starts at time zero, with the dialogs, faults and clock of a configuration; its ports are ignored, and its `log`
    /// must not call the simulation.
    package init(_ configuration: SandboxConfiguration) {
        let shift = TimeShift()
        var standing = configuration
        standing.usesManualClock = true
        state = Mutex(SimulatedSandbox(router: standing.faultyRouter(shift), shift: shift, log: configuration.log))
    }

    /// The time since the start.
    package var time: Duration { state.withLock { $0.events.time } }

    /// The time of the next event; `nil` if none is pending.
    package var nextEvent: Duration? { state.withLock { $0.events.next } }

    /// The counters since the start.
    package var counters: SandboxCounters { state.withLock { $0.router.counters } }

    /// The `_id`s of the dialogs that listings do not show yet, each with the time from which they do.
    package var hiddenDialogs: [String: Duration] {
        state.withLock { state in
            let hidden = state.router.hiddenDialogs(at: state.events.time)
            return Dictionary(hidden.map { ($0.key.description, $0.value) }) { first, _ in first }
        }
    }

    /// Replaces the plan of faults; the new one counts from the beginning.
    package func use(_ plan: FaultPlan) {
        state.withLock { $0.router.use(plan) }
    }

    /// Sends a request, and returns the number under which its outcome arrives.
    package func send(_ request: SimulatedRequest) -> Int {
        state.withLock { $0.send(request) }
    }

    /// Advances the clock to a time, and returns what arrives by then, in order; a time in the past does not move the
    /// clock.
    package func advance(to time: Duration) -> [SimulatedArrival] {
        state.withLock { state in
            while let next = state.events.next, next <= time { state.step() }
            state.pass(to: time)
            return state.events.takeArrivals()
        }
    }

    /// Sends a request, and advances the clock until its outcome arrives or the patience ends, which counts as silence.
    ///
    /// Outcomes of other requests that arrive meanwhile are kept for `advance`.
    package func exchange(_ request: SimulatedRequest, patience: Duration = .seconds(30)) -> SimulatedOutcome {
        state.withLock { state in
            let end = state.events.time + patience
            let number = state.send(request)
            while let next = state.events.next, next <= end {
                state.step()
                if let arrival = state.events.takeArrival(of: number) { return arrival.outcome }
            }
            state.pass(to: end)
            return .silence
        }
    }
}
