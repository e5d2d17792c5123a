import Journal

/// The journal of one run, into which nothing is written any more once the run was killed.
struct MortalRecorder: IntentRecorder {
    let journal: Journal
    let meanwhile: Meanwhile

    func begin(
        _ intents: [Intent],
        _ completion: @escaping @Sendable ([Result<IntentNumber, JournalError>]) -> Void
    ) {
        guard !meanwhile.isDead else { return completion(intents.map { _ in .failure(.closed) }) }
        journal.begin(intents, completion)
    }

    func finish(_ number: IntentNumber, _ outcome: IntentOutcome) {
        if !meanwhile.isDead { journal.finish(number, outcome) }
    }

    func flush() { journal.flush() }
}
