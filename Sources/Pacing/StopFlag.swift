internal import Synchronization

/// A flag that tells a run to stop, raised once and never lowered; tasks that sleep on it wake up at once.
package final class StopFlag: Sendable {
    private let state = Mutex(State())

    /// Creates a flag that is not raised.
    package init() {}

    /// Whether the run was told to stop.
    package var isRaised: Bool { state.withLock { $0.isRaised } }

    /// Tells the run to stop.
    package func raise() {
        let sleepers = state.withLock { state in
            state.isRaised = true
            defer { state.sleepers = [:] }
            return state.sleepers
        }
        for sleeper in sleepers.values { sleeper.resume() }
    }

    /// Sleeps for the duration, or until the flag is raised or the task is cancelled.
    ///
    /// - Returns: Whether the whole duration passed.
    package func sleep(for duration: Duration, on clock: any Clock<Duration>) async -> Bool {
        guard !isRaised else { return false }
        return await withTaskGroup(of: Bool.self) { group in
            group.addTask {
                do {
                    try await clock.sleep(for: duration)
                    return true
                } catch {
                    return false
                }
            }
            group.addTask {
                await self.raised()
                return false
            }
            defer { group.cancelAll() }
            return await group.next() ?? false
        }
    }

    /// Waits until the flag is raised or the task is cancelled.
    package func raised() async {
        let number = state.withLock { $0.newNumber() }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    if state.isRaised || state.cancelled.remove(number) != nil { return true }
                    state.sleepers[number] = continuation
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            let sleeper = state.withLock { state in
                let sleeper = state.sleepers.removeValue(forKey: number)
                // Cancelled before it slept: it must notice that when it tries to sleep.
                if sleeper == nil { state.cancelled.insert(number) }
                return sleeper
            }
            sleeper?.resume()
        }
        state.withLock { _ = $0.cancelled.remove(number) }
    }

    private struct State {
        var isRaised = false
        var sleepers: [Int: CheckedContinuation<Void, Never>] = [:]
        var cancelled: Set<Int> = []
        private var lastNumber = 0

        mutating func newNumber() -> Int {
            lastNumber += 1
            return lastNumber
        }
    }
}
