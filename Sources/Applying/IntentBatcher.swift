internal import Journal

/// Which intents to record next, and who waits for which, as a value.
///
/// One batch is under way at a time; whoever comes meanwhile is in the next one.
struct IntentBatcher {
    typealias Outcome = Result<IntentNumber, JournalError>
    typealias Waiter = CheckedContinuation<Outcome, Never>
    typealias Closer = CheckedContinuation<[IntentNumber], Never>

    private struct Record {
        let outcome: Outcome
        let at: Duration
    }

    /// How many more are recorded ahead than others are in flight, at most: what a run that is killed recorded and never
    /// sent is looked for by the next.
    private static let mostAhead = 256

    private let count: Int
    private var next = 0
    private var ready: [Int: Record] = [:]
    private var waiting: [Int: Waiter] = [:]
    private var open: Set<IntentNumber> = []
    /// When the batch that is under way was begun.
    private var underWay: Duration?
    private var closer: Closer?
    /// Whether nothing is recorded any more.
    private var isClosed = false

    /// What whoever takes a record gets.
    enum Answer {
        /// The record is there.
        case recorded(Outcome)
        /// Another one is on its way; this one was made too long ago and is to be finished.
        case tooOld(IntentNumber)
        /// It is on its way.
        case pending
    }

    /// What is to be done once a batch is recorded.
    struct Step {
        var resumed: [(Waiter, Outcome)] = []
        var closing: (Closer, [IntentNumber])?
        var batch: [Int]?
    }

    /// Creates a queue of so many creates.
    init(count: Int) {
        self.count = count
    }

    /// Takes the record of the create at a position, where it is there and not too old.
    ///
    /// - Returns: The record, and the positions to record now.
    mutating func take(_ position: Int, at now: Duration) -> (Outcome, batch: [Int]?)? {
        guard let record = ready[position], now - record.at <= Intent.longestDelay else { return nil }
        next = max(next, position + 1)
        ready[position] = nil
        note(record.outcome)
        return (record.outcome, nextBatch(at: now))
    }

    /// Takes the record of the create at a position; where it is not there, the waiter is resumed with it.
    ///
    /// - Returns: What there is, and the positions to record now.
    mutating func take(_ position: Int, at now: Duration, or waiter: Waiter) -> (Answer, batch: [Int]?) {
        if let (outcome, batch) = take(position, at: now) { return (.recorded(outcome), batch) }
        next = max(next, position + 1)
        let old = ready.removeValue(forKey: position)?.outcome
        waiting[position] = waiter
        return ((try? old?.get()).map(Answer.tooOld) ?? .pending, nextBatch(at: now))
    }

    /// Takes what came of the batch that was under way.
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

    /// Takes note that a create is not in flight any more.
    mutating func end(_ number: IntentNumber) { open.remove(number) }

    /// Records nothing more.
    ///
    /// - Returns: The records that nobody took; `nil` where a batch is under way, at whose end the closer gets them.
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

    /// The creates that wait and many that follow them, once less than a quarter of these are ready.
    ///
    /// What is ready then lasts until the disk has the next: the more share a sync the fewer there are, and each costs as
    /// much time as several creates.
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
