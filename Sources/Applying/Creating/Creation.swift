internal import Dialogs
internal import Journal
internal import Pacing
internal import Planning
internal import Platform

/// Creates one dialog, by the rules that keep it from being created twice.
///
/// Before each POST, its intent is on the disk. The POST is repeated only when it is certain that nothing happened.
/// After an unclear response the dialog is looked up until the settle window is over, and posted again only if the
/// policy allows it.
struct Creation {
    let entry: PlanEntry
    /// Its position among the creates of the run.
    let position: Int
    let store: any DialogStore
    /// The live dialogs that were there before, which this create cannot have made.
    let seen: SeenDialogs
    /// What the dialogs of the plan are told by.
    let identities: PlannedIdentities
    let intents: IntentPrefetcher
    let policy: ApplyPolicy
    let environment: ApplyEnvironment
    /// Raised when the journal accepts no more intents.
    let journalFailure: StopFlag

    /// Creates the dialog and returns the outcome.
    func run() async -> ApplyOutcome {
        let begun = environment.now()
        switch await post() {
        case .final(let outcome): return outcome
        case .unclear(let number, let reason): return await settle(number, reason, begun)
        }
    }

    private enum Posted {
        case final(ApplyOutcome)
        case unclear(IntentNumber, FailureReason)
    }

    private var desired: DesiredDialog { entry.desired }

    private var intent: Intent { Intent(toCreate: entry) }

    private var search: OutcomeSearch {
        OutcomeSearch(
            reader: store,
            clock: environment.clock,
            stop: environment.stop,
            now: environment.now,
            besides: OtherDialogs(isKnown: seen.contains, identities: { identities.all })
        )
    }

    /// Posts until the outcome is known or unclear, or no attempt is left.
    private func post() async -> Posted {
        var lastReason: FailureReason?
        var unauthorized: FailureReason?
        for attempt in 1... {
            guard !environment.stop.isRaised else { break }
            // A create must not hold its permit while a session is being opened.
            if let failure = await store.authorize(after: unauthorized) { return .final(.failed(failure)) }
            // The journal's record says roughly when a create was sent, so the permit comes first: the record must not
            // be old when the create is sent.
            guard !environment.stop.isRaised, let permit = await environment.pacer.permit(for: .create) else { break }
            defer { permit.end(.unclear) }
            let number: IntentNumber
            do throws(JournalError) {
                number = try await intents.begin(position)
            } catch {
                return .final(refusal(error))
            }
            // QuickBlox's `PacedTransport` sends the request with this permit; it would wait for another one otherwise.
            let response = await SendPermit.$forNextRequest.withValue(permit) { await store.create(desired) }
            permit.end(.unclear)
            let outcome = believed(response)
            intents.finish(number, outcome.recorded)
            switch outcome {
            case .created(let live): return .final(desired.outcome(of: live, asDeclared: .created(live)))
            case .alreadyExisted(let live): return .final(.alreadyExisted(live))
            case .rejected(let reason): return .final(.rejected(reason))
            case .unauthorized(let reason):
                // A request whose credentials were refused changed nothing: with new ones, the dialog is posted again,
                // once.
                guard unauthorized == nil else { return .final(.failed(reason)) }
                unauthorized = reason
                continue
            case .unknown(let reason): return .unclear(number, reason)
            case .nothingSent(let reason): lastReason = reason
            case .throttled(let reason, _): lastReason = reason
            }
            guard let lastReason, await waits(afterAttempt: attempt, outcome, lastReason) else { break }
        }
        // A create that a stop kept from another attempt has not failed: it made nothing, and the next run makes it.
        guard let lastReason, !environment.stop.isRaised else { return .final(.notTried) }
        return .final(.failed(lastReason))
    }

    /// What the response proves: a dialog that was there before was not made by this create.
    private func believed(_ outcome: CreateOutcome) -> CreateOutcome {
        guard case .created(let live) = outcome, !seen.add(live.id) else { return outcome }
        if live.type == .private { return .alreadyExisted(live) }
        return .unknown(FailureReason("the server answered with a dialog that was there before, \(live.id)"))
    }

