internal import Dialogs
internal import Pacing
internal import Planning

/// Changes one dialog, step by step.
///
/// Each step is sent only when the answer to the last shows what that asked for. What has no clear answer is read
/// again, and sent again where it is not as asked, which does no harm: setting a field, adding and removing a person
/// are repeatable. What fails concerns no other dialog.
struct DialogUpdate {
    /// How often one step is sent whose answers are not clear.
    static let mostUnclear = 3

    let entry: PlanEntry
    let planned: Update
    let store: any DialogEditor
    let turns: EditTurns
    /// Its position among the updates of the run.
    let position: Int
    let policy: ApplyPolicy
    let environment: ApplyEnvironment
    let people: PeopleNames

    private var desired: DesiredDialog { entry.desired }

    /// Changes the dialog and returns the outcome.
    func run() async -> ApplyOutcome {
        var current: LiveDialog?
        var lost: [FieldDifference] = []
        for (place, step) in planned.steps.enumerated() {
            if let current, let obstacle = obstacle(to: step, in: current) {
                return .partlyUpdated(current, obstacle.step(place + 1, of: planned.steps.count))
            }
            switch await carryOut(step, place, on: current) {
            case .shown(let before, let changed):
                if step.values.declares(.data) { lost += changed.lostData(since: before, besides: step) }
                // An answer without the people who were asked for tells nothing of how the server stores texts.
                guard step.showsPeople(in: changed) else { return outcome(of: changed, lost) }
                note(step, changed)
                current = changed
            case .ended(let outcome):
                guard let current, let reason = outcome.reason ?? stopReason(outcome) else { return outcome }
                return .partlyUpdated(current, reason.step(place + 1, of: planned.steps.count))
            }
        }
        return current.map { outcome(of: $0, lost) } ?? .unchanged
    }

    /// What became of one step.
    private enum Carried {
        /// The server shows what it made of it.
        case shown(before: LiveDialog, LiveDialog)
        /// Nothing more is to be sent: it was not carried out, nobody knows, or there is nothing left to do.
        case ended(ApplyOutcome)
    }

    /// Why a step must not be sent: people may have left meanwhile, and a group keeps two.
    private func obstacle(to step: DialogChange, in live: LiveDialog) -> FailureReason? {
        guard let people = step.people, people.direction == .removing, people.field == .occupants,
            live.occupants.subtracting(UserIDs(people.users)).count < 2
        else { return nil }
        return FailureReason("others have left meanwhile, and a group keeps at least two people")
    }

    private func stopReason(_ outcome: ApplyOutcome) -> FailureReason? {
        outcome == .notTried ? FailureReason("the run was stopped") : nil
    }

    /// Tells of texts that the server stores otherwise than this step has sent them.
    private func note(_ step: DialogChange, _ live: LiveDialog) {
        let sent = ManagedField.all.filter(step.values.declares)
        guard !sent.isEmpty else { return }
        let altered = desired.differences(from: live).filter { difference in
            guard case .value(let field, .some, .text) = difference else { return false }
            return sent.contains { $0.includes(field) }
        }
        environment.onEvent(.stored(desired, live.id, sent: sent, otherwise: altered))
    }

    /// The outcome of a dialog that the server shows so, after all steps or where one was not carried out as asked.
    private func outcome(of live: LiveDialog, _ lost: [FieldDifference]) -> ApplyOutcome {
        let differences = openDifferences(of: live) + lost
        return differences.isEmpty ? .updated(live) : .updatedOtherwise(live, differences)
    }

    /// What still differs, but for what stays anyway.
    private func openDifferences(of live: LiveDialog) -> [FieldDifference] {
        desired.openDifferences(from: live, besides: planned.staying)
    }

    /// Sends one step: the first on the dialog as it is now, others on what the answer to the last showed.
    private func carryOut(_ step: DialogChange, _ place: Int, on current: LiveDialog?) async -> Carried {
        var attempts = Attempts()
        let carried = await attempt(step, place, on: current, &attempts)
        guard case .ended(let outcome) = carried, outcome.live == nil, let unclear = attempts.lastUnclear
        else { return carried }
        // An attempt before the last may have changed the dialog.
        return .ended(.updateUnknown(outcome.reason ?? unclear))
    }

    /// The attempts to carry out one step.
    private struct Attempts {
        /// How many had no clear answer, and what came back of the last of them.
        var unclear = 0
        var lastUnclear: FailureReason?
        /// Why the credentials were refused, where they were.
        var unauthorized: FailureReason?
        /// How many were not carried out.
        var failed = 0
    }

    private func attempt(
        _ step: DialogChange,
        _ place: Int,
        on current: LiveDialog?,
        _ attempts: inout Attempts
    ) async -> Carried {
        var sinceSeen = Stopwatch(environment.clock)
        while true {
            if let reason = await store.authorize(after: attempts.unauthorized) { return .ended(.failed(reason)) }
            if let current, sinceSeen.elapsed > FreshDialogs.longestWait {
                sinceSeen = Stopwatch(environment.clock)
                if let carried = await seeAgain(step, place, on: current) { return carried }
            }
            let live: LiveDialog
            let permit: SendPermit
            switch await turns.next(position, on: current) {
            case .stopped: return .ended(.notTried)
            case .unreadable(let reason): return .ended(.failed(reason.adding("nothing was sent")))
            case .gone: return .ended(.stale(FailureReason("the dialog is not visible any more")))
            case .ready(let ready, let turn): (live, permit) = (ready, turn)
            }
            if current != nil, sinceSeen.elapsed > FreshDialogs.longestWait {
                // A pause that the server asked for came between the steps.
                permit.end(.unclear)
                continue
            }
            if current == nil, let outcome = doubt(about: live, attempts) {
                permit.end(.unclear)
                return .ended(outcome)
            }
            let answer = await SendPermit.$forNextRequest.withValue(permit) {
                await store.change(live.id, step, as: planned.actor)
            }
            permit.end(.unclear)
            if let carried = await carried(believed(answer, of: live), step, on: live, &attempts) { return carried }
        }
    }

