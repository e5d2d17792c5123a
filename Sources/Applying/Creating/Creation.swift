internal import Dialogs
internal import Journal
internal import Pacing
internal import Planning
internal import Platform

/// Creates one dialog, by the rules that keep it from being created twice.
///
/// Before each POST, its intent is on the disk. The POST is repeated only when nothing of it has left, or when it was
/// refused and its dialog is not there. After an unclear response the dialog is looked up until the settle window is
/// over, and posted again only if the policy allows it.
struct Creation {
    let entry: PlanEntry
    /// Its position among the creates of the run.
    let position: Int
    /// Its place among the tasks of the run.
    let slot: WorkerSlot
    let context: CreationContext

    /// Creates the dialog and returns the outcome.
    func run() async -> ApplyOutcome {
        let begun = environment.now()
        switch await post(since: begun) {
        case .final(let outcome): return outcome
        case .unclear(let number, let reason): return await settle(number, reason, begun)
        }
    }

    var environment: ApplyEnvironment { context.environment }

    var intent: Intent { Intent(toCreate: entry) }

    private var desired: DesiredDialog { entry.desired }

    /// How attempts to post end.
    enum Posted {
        /// The outcome is known.
        case final(ApplyOutcome)
        /// The dialog may exist.
        case unclear(IntentNumber, FailureReason)
    }

    /// Posts until the outcome is known or unclear, or no attempt is left.
    private func post(since begun: Moment) async -> Posted {
        var attempts = Attempts()
        while !environment.stop.isRaised {
            // A create must not hold its permit while a session is being opened.
            if let failure = await context.store.authorize(after: nil) { return .final(.failed(failure)) }
            // The journal's record says roughly when a create was sent, so the permit comes first: the record must not
            // be old when the create is sent.
            guard !environment.stop.isRaised, let permit = await environment.pacer.permit(for: .create) else { break }
            defer { permit.end(.unclear) }
            let number: IntentNumber
            do throws(JournalError) {
                number = try await context.intents.begin(position)
            } catch {
                return .final(unrecorded(error, after: attempts))
            }
            let outcome = await answer(with: permit)
            context.intents.finish(number, outcome.recorded)
            if let posted = posted(outcome, number) { return posted }
            attempts.note(outcome, progress: context.pool.progress)
            let goesOn = await goesOn(&attempts, after: outcome)
            if let refusal = Refusal(outcome, number) {
                let verdict = await verdict(on: refusal, since: begun, isRepeated: goesOn)
                if let verdict { return .final(verdict) }
            }
            guard goesOn else { break }
        }
        // A create that a stop kept from another attempt has not failed: it made nothing, and the next run makes it.
        guard let reason = attempts.lastReason, !environment.stop.isRaised else { return .final(.notTried) }
        return .final(.failed(reason))
    }

    /// Sends the create, and returns what the response proves.
    private func answer(with permit: SendPermit) async -> CreateOutcome {
        // QuickBlox's `PacedTransport` sends the request with this permit; it would wait for another one otherwise.
        let response = await SendPermit.$forNextRequest.withValue(permit) {
            await context.pool.awaitingAnswer(in: slot, with: permit) { await context.store.create(desired) }
        }
        permit.end(.unclear)
        return believed(response)
    }

    /// What the response proves: a dialog that was there before was not made by this create.
    private func believed(_ outcome: CreateOutcome) -> CreateOutcome {
        guard case .created(let live) = outcome, !context.seen.add(live.id) else { return outcome }
        if live.type == .private { return .alreadyExisted(live) }
        return .unknown(FailureReason("the server answered with a dialog that was there before, \(live.id)"))
    }

    /// How the attempts end with this outcome; `nil` where there may be another.
    private func posted(_ outcome: CreateOutcome, _ number: IntentNumber) -> Posted? {
        switch outcome {
        case .created(let live):
            context.pool.noteProgress()
            return .final(desired.outcome(of: live, asDeclared: .created(live)))
        case .alreadyExisted(let live):
            context.pool.noteProgress()
            return .final(.alreadyExisted(live))
        case .rejected(let reason):
            context.pool.noteProgress()
            return .final(.rejected(reason))
        case .unknown(let reason): return .unclear(number, reason)
        case .unauthorized, .nothingSent, .throttled: return nil
        }
    }

    /// Waits before the next attempt, or gets new credentials for it; `false` if there is none, or the run was stopped.
    private func goesOn(_ attempts: inout Attempts, after outcome: CreateOutcome) async -> Bool {
        if case .unauthorized(let reason) = outcome {
            // With new credentials, the dialog is posted again at once, but only once.
            guard attempts.refusals == 1, !environment.stop.isRaised else { return false }
            guard let failure = await context.store.authorize(after: reason) else { return true }
            attempts.lastReason = failure
            return false
        }
        slot.giveUp()
        let delay = context.policy.backoff.delay(
            afterAttempt: attempts.inVain,
            retryAfter: outcome.retryAfter,
            jitter: environment.jitter()
        )
        guard let delay, let reason = attempts.lastReason else { return false }
        environment.onEvent(.waiting(desired, reason, delay))
        return await environment.stop.sleep(for: delay, on: environment.clock)
    }

