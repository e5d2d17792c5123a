internal import Journal
internal import Synchronization

/// Records the intents of a run's creates shortly before they are sent, so that creates do not wait for the disk while
/// others are in flight, and many intents share one sync.
///
/// Up to eight times as many intents are recorded ahead as other creates are in flight, but at most 256 more than
/// these. A run that sends one create at a time records none ahead. No create is sent on a record older than
/// `Intent.longestDelay`: if a pause made it that old, it is finished as not sent, and another one is written.
final class IntentPrefetcher: Sendable {
    private let recorder: any IntentRecorder
    private let intent: @Sendable (_ position: Int) -> Intent
    private let elapsed: @Sendable () -> Duration
    private let state: Mutex<IntentBatcher>

    /// Creates a prefetcher for one run.
    ///
    /// - Parameters:
    ///   - recorder: Where the records are kept.
    ///   - count: How many creates there are; their positions are below it, and they are sent roughly in this order.
    ///   - clock: Measures the age of records.
    ///   - intent: The intent of the create at a position.
    init<Time: Clock<Duration>>(
        in recorder: any IntentRecorder,
        of count: Int,
        clock: Time,
        _ intent: @escaping @Sendable (_ position: Int) -> Intent
    ) {
        self.recorder = recorder
        self.intent = intent
        let start = clock.now
        elapsed = { start.duration(to: clock.now) }
        state = Mutex(IntentBatcher(count: count))
    }

    /// Records one more attempt at the create at a position, or takes the record that was written ahead.
    ///
    /// - Throws: `JournalError` if the intent might not survive a crash; then nothing must be sent.
    func begin(_ position: Int) async throws(JournalError) -> IntentNumber {
        if let (outcome, batch) = state.withLock({ $0.take(position, at: elapsed()) }) {
            if let batch { record(batch) }
            return try outcome.get()
        }
        return try await withCheckedContinuation { continuation in
            let (result, batch) = state.withLock { $0.take(position, at: elapsed(), or: continuation) }
            if let batch { record(batch) }
            switch result {
            case .recorded(let outcome): continuation.resume(returning: outcome)
            case .tooOld(let number): recorder.finish(number, .notCreated(.nothingSent))
            case .pending: break
            }
        }.get()
    }

    /// Records the outcome of an attempt.
    func finish(_ number: IntentNumber, _ outcome: IntentOutcome) {
        recorder.finish(number, outcome)
        state.withLock { $0.end(number) }
    }

    /// Finishes what was recorded ahead and never sent, and has all outcomes written to the disk; nothing is recorded
    /// from now on.
    func close() async {
        let unsent = await withCheckedContinuation { continuation in
            let unsent = state.withLock { $0.close(or: continuation) }
            if let unsent { continuation.resume(returning: unsent) }
        }
        for number in unsent { recorder.finish(number, .notCreated(.nothingSent)) }
        recorder.flush()
    }

    private func record(_ batch: [Int]) {
        recorder.begin(batch.map(intent)) { [self] outcomes in
            let step = state.withLock { $0.add(zip(batch, outcomes), at: elapsed()) }
            if let next = step.batch { record(next) }
            for (waiter, outcome) in step.resumed { waiter.resume(returning: outcome) }
            if let (closer, unsent) = step.closing { closer.resume(returning: unsent) }
        }
    }
}
