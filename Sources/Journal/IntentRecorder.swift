/// Remembers what is about to be asked of an API that cannot be asked twice.
package protocol IntentRecorder: Sendable {
    /// Records the intents of some POSTs, and tells once a crash can no longer take them away; they share one sync.
    ///
    /// A POST whose intent failed must not be sent, and neither must one that would leave later than
    /// `Intent.longestDelay` after its intent was begun. One intent stands for one POST: whoever sends again, after
    /// waiting for a throttled server for example, finishes the intent and begins another.
    ///
    /// - Parameters:
    ///   - intents: What is to be recorded, in this order.
    ///   - completion: Called once, from any thread, with the number of each intent, or the `JournalError` by which it
    ///     may not outlast a crash.
    func begin(
        _ intents: [Intent],
        _ completion: @escaping @Sendable ([Result<IntentNumber, JournalError>]) -> Void
    )

    /// Records what became of the POST, without waiting until that would outlast a crash.
    ///
    /// A lost outcome leaves the intent open, so that a later run looks for the dialog. The first final outcome
    /// counts, and before it the first unknown one; whatever comes after them is dropped.
    func finish(_ number: IntentNumber, _ outcome: IntentOutcome)

    /// Brings the outcomes so far to the disk, without waiting for it; called where nothing may follow for a while that
    /// would take them along.
    func flush()
}

extension IntentRecorder {
    /// Records the intent of one POST, and returns once a crash can no longer take it away.
    ///
    /// - Throws: `JournalError`, where the intent may not outlast a crash.
    package func begin(_ intent: Intent) async throws(JournalError) -> IntentNumber {
        try await withCheckedContinuation { continuation in
            begin([intent]) { continuation.resume(returning: $0[0]) }
        }.get()
    }
}
