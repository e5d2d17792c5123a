internal import Synchronization

/// A line in which one stands in front and all others wait, in the order in which they came.
final class AsyncMutex: Sendable {
    private let state = Mutex(State())

    /// Waits until the caller is in front.
    ///
    /// - Returns: No where its task was cancelled meanwhile; it is not in the line then.
    func enter() async -> Bool {
        if state.withLock({ $0.enterAtOnce() }) { return true }
        let ticket = state.withLock { $0.newTicket() }
        let isInFront = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let answer = state.withLock { $0.admit(ticket, continuation) }
                if let answer { continuation.resume(returning: answer) }
            }
        } onCancel: {
            state.withLock { $0.cancel(ticket) }?.resume(returning: false)
        }
        state.withLock { _ = $0.cancelled.remove(ticket) }
        return isInFront
    }

    /// Leaves the front to the next.
    func leave() {
        state.withLock { $0.advance() }?.resume(returning: true)
    }

    private struct State {
        private var isFrontTaken = false
        private var waiting: [(ticket: Int, continuation: CheckedContinuation<Bool, Never>)] = []
        private var lastTicket = 0
        var cancelled: Set<Int> = []

        /// Whether nobody was in the line, so that the caller is in front.
        mutating func enterAtOnce() -> Bool {
            defer { isFrontTaken = true }
            return !isFrontTaken
        }

        mutating func newTicket() -> Int {
            lastTicket += 1
            return lastTicket
        }

        /// Whether the caller is in front; `nil` while it waits.
        mutating func admit(_ ticket: Int, _ continuation: CheckedContinuation<Bool, Never>) -> Bool? {
            if cancelled.contains(ticket) { return false }
            guard !enterAtOnce() else { return true }
            waiting.append((ticket, continuation))
            return nil
        }

        mutating func cancel(_ ticket: Int) -> CheckedContinuation<Bool, Never>? {
            guard let index = waiting.firstIndex(where: { $0.ticket == ticket }) else {
                // Cancelled before it waited, or when it was in front already.
                cancelled.insert(ticket)
                return nil
            }
            return waiting.remove(at: index).continuation
        }

        mutating func advance() -> CheckedContinuation<Bool, Never>? {
            isFrontTaken = !waiting.isEmpty
            return waiting.isEmpty ? nil : waiting.removeFirst().continuation
        }
    }
}
