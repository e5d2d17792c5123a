internal import Journal

/// Which intents to record next, and which tasks wait for which record, as a value.
///
/// One batch is being written at a time; whatever comes meanwhile goes into the next one.
struct IntentBatcher {
    typealias Outcome = Result<IntentNumber, JournalError>
    typealias Waiter = CheckedContinuation<Outcome, Never>
    typealias Closer = CheckedContinuation<[IntentNumber], Never>

    private struct Record {
        let outcome: Outcome
        let at: Duration
    }

    /// How many more intents than other creates in flight may be recorded ahead: if a run is killed, the next run must
    /// look up every dialog that was recorded, even those that were never sent.
    private static let mostAhead = 256

    private let count: Int
    private var next = 0
    private var ready: [Int: Record] = [:]
    private var waiting: [Int: Waiter] = [:]
    private var open: Set<IntentNumber> = []
    /// When the batch that is being written was begun.
    private var underWay: Duration?
    private var closer: Closer?
    /// Whether recording has ended.
    private var isClosed = false

    /// What a caller that takes a record gets.
    enum TakeResult {
        /// The record is there.
        case recorded(Outcome)
        /// This record is too old and must be finished; another one is being written.
        case tooOld(IntentNumber)
        /// The record is being written.
        case pending
    }

    /// What to do once a batch is recorded.
    struct Step {
        var resumed: [(Waiter, Outcome)] = []
        var closing: (Closer, [IntentNumber])?
        var batch: [Int]?
    }

    /// Creates a queue of `count` creates.
    init(count: Int) {
        self.count = count
    }

    /// Takes the record of the create at a position, if it exists and is not too old.
    ///
    /// - Returns: The record, and the positions to record now.
    mutating func take(_ position: Int, at now: Duration) -> (Outcome, batch: [Int]?)? {
        guard let record = ready[position], now - record.at <= Intent.longestDelay else { return nil }
        next = max(next, position + 1)
        ready[position] = nil
        note(record.outcome)
        return (record.outcome, nextBatch(at: now))
    }

    /// Takes the record of the create at a position; where there is none yet, the waiter is resumed with it later.
    ///
    /// - Returns: What was available, and the positions to record now.
    mutating func take(_ position: Int, at now: Duration, or waiter: Waiter) -> (TakeResult, batch: [Int]?) {
        if let (outcome, batch) = take(position, at: now) { return (.recorded(outcome), batch) }
        next = max(next, position + 1)
        let old = ready.removeValue(forKey: position)?.outcome
        waiting[position] = waiter
        return ((try? old?.get()).map(TakeResult.tooOld) ?? .pending, nextBatch(at: now))
    }

    /// Takes the outcomes of the batch that was being written.
    mutating func add(_ outcomes: some Sequence<(Int, Outcome)>, at now: Duration) -> Step {
        let start = underWay ?? now
        underWay = nil
        var step = Step()
        for (position, outcome) in outcomes {
            if let waiter = waiting.removeValue(forKey: position) {
                note(outcome)
                step.resumed.append((waiter, outcome))
            } else {
                ready[position] = Record(outcome: outcome, at: start)
            }
        }
        if let closer {
            step.closing = (closer, takeUnsent())
        } else {
            step.batch = nextBatch(at: now)
        }
        return step
    }

    /// Records that a create is no longer in flight.
    mutating func end(_ number: IntentNumber) { open.remove(number) }

    /// Ends recording.
    ///
    /// - Returns: The records that no create took; `nil` while a batch is being written, at whose end the closer gets
    ///   them.
    mutating func close(or closer: Closer) -> [IntentNumber]? {
        isClosed = true
        guard underWay == nil else {
            self.closer = closer
            return nil
        }
        return takeUnsent()
    }

    private mutating func note(_ outcome: Outcome) {
        if case .success(let number) = outcome { open.insert(number) }
    }

    private mutating func takeUnsent() -> [IntentNumber] {
        defer { ready = [:] }
        return ready.values.compactMap { try? $0.outcome.get() }.sorted()
    }

    /// The next batch: the creates that wait and a number of those that follow, once less than a quarter of that number
    /// is ready.
    ///
    /// What is ready by then lasts until the next batch is on the disk. A sync costs as much time as several creates,
    /// so the more intents share one, the better.
    private mutating func nextBatch(at now: Duration) -> [Int]? {
        let others = max(0, open.count + waiting.count - 1)
        let goal = min(8 * others, others + Self.mostAhead)
        let isDue = !waiting.isEmpty || (4 * ready.count < goal && next < count)
        guard underWay == nil, !isClosed, isDue else { return nil }
        var batch = waiting.keys.sorted()
        while next < count, ready.count + batch.count - waiting.count < goal {
            batch.append(next)
            next += 1
        }
        underWay = now
        return batch
    }
}
