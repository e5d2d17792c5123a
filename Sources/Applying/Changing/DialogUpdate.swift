internal import Dialogs
internal import Pacing
internal import Planning

/// Changes one dialog, step by step.
///
/// Each step is sent only when the answer to the last shows what that asked for. What has no clear answer is read again,
/// and sent again where it is not as asked, which does no harm: setting a field, adding and removing a person are
/// repeatable. What fails concerns no other dialog.
struct DialogUpdate {
    /// How often one step is sent whose answers are not clear.
    static let mostUnclear = 3

    let entry: PlanEntry
    let planned: Update
    let store: any DialogEditor
    let policy: ApplyPolicy
    let environment: ApplyEnvironment

    private var desired: DesiredDialog { entry.desired }

    /// Changes the dialog and returns the outcome.
    ///
    /// - Parameter live: The dialog as it was a moment ago; `nil` where its owner does not see it any more.
    func run(on live: LiveDialog?) async -> ApplyOutcome {
        guard !environment.stop.isRaised else { return .notTried }
        guard let live else { return .stale(FailureReason("the dialog is not visible any more")) }
        guard !openDifferences(of: live).isEmpty else { return .unchanged }
        guard desired.isStillAsPlanned(planned, on: live) else {
            return .stale(FailureReason("somebody has changed the dialog since the plan was made"))
        }
        var current = live
        for (place, step) in planned.steps.enumerated() {
            guard place == 0 || !environment.stop.isRaised else {
                return .partlyUpdated(current, FailureReason("the run was stopped before step \(place + 1)"))
            }
            switch await carryOut(step, on: current) {
            case .done(let changed): current = changed
            case .otherwise(let changed): return outcome(of: changed)
            case .failed(let outcome):
                guard place > 0, let reason = outcome.reason else { return outcome }
                return .partlyUpdated(current, reason)
            }
        }
        return outcome(of: current)
    }

    /// What became of one step.
    private enum Carried {
        /// The server shows the people who were asked for; what it made of other values tells at the end.
        case done(LiveDialog)
        /// The server answered with other people.
        case otherwise(LiveDialog)
        /// It was not carried out, or nobody knows.
        case failed(ApplyOutcome)
    }

    /// The outcome of a dialog that the server shows so, after all steps or where one was not carried out as asked.
    private func outcome(of live: LiveDialog) -> ApplyOutcome {
        let differences = openDifferences(of: live)
        return differences.isEmpty ? .updated(live) : .updatedOtherwise(live, differences)
    }

    /// What still differs, but for what stays anyway.
    private func openDifferences(of live: LiveDialog) -> [FieldDifference] {
        desired.differences(from: live).filter { !planned.staying.contains($0) }
    }

    private func carryOut(_ step: DialogChange, on live: LiveDialog) async -> Carried {
        var unclear = 0
        var unauthorized: FailureReason?
        var attempt = 1
        while true {
            if let reason = await store.authorize(after: unauthorized) { return .failed(.failed(reason)) }
            let answer = believed(await store.change(live.id, step, as: planned.actor), of: live)
            let retryAfter: Duration?
            let lastReason: FailureReason
            switch answer {
            case .changed(let changed): return step.showsPeople(in: changed) ? .done(changed) : .otherwise(changed)
            case .refused(let refusal, let reason):
                return .failed(.rejected(refusal.explained(reason, actingAs: planned.actor, on: live)))
            case .unauthorized(let reason):
                guard unauthorized == nil else { return .failed(.failed(reason)) }
                unauthorized = reason
                continue
            case .unclear(let reason):
                unclear += 1
                if let carried = await lookAgain(step, on: live, reason, isLast: unclear == Self.mostUnclear) {
                    return carried
                }
                continue
            case .nothingSent(let reason): (lastReason, retryAfter) = (reason, nil)
            case .throttled(let reason, let wait): (lastReason, retryAfter) = (reason, wait)
            }
            guard await waits(afterAttempt: attempt, lastReason, retryAfter) else {
                return .failed(environment.stop.isRaised ? .notTried : .failed(lastReason))
            }
            attempt += 1
        }
    }

    /// Reads the dialog after an answer that was not clear; `nil` where the step is to be sent again.
    private func lookAgain(
        _ step: DialogChange,
        on live: LiveDialog,
        _ reason: FailureReason,
        isLast: Bool
    ) async -> Carried? {
        environment.onEvent(.rereading(desired, reason))
        let seen: LiveDialog?
        do throws(ListingFailure) {
            let listing = try await store.list(DialogQuery(ids: [live.id]), as: planned.actor)
            seen = listing.dialogs.first { $0.id == live.id }
        } catch {
            return .failed(.updateUnknown(reason))
        }
        guard let seen else { return .failed(.updateUnknown(reason)) }
        if step.isDone(in: seen) { return .done(seen) }
        return isLast || environment.stop.isRaised ? .failed(.updateUnknown(reason)) : nil
    }

    /// What an answer proves: one with another dialog is not clear.
    private func believed(_ outcome: ChangeOutcome, of live: LiveDialog) -> ChangeOutcome {
        guard case .changed(let changed) = outcome, changed.id != live.id || changed.type != live.type else {
            return outcome
        }
        return .unclear(FailureReason("the server answered with another dialog, \(changed.id)"))
    }

    private func waits(afterAttempt attempt: Int, _ reason: FailureReason, _ retryAfter: Duration?) async -> Bool {
        let jitter = environment.jitter()
        guard let wait = policy.backoff.delay(afterAttempt: attempt, retryAfter: retryAfter, jitter: jitter) else {
            return false
        }
        environment.onEvent(.waiting(desired, reason, wait))
        return await environment.stop.sleep(for: wait, on: environment.clock)
    }
}

extension ChangeRefusal {
    /// Why a change was refused, with what a person must know to understand it.
    fileprivate func explained(_ reason: FailureReason, actingAs actor: UserID, on live: LiveDialog) -> FailureReason {
        switch self {
        case .forbidden:
            let creator = live.creator.map { $0 == actor ? "its creator" : "user \(actor); it was created by \($0)" }
            return reason.adding("as \(creator ?? "user \(actor)")")
        case .notFound: return reason.adding("\(live.id) is gone, or user \(actor) does not see it")
        case .invalid: return reason
        }
    }
}
