package import Pacing

extension StopFlag {
    /// Does some work, which is cancelled when the flag is raised.
    ///
    /// - Throws: What the work throws; `CancellationError` if the flag was raised first.
    package func cancelling<Value: Sendable>(
        _ work: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        try await withThrowingTaskGroup(of: Value?.self) { group in
            group.addTask { try await work() }
            group.addTask {
                await self.raised()
                return nil
            }
            defer { group.cancelAll() }
            guard let first = try await group.next(), let value = first else { throw CancellationError() }
            return value
        }
    }

    /// Does some work, whose task is cancelled when the flag is raised; it is waited for all the same.
    ///
    /// - Returns: What the work returns, which must end soon once its task is cancelled.
    package func hurrying<Value: Sendable>(_ work: @escaping @Sendable () async -> Value) async -> Value {
        await withTaskGroup(of: Value?.self) { group in
            group.addTask { await work() }
            group.addTask {
                await self.raised()
                return nil
            }
            while true {
                let finished = await group.next() ?? nil
                group.cancelAll()
                if let finished { return finished }
            }
        }
    }
}
