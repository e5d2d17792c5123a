/// What waits to be written to a journal, as a value: who may add, what goes out next, and who is told of it.
struct CommitQueue {
    /// Told once what it waits for is on the disk, or never will be.
    typealias Completion = @Sendable (Result<Void, JournalError>) -> Void

    /// What is written and synced together.
    struct Batch {
        /// The lines, in the order in which they were added.
        var lines: [UInt8] = []
        /// Those who wait for the disk; where there are none, it is not waited for.
        var waiters: [Completion] = []
        /// Whether the file is closed after this batch.
        var isLast = false
        /// Why nothing can be written any more.
        var failure: JournalError?
    }

    /// What to do after an addition.
    enum Answer {
        /// Queued; the running writer takes it.
        case taken
        /// Someone must start to write.
        case takenFirst
        /// It was not taken.
        case refused(Result<Void, JournalError>)
    }

    private enum Phase {
        case open
        case closing
        case closed
    }

    private var next = Batch()
    private var isWriting = false
    private var phase = Phase.open
    private var failure: JournalError?

    /// Adds lines.
    mutating func add(_ lines: [UInt8], _ waiter: Completion?) -> Answer {
        if let failure { return .refused(.failure(failure)) }
        guard phase == .open else { return .refused(.failure(.closed)) }
        next.lines += lines
        if let waiter { next.waiters.append(waiter) }
        return startWriting()
    }

    /// Adds the wish to close, which takes what was added before with it.
    mutating func close(_ waiter: @escaping Completion) -> Answer {
        guard phase != .closed else { return .refused(failure.map(Result.failure) ?? .success(())) }
        phase = .closing
        next.isLast = true
        next.waiters.append(waiter)
        return startWriting()
    }

    /// Takes everything that waits; `nil`, and writing has ended, where nothing does.
    mutating func takeBatch() -> Batch? {
        guard !next.waiters.isEmpty || !next.lines.isEmpty else {
            isWriting = false
            return nil
        }
        var batch = next
        batch.failure = failure
        next = Batch()
        return batch
    }

    /// Takes note of what became of a batch, and says who must be told.
    mutating func settle(_ batch: Batch, _ result: Result<Void, JournalError>) -> [Completion] {
        if case .failure(let error) = result, failure == nil { failure = error }
        guard batch.isLast else { return batch.waiters }
        phase = .closed
        // Whoever asked to close while the last batch was written.
        let late = next.waiters
        next = Batch()
        return batch.waiters + late
    }

    private mutating func startWriting() -> Answer {
        guard !isWriting else { return .taken }
        isWriting = true
        return .takenFirst
    }
}
