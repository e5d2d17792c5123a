internal import Dispatch
internal import Synchronization

/// Writes lines to a file in the order in which they come; all that come while the disk is busy share its next sync.
///
/// After the first failure nothing is written any more, because a part of a line may stand at the file's end, and
/// everyone who waits or comes later is told of that failure.
final class GroupCommit: Sendable {
    private let file: any AppendOnlyFile
    private let inbox = Mutex(CommitQueue())
    // Waiting for the disk would hold up the threads that tasks run on.
    private let queue = DispatchQueue(label: "journal")

    /// Creates the writer of a file.
    init(to file: any AppendOnlyFile) {
        self.file = file
    }

    /// Adds a line that nobody waits for: it is written at once, so that the end of this process does not lose it, and
    /// the disk is not waited for.
    func append(_ line: [UInt8]) {
        // Where it is refused, the failure was told to someone else, and close tells it again.
        if case .takenFirst = inbox.withLock({ $0.add(line, nil) }) { startWriting() }
    }

    /// Adds lines, and tells when they are on the disk with all lines before them.
    func append(_ lines: [UInt8], whenDurable completion: @escaping CommitQueue.Completion) {
        act(on: inbox.withLock { $0.add(lines, completion) }, completion)
    }

    /// Brings what was added to the disk, closes the file, and tells when that is done; later calls change nothing.
    func close(_ completion: @escaping CommitQueue.Completion) {
        act(on: inbox.withLock { $0.close(completion) }, completion)
    }

    private func act(on answer: CommitQueue.Answer, _ completion: CommitQueue.Completion) {
        switch answer {
        case .taken: break
        case .takenFirst: startWriting()
        case .refused(let result): completion(result)
        }
    }

    private func startWriting() {
        queue.async { self.writeUntilEmpty() }
    }

    private func writeUntilEmpty() {
        while let batch = inbox.withLock({ $0.takeBatch() }) {
            let result = Result { () throws(JournalError) in try write(batch) }
            if batch.isLast { file.close() }
            for waiter in inbox.withLock({ $0.settle(batch, result) }) { waiter(result) }
        }
    }

    private func write(_ batch: CommitQueue.Batch) throws(JournalError) {
        if let failure = batch.failure { throw failure }
        if !batch.lines.isEmpty { try file.append(batch.lines) }
        if !batch.waiters.isEmpty { try file.sync() }
    }
}
