internal import Synchronization

/// Wakes the single task that waits for it.
final class AsyncEvent: Sendable {
    private let state = Mutex(State())

    /// How often it was signalled.
    var generation: Int { state.withLock(\.generation) }

    /// Counts a signal and wakes the waiting task.
    func signal() {
        let waiter = state.withLock { state in
            state.generation += 1
            defer { state.waiter = nil }
            return state.waiter
        }
        waiter?.resume()
    }

    /// Waits until it has been signalled more often than `generation` says; a cancelled task does not wait.
    func wait(after generation: Int) async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    if state.generation > generation { return true }
                    state.waiter = continuation
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            signal()
        }
    }

    private struct State {
        var generation = 0
        var waiter: CheckedContinuation<Void, Never>?
    }
}
