internal import Dialogs
internal import Journal
internal import Pacing
internal import Planning

/// Creates one dialog, by the rules that keep it single.
///
/// Each POST is preceded by its intent on the disk. It is repeated only when it is certain that nothing happened. After an
/// unclear answer the dialog is looked for until the settle window is over, and posted again only where the policy says so.
struct Creation {
    let entry: PlanEntry
    /// Its place among the creates of the run.
    let position: Int
    let store: any DialogStore
    let intents: IntentPrefetcher
    let policy: ApplyPolicy
    let surroundings: ApplyEnvironment
    /// Raised when the journal takes no intent any more.
    let journalFailure: StopFlag

    /// Does what it takes, and says what became of the dialog.
    func run() async -> ApplyOutcome {
        switch await post() {
        case .final(let outcome): return outcome
        case .unclear(let number, let reason): return await settle(number, reason)
        }
    }

    private enum Posted {
        case final(ApplyOutcome)
        case unclear(IntentNumber, FailureReason)
    }

    private var desired: DesiredDialog { entry.desired }

    private var intent: Intent { Intent(toCreate: entry) }

    private var search: OutcomeSearch {
        OutcomeSearch(reader: store, clock: surroundings.clock, stop: surroundings.stop)
    }

    /// Posts until something is known, or nothing can be.
    private func post() async -> Posted {
        var lastReason: FailureReason?
        var unauthorized: FailureReason?
        for attempt in 1... {
            guard !surroundings.stop.isRaised else { break }
            // A session that has to be opened must not hold a create's turn.
            if let failure = await store.authorize(after: unauthorized) { return .final(.failed(failure)) }
            // The journal says about when a create was sent, so its record must not be old when its turn has come.
            guard !surroundings.stop.isRaised, let turn = await surroundings.pacer.turn(.create) else { break }
            defer { turn.end(.unclear) }
            let number: IntentNumber
            do throws(JournalError) {
                number = try await intents.begin(position)
            } catch {
                return .final(refusal(error))
            }
            let answer = await SendPermit.$taken.withValue(turn) { await store.create(desired) }
            turn.end(.unclear)
            intents.finish(number, answer.recorded)
            switch answer {
            case .created(let live): return .final(.created(live))
            case .alreadyExisted(let live): return .final(.alreadyExisted(live))
            case .rejected(let reason): return .final(.rejected(reason))
            case .unauthorized(let reason):
                // A refusal of the credentials did nothing: with new ones, the dialog is posted again, once.
                guard unauthorized == nil else { return .final(.failed(reason)) }
                unauthorized = reason
                continue
            case .unknown(let reason): return .unclear(number, reason)
            case .nothingSent(let reason): lastReason = reason
            case .throttled(let reason, _): lastReason = reason
            }
            guard let lastReason, await waits(afterAttempt: attempt, answer, lastReason) else { break }
        }
        return .final(lastReason.map(ApplyOutcome.failed) ?? .notTried)
    }

    /// Waits before the next attempt; no when that was the last one, or the run was stopped.
    private func waits(afterAttempt attempt: Int, _ answer: CreateOutcome, _ reason: FailureReason) async -> Bool {
        let jitter = surroundings.jitter()
        let retryAfter = answer.retryAfter
        guard let wait = policy.backoff.delay(afterAttempt: attempt, retryAfter: retryAfter, jitter: jitter)
        else { return false }
        surroundings.onEvent(.waiting(desired, reason, wait))
        return await surroundings.stop.sleep(for: wait, on: surroundings.clock)
    }

    /// A create that cannot be recorded is not sent, and neither is any other, unless it was too large for a record.
    private func refusal(_ error: JournalError) -> ApplyOutcome {
        if case .intentTooLarge = error { return .rejected(FailureReason("\(error)")) }
        journalFailure.raise()
        surroundings.stop.raise()
        return .failed(FailureReason("the journal cannot be written, so nothing was sent: \(error)"))
    }

    /// Looks for the dialog of an unclear create.
    private func settle(_ number: IntentNumber, _ reason: FailureReason) async -> ApplyOutcome {
        surroundings.onEvent(.searching(desired, reason))
        switch await search.find(resultOf: intent, within: policy.settleWindow) {
        case .found(let live):
            intents.finish(number, .created(live.id, by: .lookup))
            return .recovered(live)
        case .several(let live): return .doubled(live)
        case .cutShort, .unreadable: return .unknown(reason)
        case .absent:
            guard policy.retriesUnknown, !surroundings.stop.isRaised else { return .unknown(reason) }
            intents.finish(number, .notCreated(.absent))
            return await postOnceMore()
        }
    }

    /// The one further POST that the user allowed, and a look whether the first had been carried out after all.
    private func postOnceMore() async -> ApplyOutcome {
        switch await post() {
        case .unclear(let number, let reason):
            switch await search.find(resultOf: intent, within: policy.settleWindow) {
            case .found(let live):
                intents.finish(number, .created(live.id, by: .lookup))
                return .recovered(live)
            case .several(let live): return .doubled(live)
            case .absent, .cutShort, .unreadable: return .unknown(reason)
            }
        case .final(.created(let live)):
            if case .several(let all) = await search.look(for: intent) { return .doubled(all) }
            return .created(live)
        case .final(let outcome): return outcome
        }
    }
}

extension Intent {
    /// The intent to create a planned dialog.
    init(toCreate entry: PlanEntry) {
        self.init(toCreate: entry.desired, digest: entry.desired.requestDigest, known: Set(entry.others))
    }
}

extension CreateOutcome {
    /// What the journal keeps of the answer.
    fileprivate var recorded: IntentOutcome {
        switch self {
        case .created(let live), .alreadyExisted(let live): .created(live.id, by: .answer)
        case .nothingSent: .notCreated(.nothingSent)
        case .throttled: .notCreated(.throttled)
        case .unauthorized: .notCreated(.unauthorized)
        case .rejected: .notCreated(.rejected)
        case .unknown(let reason): .unknown(reason: reason.description)
        }
    }

    /// How long the server asked to wait.
    fileprivate var retryAfter: Duration? {
        if case .throttled(_, let wait) = self { wait } else { nil }
    }
}
