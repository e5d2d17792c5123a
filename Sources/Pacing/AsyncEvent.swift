internal import Synchronization

/// Wakes the one who waits for it.
final class AsyncEvent: Sendable {
    private let state = Mutex(State())

    /// How often it was rung.
    var rings: Int { state.withLock(\.rings) }

    /// Rings, and wakes who waits.
    func ring() {
        let waiter = state.withLock { state in
            state.rings += 1
            defer { state.waiter = nil }
            return state.waiter
        }
        waiter?.resume()
    }

    /// Waits until it has been rung more often than that; a cancelled task does not wait.
    func rung(after heard: Int) async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    if state.rings > heard { return true }
                    state.waiter = continuation
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            ring()
        }
    }

    private struct State {
        var rings = 0
        var waiter: CheckedContinuation<Void, Never>?
    }
}
