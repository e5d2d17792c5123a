import Synchronization

/// A sandbox without a server: the same application and the same faults, in a time that moves only when it is told to.
///
/// A request that is sent is handled, and answered, at the times that its faults set; `advance` and `exchange` let
/// these times come. With one configuration, the same calls bring the same outcomes. It can be shared, as a client
/// under test and the test itself do.
package final class SandboxSimulation: Sendable {
    private let state: Mutex<SimulatedSandbox>

    /// Starts at time zero, with the dialogs, faults and clock of a configuration, whose ports do not count; what hears
    /// its log must not call the simulation.
    package init(_ configuration: SandboxConfiguration) {
        let shift = TimeShift()
        var standing = configuration
        standing.usesManualClock = true
        state = Mutex(SimulatedSandbox(router: standing.faultyRouter(shift), shift: shift, log: configuration.log))
    }

    /// The time since the start.
    package var time: Duration { state.withLock { $0.events.time } }

    /// When something happens next; `nil` where nothing is under way.
    package var nextEvent: Duration? { state.withLock { $0.events.next } }

    /// What has been counted since the start.
    package var counters: SandboxCounters { state.withLock { $0.router.counters } }

    /// The `_id`s of the dialogs that listings do not show yet, each with the time at which they do.
    package var hiddenDialogs: [String: Duration] {
        state.withLock { state in
            let hidden = state.router.hiddenDialogs(at: state.events.time)
            return Dictionary(hidden.map { ($0.key.description, $0.value) }) { first, _ in first }
        }
    }

    /// Puts another plan of faults to work, which counts from the beginning.
    package func use(_ plan: FaultPlan) {
        state.withLock { $0.router.use(plan) }
    }

    /// Sends a request, and gives the number under which its outcome arrives.
    package func send(_ request: SimulatedRequest) -> Int {
        state.withLock { $0.send(request) }
    }

    /// Lets time pass up to a time, and gives what arrives by then, in order; to a time that is past it does nothing.
    package func advance(to time: Duration) -> [SimulatedArrival] {
        state.withLock { state in
            while let next = state.events.next, next <= time { state.step() }
            state.pass(to: time)
            return state.events.takeArrivals()
        }
    }

    /// Sends a request, and lets time pass until its outcome is there or the patience ends, which counts as silence.
    ///
    /// What arrives in between for other requests is kept for `advance`.
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
