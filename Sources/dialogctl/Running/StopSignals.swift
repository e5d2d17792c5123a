import Glibc
import Pacing
import Platform
import Synchronization

/// SIGINT and SIGTERM, as what they mean for a run: reading is cancelled, a question is abandoned, and applying sends
/// nothing more but waits for the requests in flight, so that every outcome is known and reported.
final class StopSignals: Sendable {
    /// Raised by the first signal.
    let stop = StopFlag()
    private let abandon = Mutex<(@Sendable () -> Void)?>(nil)

    /// Takes the two signals over from their default, which ends the process on the spot.
    init() {
        TerminationSignals.handle { [self] in receive() }
    }

    /// Does the work, and cancels it when the run is told to stop.
    func cancelling<Value: Sendable>(_ work: @escaping @Sendable () async throws -> Value) async throws -> Value {
        try await withThrowingTaskGroup(of: Value?.self) { group in
            group.addTask { try await work() }
            group.addTask { [stop] in
                await stop.raised()
                return nil
            }
            defer { group.cancelAll() }
            guard let first = try await group.next(), let value = first else { throw CancellationError() }
            return value
        }
    }

    /// Asks a question; a signal meanwhile ends the process, since nothing has been written.
    ///
    /// - Parameters:
    ///   - abandoning: What is done before the process ends so.
    ///   - question: Asks.
    /// - Returns: The answer.
    func asking<Answer>(abandoning: @escaping @Sendable () -> Void = {}, _ question: () -> Answer) -> Answer {
        abandon.withLock { $0 = abandoning }
        defer { abandon.withLock { $0 = nil } }
        return question()
    }

    private func receive() {
        if let abandoning = abandon.withLock(\.self) {
            abandoning()
            _exit(ExitStatus.interrupted.rawValue)
        }
        stop.raise()
    }
}