    /// Waits before the next attempt; `false` if that was the last one, or the run was stopped.
    private func waits(afterAttempt attempt: Int, _ outcome: CreateOutcome, _ reason: FailureReason) async -> Bool {
        let jitter = environment.jitter()
        let retryAfter = outcome.retryAfter
        guard let wait = policy.backoff.delay(afterAttempt: attempt, retryAfter: retryAfter, jitter: jitter)
        else { return false }
        environment.onEvent(.waiting(desired, reason, wait))
        return await environment.stop.sleep(for: wait, on: environment.clock)
    }

    /// The outcome of a create that cannot be recorded and so is not sent; unless it was too large for a record, no
    /// other create is sent either.
    private func refusal(_ error: JournalError) -> ApplyOutcome {
        if case .intentTooLarge = error { return .rejected(FailureReason("\(error)")) }
        journalFailure.raise()
        environment.stop.raise()
        return .failed(FailureReason("the journal cannot be written, so nothing was sent: \(error)"))
    }

    /// Looks up the dialog of an unclear create.
    private func settle(_ number: IntentNumber, _ reason: FailureReason, _ begun: Moment) async -> ApplyOutcome {
        environment.onEvent(.searching(desired, reason))
        switch await search.find(resultOf: intent, begun: begun, within: policy.settleWindow) {
        case .found(let live):
            return recovered(live, number)
        case .several(let live): return .doubled(live)
        case .cutShort, .unreadable: return .unknown(reason)
        case .absent:
            guard policy.retriesUnknown, !environment.stop.isRaised, await !search.findsNamesake(of: intent)
            else { return .unknown(reason) }
            intents.finish(number, .notCreated(.absent))
            return await postOnceMore(begun)
        }
    }

    /// Sends the one further POST that the user allowed, and checks whether the first had been carried out after all.
    private func postOnceMore(_ begun: Moment) async -> ApplyOutcome {
        switch await post() {
        case .unclear(let number, let reason):
            switch await search.find(resultOf: intent, begun: begun, within: policy.settleWindow) {
            case .found(let live):
                return recovered(live, number)
            case .several(let live): return .doubled(live)
            case .absent, .cutShort, .unreadable: return .unknown(reason)
            }
        case .final(.created(let live)), .final(.createdOtherwise(let live, _)):
            let wanted = OutcomeSearch.Wanted(intent: intent, begun: begun, window: .zero)
            let others = await search.lookUp(resultOf: wanted).dialogs.filter { $0.id != live.id }
            return others.isEmpty ? desired.outcome(of: live, asDeclared: .created(live)) : .doubled([live] + others)
        case .final(let outcome): return outcome
        }
    }

    /// The outcome of a create whose dialog was found.
    private func recovered(_ live: LiveDialog, _ number: IntentNumber) -> ApplyOutcome {
        intents.finish(number, .created(live.id, by: .lookup))
        _ = seen.add(live.id)
        return desired.outcome(of: live, asDeclared: .recovered(live))
    }
}

extension Intent {
    /// The intent to create a planned dialog.
    init(toCreate entry: PlanEntry) {
        let near = entry.notes.compactMap { note in
            if case .similarName(let live) = note { live.id } else { nil }
        }
        self.init(
            toCreate: entry.desired,
            digest: entry.desired.requestDigest,
            known: Set(entry.others).union(near)
        )
    }
}

extension DesiredDialog {
    /// The outcome of a create that made this dialog, if that is as declared; otherwise what differs.
    fileprivate func outcome(of live: LiveDialog, asDeclared outcome: ApplyOutcome) -> ApplyOutcome {
        let differences = differences(from: live)
        return differences.isEmpty ? outcome : .createdOtherwise(live, differences)
    }
}

extension CreateOutcome {
    /// What the journal keeps of the outcome.
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
