internal import Synchronization
package import Testing

/// A value that tests wait for: whoever waits is woken by the very change that makes the condition true.
package final class Watched<Value: Sendable>: Sendable {
    private struct Waiter {
        let condition: @Sendable (Value) -> Bool
        let continuation: CheckedContinuation<Bool, Never>
    }

    private struct State {
        var value: Value
        var waiters: [Int: Waiter] = [:]
        var lastNumber = 0
        var cancelled: Set<Int> = []
    }

    private let state: Mutex<State>

    /// Creates a value that nobody waits for yet.
    package init(_ value: Value) {
        state = Mutex(State(value: value))
    }

    /// The value now.
    package var value: Value { state.withLock { $0.value } }

    /// Changes the value and wakes those whose condition is true now.
    @discardableResult
    package func change<Result: Sendable>(_ change: (inout Value) -> Result) -> Result {
        let (result, woken) = state.withLock { state in
            let result = change(&state.value)
            let woken = state.waiters.filter { $0.value.condition(state.value) }
            for number in woken.keys { state.waiters[number] = nil }
            return (result, woken.values.map(\.continuation))
        }
        for continuation in woken { continuation.resume(returning: true) }
        return result
    }

    /// Waits until the condition is true of the value.
    ///
    /// A wait that is cancelled, as by a suite's time limit, fails the test.
    package func wait(
        sourceLocation: SourceLocation = #_sourceLocation,
        until condition: @escaping @Sendable (Value) -> Bool
    ) async {
        let number = state.withLock { state in
            state.lastNumber += 1
            return state.lastNumber
        }
        let isTrue = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isTrue: Bool? = state.withLock { state in
                    if condition(state.value) { return true }
                    if state.cancelled.remove(number) != nil { return false }
                    state.waiters[number] = Waiter(condition: condition, continuation: continuation)
                    return nil
                }
                if let isTrue { continuation.resume(returning: isTrue) }
            }
        } onCancel: {
            let waiter = state.withLock { state in
                let waiter = state.waiters.removeValue(forKey: number)
                if waiter == nil { state.cancelled.insert(number) }
                return waiter
            }
            waiter?.continuation.resume(returning: false)
        }
        if !isTrue { Issue.record("waited in vain; the value is \(value)", sourceLocation: sourceLocation) }
    }
}
