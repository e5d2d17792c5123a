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
    /// One look must do before it is posted again. It is looked for until the settle window is over where the look fails
    /// or leaves it open, where other refused creates had made their dialogs, and before it is said that it failed. What
    /// could not be looked for stays open in the journal.
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
        let first = await context.refusals.finding(for: wanted, at: position)
        switch first {
        case .found, .several: return finding(first, after: refusal)
        case .unreadable where first.isRefusal: return .failed(refusal.reason)
        case .absent where isRepeated && !context.refusals.hasFoundSome: return finding(first, after: refusal)
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