    /// How a step ends with an answer; `nil` where it is to be sent again.
    private func carried(
        _ answer: ChangeOutcome,
        _ step: DialogChange,
        on live: LiveDialog,
        _ attempts: inout Attempts
    ) async -> Carried? {
        let reason: FailureReason
        var retryAfter: Duration?
        switch answer {
        case .changed(let changed):
            return .shown(before: live, await told(changed, of: step))
        case .refused(let refusal, let reason):
            return .ended(
                .rejected(refusal.explained(reason, of: step, actingAs: planned.actor, on: live, naming: people))
            )
        case .unauthorized(let reason):
            guard attempts.unauthorized == nil else { return .ended(.failed(reason)) }
            attempts.unauthorized = reason
            return nil
        case .unclear(let reason):
            attempts.unclear += 1
            attempts.lastUnclear = reason
            return await lookAgain(step, on: live, reason, isLast: attempts.unclear == Self.mostUnclear)
        case .nothingSent(let why): reason = why
        case .throttled(let why, let wait): (reason, retryAfter) = (why, wait)
        }
        attempts.failed += 1
        let waits = await environment.waits(afterAttempt: attempts.failed, of: desired, reason, retryAfter, policy)
        if waits { return nil }
        return .ended(environment.stop.isRaised ? .notTried : .failed(reason))
    }

    /// Reads the dialog after a long wait between steps; `nil` where the step is still to be sent.
    private func seeAgain(_ step: DialogChange, _ place: Int, on live: LiveDialog) async -> Carried? {
        let seen: LiveDialog?
        do throws(ListingFailure) {
            seen = try await store.dialog(live.id, as: planned.actor)
        } catch {
            return .ended(environment.stop.isRaised ? .notTried : .failed(error.reason))
        }
        guard let seen else { return .ended(.stale(FailureReason("the dialog is not visible any more"))) }
        if step.isDone(in: seen) { return .shown(before: live, seen) }
        guard !desired.isStillAsPlanned(planned, after: place, on: seen) else { return nil }
        return .ended(.stale(FailureReason("somebody has changed the dialog meanwhile; plan again")))
    }

    /// The outcome where the dialog is not to be changed any more as it was planned.
    private func doubt(about live: LiveDialog, _ attempts: Attempts) -> ApplyOutcome? {
        let open = openDifferences(of: live)
        // What was not shown after an unclear answer may have come late.
        guard !open.isEmpty else { return attempts.unclear == 0 ? .unchanged : .updated(live) }
        guard !desired.isStillAsPlanned(planned, on: live) else { return nil }
        let fields = open.map(\.field).joined(separator: ", ")
        let reason =
            "somebody has changed the dialog since the plan was made, which differs in \(fields) now; plan again"
        return .stale(FailureReason(reason))
    }

    /// The dialog of an answer, read once where the answer does not tell the people whom the step has changed.
    private func told(_ changed: LiveDialog, of step: DialogChange) async -> LiveDialog {
        guard let field = step.people?.field, changed[field] == nil else { return changed }
        return (try? await store.dialog(changed.id, as: planned.actor)) ?? changed
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
            seen = try await store.dialog(live.id, as: planned.actor)
        } catch {
            return .ended(.updateUnknown(reason))
        }
        guard let seen else { return .ended(.updateUnknown(reason)) }
        if step.isDone(in: seen) { return .shown(before: live, seen) }
        return isLast || environment.stop.isRaised ? .ended(.updateUnknown(reason)) : nil
    }

    /// What an answer proves: one with another dialog is not clear.
    private func believed(_ outcome: ChangeOutcome, of live: LiveDialog) -> ChangeOutcome {
        guard case .changed(let changed) = outcome, changed.id != live.id || changed.type != live.type else {
            return outcome
        }
        return .unclear(FailureReason("the server answered with another dialog, \(changed.id)"))
    }
}

extension FailureReason {
    /// The reason with the step that it is of.
    fileprivate func step(_ number: Int, of count: Int) -> Self { adding("step \(number) of \(count) was not made") }
}

extension LiveDialog {
    /// The fields of the custom data that a change has taken away although it did not name them.
    fileprivate func lostData(since before: LiveDialog, besides step: DialogChange) -> [FieldDifference] {
        guard case .data(let old) = before[.data] else { return [] }
        var kept: LiveData?
        if case .data(let data) = self[.data] { kept = data }
        return old.fields.compactMap { field in
            guard case .scalar(let value) = field.value, kept?.fields[field.key] ?? .null == .null,
                step.values.data?.fields[field.key] == nil
            else { return nil }
            return .value(field: "data.\(field.key.string)", live: nil, desired: value)
        }
    }
}
