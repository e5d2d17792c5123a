import Dialogs
import Journal

/// The journal of one run, into which nothing is written any more once the run was killed, or the disk is full.
struct MortalRecorder: IntentRecorder {
    let journal: Journal
    let meanwhile: Meanwhile

    func begin(
        _ intents: [Intent],
        _ completion: @escaping @Sendable ([Result<IntentNumber, JournalError>]) -> Void
    ) {
        guard !meanwhile.isDiskGone else { return completion(intents.map { _ in .failure(.full) }) }
        journal.begin(intents, completion)
    }

    func finish(_ number: IntentNumber, _ outcome: IntentOutcome) {
        if !meanwhile.isDiskGone { journal.finish(number, outcome) }
    }

    func flush() { journal.flush() }
}

/// The log of deletions of one run, into which nothing is written any more once the run was killed, or the disk is full.
struct MortalDeletionRecorder: DeletionRecorder {
    let log: DeletionLog
    let meanwhile: Meanwhile

    func begin(_ live: LiveDialog, of key: ExactText, as actor: UserID) throws(JournalError) {
        guard !meanwhile.isDiskGone else { throw .full }
        try log.begin(live, of: key, as: actor)
    }

    func finish(_ id: DialogID, _ end: DeletionEnd) {
        if !meanwhile.isDiskGone { log.finish(id, end) }
    }
}
