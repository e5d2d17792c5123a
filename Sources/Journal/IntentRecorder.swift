/// Remembers what is about to be asked of an API that cannot be asked twice.
package protocol IntentRecorder: Sendable {
    /// Records the intent of one POST, and returns once a crash can no longer take it away.
    ///
    /// Where it throws, the POST must not be sent. One intent stands for one POST: whoever sends again, after waiting
    /// for a throttled server for example, finishes the intent and begins another, or its time would say nothing about
    /// when the request left.
    ///
    /// - Throws: `JournalError`, where the intent may not outlast a crash.
    func begin(_ intent: Intent) async throws(JournalError) -> IntentNumber

    /// Records what became of the POST, without waiting until that would outlast a crash.
    ///
    /// A lost outcome leaves the intent open, so that a later run looks for the dialog. The first final outcome
    /// counts, and before it the first unknown one; whatever comes after them is dropped.
    func finish(_ number: IntentNumber, _ outcome: IntentOutcome)
}
