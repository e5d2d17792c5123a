internal import Synchronization

/// A first-in, first-out lock for tasks: one holds it, and the others wait in the order in which they came.
package final class AsyncMutex: Sendable {
    private let state = Mutex(State())

    /// Creates a lock that no task holds.
    package init() {}

    /// Waits until the caller holds the lock.
    ///
    /// - Returns: Whether the caller holds the lock; `false` where its task was cancelled while it waited.
    package func lock() async -> Bool {
        if state.withLock({ $0.tryLock() }) { return true }
        let ticket = state.withLock { $0.newTicket() }
        let isLocked = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isLocked = state.withLock { $0.lock(ticket, continuation) }
                if let isLocked { continuation.resume(returning: isLocked) }
            }
        } onCancel: {
            state.withLock { $0.cancel(ticket) }?.resume(returning: false)
        }
        state.withLock { _ = $0.cancelled.remove(ticket) }
        return isLocked
    }

    /// Hands the lock to the next task that waits.
    package func unlock() {
        state.withLock { $0.unlock() }?.resume(returning: true)
    }

    private struct State {
        private var isHeld = false
        private var waiting: [(ticket: Int, continuation: CheckedContinuation<Bool, Never>)] = []
        private var lastTicket = 0
        var cancelled: Set<Int> = []

        /// Takes the lock if it is free, and returns whether it did.
        mutating func tryLock() -> Bool {
            defer { isHeld = true }
            return !isHeld
        }

        mutating func newTicket() -> Int {
            lastTicket += 1
            return lastTicket
        }

        /// Whether the caller holds the lock; `nil` while it waits.
        mutating func lock(_ ticket: Int, _ continuation: CheckedContinuation<Bool, Never>) -> Bool? {
            if cancelled.contains(ticket) { return false }
            guard !tryLock() else { return true }
            waiting.append((ticket, continuation))
            return nil
        }

        mutating func cancel(_ ticket: Int) -> CheckedContinuation<Bool, Never>? {
            guard let index = waiting.firstIndex(where: { $0.ticket == ticket }) else {
                // Cancelled before it waited, or when it held the lock already.
                cancelled.insert(ticket)
                return nil
            }
            return waiting.remove(at: index).continuation
        }

        mutating func unlock() -> CheckedContinuation<Bool, Never>? {
            isHeld = !waiting.isEmpty
            return waiting.isEmpty ? nil : waiting.removeFirst().continuation
        }
    }
}
