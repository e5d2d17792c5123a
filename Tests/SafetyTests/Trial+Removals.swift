import Applying
import Dialogs
import Planning

extension Trial {
    /// Judges what a run says of a room that is deleted, or from which only who departed is taken out.
    mutating func judgeRemoval(_ result: RunReport.Result) {
        let desired = result.entry.desired
        switch result.entry.action {
        case .delete(let live, as: _): judgeDeletion(of: live.id, result.outcome, desired.key)
        case .update(let live, let update) where !desired.updates:
            if case .updated = result.outcome { tally[.takenOut] += update.leaving.count }
            judgeDeparture(from: live.id, result.outcome, desired)
        case .create, .exists, .update, .differs, .absent, .conflict, .ambiguous, .gone: break
        }
    }

    private mutating func judgeDeletion(of id: DialogID, _ outcome: ApplyOutcome, _ key: ExactText) {
        switch outcome {
        case .deleted:
            if world.referee[id]?.isLive == true { mistakes.append("\(key) is said to be deleted, and \(id) is there") }
        case .stale, .rejected, .failed, .notTried:
            guard world.referee.wasDeleted(id) else { return }
            mistakes.append("\(key) is said to be \(outcome.kind.word), and \(id) was deleted")
        case .deleteUnknown: break
        default: mistakes.append("\(key) was to be deleted, and is said to be \(outcome.kind.word)")
        }
    }

    private mutating func judgeDeparture(from id: DialogID, _ outcome: ApplyOutcome, _ desired: DesiredDialog) {
        switch outcome {
        case .updated, .unchanged:
            guard !world.referee.hasBeenWithout(desired.departed, id) else { return }
            mistakes.append("\(id) is said to be \(outcome.kind.word), and who departed was never out of it")
        case .stale, .rejected, .failed, .notTried:
            guard world.referee.wasChanged(id) else { return }
            mistakes.append("\(id) is said to be \(outcome.kind.word), and was changed")
        default: break
        }
    }

    /// Judges who is in which room, and what is there, once nothing happens any more.
    mutating func judgeRemovals(_ plan: Plan) {
        for entry in plan.declared where entry.desired.state == .absent {
            switch entry.action {
            case .absent, .conflict: break
            default: mistakes.append("\(entry.desired.key) is to be absent, and is \(entry.action.kind)")
            }
        }
        let departed = schedule.removals.departed
        guard !departed.isEmpty else { return }
        for room in world.referee.rooms where room.type == .group && room.isLive {
            let left = departed.filter(room.occupants.contains)
            // Nobody but its creator can take anybody out, and a room keeps its creator and two people.
            guard !left.isEmpty, room.hasItsCreator, !left.contains(room.creator),
                room.occupants.subtracting(UserIDs(left)).count >= 2
            else { continue }
            mistakes.append("\(left) departed and \(left.count == 1 ? "is" : "are") in \(room.id) all the same")
        }
    }
}