    /// The outcome of a create that cannot be recorded and so is not sent; unless it was too large for a record, no
    /// other create is sent either.
    ///
    /// A private dialog is not looked for after a refusal, since posting it again is the look: without that, nobody
    /// knows whether it was made.
    private func unrecorded(_ error: JournalError, after attempts: Attempts) -> ApplyOutcome {
        if case .intentTooLarge = error { return .rejected(FailureReason("\(error)")) }
        context.journalFailure.raise()
        environment.stop.raise()
        let cause = "the journal cannot be written, so"
        guard let last = attempts.lastReason else {
            return .failed(FailureReason("\(cause) nothing was sent: \(error)"))
        }
        let reason = last.adding("\(cause) it was not sent again: \(error)")
        return attempts.wasRefused && intent.type == .private ? .unknown(reason) : .failed(reason)
    }

    /// Looks up the dialog of an unclear create.
    private func settle(_ number: IntentNumber, _ reason: FailureReason, _ begun: Moment) async -> ApplyOutcome {
        slot.giveUp()
        environment.onEvent(.searching(desired, reason))
        switch await context.search.find(resultOf: intent, begun: begun, within: context.policy.settleWindow) {
        case .found(let live): return recovered(live, number)
        case .several(let live): return .doubled(live)
        case .cutShort, .unreadable: return .unknown(reason)
        case .absent:
            guard context.policy.retriesUnknown, !environment.stop.isRaised,
                await !context.search.findsNamesake(of: intent)
            else { return .unknown(reason) }
            context.intents.finish(number, .notCreated(.absent))
            return await postOnceMore(begun)
        }
    }

    /// Sends the one further POST that the user allowed, and checks whether the first had been carried out after all.
    private func postOnceMore(_ begun: Moment) async -> ApplyOutcome {
        switch await post(since: begun) {
        case .unclear(let number, let reason):
            switch await context.search.find(resultOf: intent, begun: begun, within: context.policy.settleWindow) {
            case .found(let live): return recovered(live, number)
            case .several(let live): return .doubled(live)
            case .absent, .cutShort, .unreadable: return .unknown(reason)
            }
        case .final(.created(let live)), .final(.createdOtherwise(let live, _)):
            let wanted = OutcomeSearch.Wanted(intent: intent, begun: begun, window: .zero)
            let others = await context.search.lookUp(resultOf: wanted).dialogs.filter { $0.id != live.id }
            return others.isEmpty ? desired.outcome(of: live, asDeclared: .created(live)) : .doubled([live] + others)
        case .final(let outcome): return outcome
        }
    }

    /// The outcome of a create whose dialog was found.
    func recovered(_ live: LiveDialog, _ number: IntentNumber) -> ApplyOutcome {
        context.intents.finish(number, .created(live.id, by: .lookup))
        _ = context.seen.add(live.id)
        context.pool.noteProgress()
        return desired.outcome(of: live, asDeclared: .recovered(live))
    }
}

extension Creation {
    /// What the attempts at one create came to so far.
    private struct Attempts {
        /// Why the last one did not succeed.
        var lastReason: FailureReason?
        /// Whether the server refused one that had left whole.
        private(set) var wasRefused = false
        /// How often the server refused its credentials.
        private(set) var refusals = 0
        /// How many attempts in a row were in vain while no other create got through.
        private(set) var inVain = 0
        private var progress = 0

        /// Takes note of an attempt; `progress` is how many creates of the run were answered by now.
        ///
        /// One that is refused for the rate alone has more of them as long as others get through.
        mutating func note(_ outcome: CreateOutcome, progress now: Int) {
            switch outcome {
            case .unauthorized(let reason):
                lastReason = reason
                wasRefused = true
                refusals += 1
            case .nothingSent(let reason):
                lastReason = reason
                inVain += 1
            case .throttled(let reason, _):
                lastReason = reason
                wasRefused = true
                inVain = now > progress && inVain > 0 ? 1 : inVain + 1
            case .created, .alreadyExisted, .rejected, .unknown: break
            }
            progress = now
        }
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
    /// What the journal keeps of the outcome at first; what was refused stays open until its dialog was looked for.
    fileprivate var recorded: IntentOutcome {
        switch self {
        case .created(let live), .alreadyExisted(let live): .created(live.id, by: .answer)
        case .nothingSent: .notCreated(.nothingSent)
        case .rejected: .notCreated(.rejected)
        case .throttled(let reason, _), .unauthorized(let reason), .unknown(let reason):
            .unknown(reason: reason.description)
        }
    }

    /// How long the server asked to wait.
    fileprivate var retryAfter: Duration? {
        if case .throttled(_, let wait) = self { wait } else { nil }
    }
}
