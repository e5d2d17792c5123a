import Synchronization
import TestSupport

/// A clock on which a sleep lasts until the test ends it.
final class ManualClock: Clock, Sendable {
    private let state = Mutex(State())

    private struct State {
        var now = OffsetInstant(offset: .zero)
        var sleepers: [Int: (deadline: OffsetInstant, continuation: CheckedContinuation<Void, any Error>)] = [:]
        var cancelled: Set<Int> = []
        var lastNumber = 0
        var observers: [CheckedContinuation<Void, Never>] = []
        var isFree = false

        /// Takes a sleeper, or says how its sleep ends at once, and who is to be told of it.
        mutating func sleep(
            _ number: Int,
            until deadline: OffsetInstant,
            _ continuation: CheckedContinuation<Void, any Error>
        ) -> (ending: Result<Void, any Error>?, observers: [CheckedContinuation<Void, Never>]) {
            if cancelled.contains(number) { return (.failure(CancellationError()), []) }
            if isFree { return (.success(()), []) }
            sleepers[number] = (deadline, continuation)
            defer { observers = [] }
            return (nil, observers)
        }
    }

    var now: OffsetInstant { state.withLock(\.now) }
    var minimumResolution: Duration { .nanoseconds(1) }

    /// Waits until a task sleeps, and lets it sleep until this much later.
    func pass(_ duration: Duration) async {
        await withCheckedContinuation { continuation in
            let isReady = state.withLock { state in
                if state.sleepers.isEmpty { state.observers.append(continuation) }
                return !state.sleepers.isEmpty
            }
            if isReady { continuation.resume() }
        }
        let woken = state.withLock { state in
            state.now = state.now.advanced(by: duration)
            let due = state.sleepers.filter { $0.value.deadline <= state.now }
            for number in due.keys { state.sleepers[number] = nil }
            return due.values.map(\.continuation)
        }
        for sleeper in woken { sleeper.resume() }
    }

    /// From here on no sleep takes any time.
    func letGo() {
        let woken = state.withLock { state in
            state.isFree = true
            defer { state.sleepers = [:] }
            return state.sleepers.values.map(\.continuation)
        }
        for sleeper in woken { sleeper.resume() }
    }

    func sleep(until deadline: OffsetInstant, tolerance: Duration?) async throws {
        let number = state.withLock { state in
            state.lastNumber += 1
            return state.lastNumber
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let (ending, observers) = state.withLock { $0.sleep(number, until: deadline, continuation) }
                if let ending { continuation.resume(with: ending) }
                for observer in observers { observer.resume() }
            }
        } onCancel: {
            let sleeper = state.withLock { state in
                state.cancelled.insert(number)
                return state.sleepers.removeValue(forKey: number)
            }
            sleeper?.continuation.resume(throwing: CancellationError())
        }
    }
}
