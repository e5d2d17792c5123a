internal import Dialogs
internal import Journal
internal import Pacing
internal import Planning
internal import Platform

extension Creation {
    /// A refusal that does not prove that nothing was made: the request had left whole.
    struct Refusal {
        let number: IntentNumber
        let reason: FailureReason
        /// What the journal keeps of it once the dialog is known to be absent.
        let absence: IntentOutcome.Absence

        /// The refusal in an answer; `nil` where there is none.
        init?(_ outcome: CreateOutcome, _ number: IntentNumber) {
            switch outcome {
            case .throttled(let reason, _): (self.reason, absence) = (reason, .throttled)
            case .unauthorized(let reason): (self.reason, absence) = (reason, .unauthorized)
            case .created, .alreadyExisted, .nothingSent, .rejected, .unknown: return nil
            }
            self.number = number
        }
    }

    /// Looks whether a refused create has made its dialog all the same.
    ///
    /// It is looked for at once, and where it is absent, once more at the end of the settle window, before which a
    /// listing need not show it; both together with other refused creates. It is looked for by itself where a look
    /// fails or leaves it open, and before it is said that it failed. What could not be looked for stays open in the
    /// journal.
    ///
    /// - Parameters:
    ///   - refusal: The refusal.
    ///   - begun: When the create was begun.
    ///   - isRepeated: Whether it is posted again where nothing is found. The server keeps one private dialog for each
    ///     pair, so posting a private one again is itself the look.
    /// - Returns: The outcome; `nil` where it has made nothing.
    func verdict(on refusal: Refusal, since begun: Moment, isRepeated: Bool) async -> ApplyOutcome? {
        if isRepeated, intent.type == .private { return finding(.absent, after: refusal) }
        let wanted = OutcomeSearch.Wanted(intent: intent, begun: begun, window: .zero)
        var look = await context.refusals.finding(for: wanted, at: position)
        if isRepeated, look == .absent {
            slot.giveUp()
            let window = context.policy.settleWindow
            guard await environment.stop.sleep(for: window, on: environment.clock) else { return .notTried }
            look = await context.refusals.finding(for: wanted, at: position)
            if look == .absent { return finding(look, after: refusal) }
        }
        switch look {
        case .found, .several: return finding(look, after: refusal)
        case .unreadable where look.isRefusal: return .failed(refusal.reason)
        case .absent, .cutShort, .unreadable:
            guard !environment.stop.isRaised else { return .notTried }
            environment.onEvent(.searching(entry.desired, refusal.reason))
            let window = context.policy.settleWindow
            let last = await context.search.find(resultOf: intent, begun: begun, within: window)
            if last == .absent, await context.search.findsNamesake(of: intent) { return .unknown(refusal.reason) }
            return finding(last, after: refusal)
        }
    }

    /// The outcome that the last look gives.
    private func finding(_ finding: OutcomeSearch.Finding, after refusal: Refusal) -> ApplyOutcome? {
        switch finding {
        case .found(let live): return recovered(live, refusal.number)
        case .several(let live): return .doubled(live)
        case .absent:
            context.intents.finish(refusal.number, .notCreated(refusal.absence))
            return nil
        case .cutShort, .unreadable: return environment.stop.isRaised ? .notTried : .unknown(refusal.reason)
        }
    }
}
