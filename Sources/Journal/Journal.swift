internal import Platform
internal import Synchronization

/// The memory of what was asked of the API: before a POST leaves, its intent is on the disk, so that a run after a
/// crash or a lost answer looks for the dialog instead of creating a second one.
///
/// One run at a time has a journal open; another is refused. Once a record could not be written, no intent is taken any
/// more, and so nothing more is sent.
///
/// ## Format
///
/// A journal is a text file of at most 256 MiB. Each line is one JSON object (RFC 8259) in UTF-8 of at most 1 MiB that
/// ends with a line feed. Times are milliseconds since 1970, UTC. Members are written in the order given here; readers
/// take them in any order and skip those that they do not know. What an older reader could not skip is a new version.
///
/// The first line is the header: `format` is `dialogctl-journal`, `version` is 1, `at` is when the journal was begun,
/// and no intent added later gets a number below `next`.
///
/// ```json
/// {"format":"dialogctl-journal","version":1,"at":1767225600000,"next":1}
/// ```
///
/// Each other line is a record. Its `record` is the kind, its `number` the intent that it is about, and its `at` when
/// it was recorded. Beside it stand, where the system tells them, `boot`, the random number of 32 hexadecimal digits by
/// which the kernel tells this start of the system from all others, and `up`, the milliseconds since that start, which
/// no step of the clock moves (`CLOCK_BOOTTIME`).
///
/// - `intent`: a POST may be sent, and leaves within 5 s of `at` or never. Numbers ascend from line to line, perhaps
///   with gaps. `key` is the dialog's key in the manifests, `owner` the user on whose behalf it is sent, `type` the
///   API's type (1 public, 2 group, 3 private), `name` the name or null, `members` the user IDs of all who will be
///   occupants, ascending, none for a public dialog, `digest` stands for the request, and `known` holds, ascending, the
///   `_id`s of dialogs that were there before. Where the dialog carries its key in its custom data, `mark` says where:
///   its `class` and its `field`.
/// - `created`: the dialog `id` exists; `by` is `answer`, where the server's answer said so, or `lookup`, where it was
///   found later.
/// - `notCreated`: the POST made no dialog; `why` is `nothingSent`, `throttled`, `unauthorized`, `rejected`, or
///   `absent`, where it was looked for and not found.
/// - `unknown`: the dialog may or may not exist; `reason` says why, for people. No byte of the POST left after `at`.
///
/// ```json
/// {"record":"intent","number":1,"at":1767225600100,"key":"team/x","owner":7,"type":2,"name":"X","members":[7,8],
///  "digest":"sha256:9f86","known":[]}
/// {"record":"unknown","number":1,"at":1767225605100,"reason":"the server did not answer in time"}
/// {"record":"created","number":1,"at":1767225635200,"id":"5356c64ab35c12bd3b108a41","by":"lookup"}
/// ```
///
/// (The first of these is one line.) `created` and `notCreated` are final. An intent has at most one `unknown` record
/// and then at most one final one, in any later line. Without a final one it is open: its dialog may exist.
///
/// Bytes behind the last line feed are a line that a crash cut off, and count for nothing: a cut intent was never
/// durable, so its POST was never sent, and a cut outcome leaves its intent open. Anything else that is not as
/// described makes the whole file invalid.
///
/// ## What is kept
///
/// Opening drops the intents that are settled and no longer needed. Open ones are kept. One whose dialog was created is
/// kept for the longest settle window, since a listing may miss a dialog that long, and for 90 days where no ids file
/// has its dialog, or nobody knows how long ago it was, since the system was started anew or is another: a run may be
/// killed before its ids file is written, and the next one takes the dialog's `_id` from here.
///
/// ## Files
///
/// The lock is a `flock` on `<path>.lock`, which stays. The file is made, freed of cut lines and settled intents, and
/// replaced only as a whole: a file beside it is written, synced and renamed, and the folder is synced. Between these,
/// lines are appended, and synced (`fdatasync`) before the POSTs of their intents leave.
package final class Journal: IntentRecorder {
    private let commits: GroupCommit
    private let now: @Sendable () -> Moment
    private let state: Mutex<State>

    /// Creates a journal that has this text and goes on in this file.
    init(
        _ contents: JournalContents,
        in file: any AppendOnlyFile,
        sizeLimit: Int = JournalFile.sizeLimit,
        now: @escaping @Sendable () -> Moment
    ) {
        let budget = JournalBudget(
            used: contents.text.count,
            openIntents: contents.openIntents.count,
            limit: sizeLimit
        )
        state = Mutex(State(contents: contents, budget: budget))
        commits = GroupCommit(to: file)
        self.now = now
    }

    /// What the journal says, with what is still on its way to the disk.
    package var contents: JournalContents { state.withLock { $0.contents } }

    package func begin(
        _ intents: [Intent],
        _ completion: @escaping @Sendable ([Result<IntentNumber, JournalError>]) -> Void
    ) {
        // Under the lock, so that lines go out in the order of their numbers.
        state.withLock { state in
            var lines: [UInt8] = []
            let begun = intents.map { intent in
                Result { () throws(JournalError) in try state.begin(intent, at: now(), to: &lines) }
            }
            commits.append(lines) { written in
                completion(begun.map { number in written.flatMap { number } })
            }
        }
    }

    package func finish(_ number: IntentNumber, _ outcome: IntentOutcome) {
        state.withLock { state in
            guard let line = state.finish(number, RecordedOutcome(outcome, at: now())) else { return }
            commits.append(line)
        }
    }

    package func flush() {
        // A failure is told again by close.
        commits.append([]) { _ in }
    }

    /// Brings everything to the disk and lets the next run have the journal; later calls change nothing.
    ///
    /// - Throws: `JournalError`, where some record was not written, now or before.
    package func close() async throws(JournalError) {
        try await withCheckedContinuation { continuation in
            commits.close { continuation.resume(returning: $0) }
        }.get()
    }
}

extension Journal {
    private struct State {
        var contents: JournalContents
        var budget: JournalBudget

        /// Takes an intent, and adds its line to others.
        mutating func begin(
            _ intent: Intent,
            at now: Moment,
            to lines: inout [UInt8]
        ) throws(JournalError) -> IntentNumber {
            let line = JournalRecord.intent(contents.nextNumber, intent, at: now).line
            guard line.count <= JournalRecord.lengthLimit else { throw .intentTooLarge(key: intent.key) }
            guard budget.takeIntent(line.count) else { throw .full }
            lines += line
            return contents.begin(intent, at: now)
        }

        /// The line to write; `nil` where the outcome says nothing new, or more than a record may.
        mutating func finish(_ number: IntentNumber, _ outcome: RecordedOutcome) -> [UInt8]? {
            let line = JournalRecord.outcome(number, outcome.outcome, at: outcome.at).line
            guard line.count <= JournalBudget.outcomeLimit, contents.settle(number, outcome) else { return nil }
            budget.takeOutcome(line.count, isFinal: outcome.outcome.isFinal)
            return line
        }
    }
}
