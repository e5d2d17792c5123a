internal import Dialogs
internal import Journal
internal import Pacing
internal import Planning

/// Deletes one dialog.
///
/// What has no clear answer is looked for, and sent again while the dialog is there.
struct DialogDeletion {
    /// How often it is sent where answers are not clear.
    static let mostUnclear = 3

    let desired: DesiredDialog
    let planned: LiveDialog
    let actor: UserID
    let store: any DialogEditor
    let recorder: any DeletionRecorder
    let turns: EditTurns
    /// Its position among the deletions of the run.
    let position: Int
    let policy: ApplyPolicy
    let environment: ApplyEnvironment
    let people: PeopleNames

    /// Deletes the dialog and returns the outcome.
    func run() async -> ApplyOutcome {
        var attempts = Attempts()
        var outcome = await attempt(&attempts)
        if let unclear = attempts.lastUnclear, outcome.effect == .none {
            // An attempt before the last may have deleted it.
            outcome = .deleteUnknown(outcome.reason ?? unclear)
        }
        if attempts.isRecorded { recorder.finish(planned.id, outcome.end) }
        return outcome
    }

    /// The attempts to delete the dialog.
    private struct Attempts {
        /// How many had no clear answer, and what came back of the last of them.
        var unclear = 0
        var lastUnclear: FailureReason?
        /// Why the credentials were refused, where they were.
        var unauthorized: FailureReason?
        /// How many were not carried out.
        var failed = 0
        /// Whether the log holds the dialog.
        var isRecorded = false
    }

    private func attempt(_ attempts: inout Attempts) async -> ApplyOutcome {
        while true {
            if let reason = await store.authorize(after: attempts.unauthorized) { return .failed(reason) }
            let live: LiveDialog
            let permit: SendPermit
            switch await turns.next(position, on: nil) {
            case .stopped: return .notTried
            case .unreadable(let reason): return .failed(reason.adding("nothing was sent"))
            case .gone: return .stale(FailureReason("the dialog is not visible any more"))
            case .ready(let ready, let turn): (live, permit) = (ready, turn)
            }
            guard isAsPlanned(live) else {
                permit.end(.unclear)
                return .stale(FailureReason("somebody has changed the dialog since the plan was made; plan again"))
            }
            if let failure = record(live, &attempts) {
                permit.end(.unclear)
                return failure
            }
            let answer = await SendPermit.$forNextRequest.withValue(permit) {
                await store.delete(planned.id, as: actor)
            }
            permit.end(.unclear)
            if let outcome = await outcome(of: answer, &attempts) { return outcome }
        }
    }

    /// Whether the dialog still is what somebody has agreed to delete: whoever came since, gave it a name or wrote
    /// there may use it.
    private func isAsPlanned(_ live: LiveDialog) -> Bool {
        live.type == planned.type && live.name == planned.name && live.occupants == planned.occupants
            && live.lastMessageAt == planned.lastMessageAt
    }

    private func record(_ live: LiveDialog, _ attempts: inout Attempts) -> ApplyOutcome? {
        guard !attempts.isRecorded else { return nil }
        do throws(JournalError) {
            try recorder.begin(live, of: desired.key, as: actor)
            attempts.isRecorded = true
            return nil
        } catch {
            return .failed(FailureReason("the log of deletions cannot be written, so nothing was sent: \(error)"))
        }
    }

    /// How the deletion ends with an answer; `nil` where it is to be sent again.
    private func outcome(of answer: DeleteOutcome, _ attempts: inout Attempts) async -> ApplyOutcome? {
        let reason: FailureReason
        var retryAfter: Duration?
        switch answer {
        case .deleted, .notFound: return .deleted(planned)
        case .refused(let refusal, let reason):
            return .rejected(refusal.explained(reason, actingAs: actor, on: planned, naming: people))
        case .unauthorized(let reason):
            guard attempts.unauthorized == nil else { return .failed(reason) }
            attempts.unauthorized = reason
            return nil
        case .unclear(let reason):
            attempts.unclear += 1
            attempts.lastUnclear = reason
            return await lookAgain(reason, isLast: attempts.unclear == Self.mostUnclear)
        case .nothingSent(let why): reason = why
        case .throttled(let why, let wait): (reason, retryAfter) = (why, wait)
        }
        attempts.failed += 1
        let waits = await environment.waits(afterAttempt: attempts.failed, of: desired, reason, retryAfter, policy)
        if waits { return nil }
        return environment.stop.isRaised ? .notTried : .failed(reason)
    }

    /// Whether somebody sees the dialog: who has left a group does not, while it is there for others.
    private func isThere() async throws(ListingFailure) -> Bool {
        if try await store.dialog(planned.id, as: actor) != nil { return true }
        let others = planned.type == .group ? planned.occupants.ascending.filter { $0 != actor } : []
        guard let other = others.first else { return false }
        return try await store.dialog(planned.id, as: other) != nil
    }

    /// Looks for the dialog after an answer that was not clear; `nil` where the deletion is to be sent again.
    private func lookAgain(_ reason: FailureReason, isLast: Bool) async -> ApplyOutcome? {
        environment.onEvent(.rereading(desired, reason))
        do throws(ListingFailure) {
            guard try await isThere() else { return .deleted(planned) }
            return isLast || environment.stop.isRaised ? .deleteUnknown(reason) : nil
        } catch {
            return .deleteUnknown(reason)
        }
    }
}

extension ApplyOutcome {
    /// What the log of deletions says of it.
    fileprivate var end: DeletionEnd {
        switch effect {
        case .removed: .deleted
        case .mayBeRemoved: .unknown
        case .none, .made, .mayBeMade, .changed, .mayBeChanged: .notDeleted
        }
    }
}
