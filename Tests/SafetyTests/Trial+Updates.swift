import Applying
import Dialogs
import Planning

extension Trial {
    /// Judges what a run says of a dialog that is kept up to date.
    mutating func judgeUpdate(_ result: RunReport.Result) {
        let desired = result.entry.desired
        guard desired.updates, desired.state == .present, let live = result.entry.action.live else { return }
        switch result.outcome {
        case .updated, .unchanged:
            // What the owner may not change, where the creator has left, was said to stay.
            if case .update(_, let update) = result.entry.action, !update.staying.isEmpty { return }
            guard !world.referee.hasBeen(live.id, as: desired) else { return }
            mistakes.append("\(desired.key) is said to be \(result.outcome.kind.word), and \(live.id) was never so")
        case .stale, .rejected, .failed, .notTried:
            if result.outcome.kind == .rejected { tally[.rejectedUpdates] += 1 }
            guard world.referee.wasChanged(live.id) else { return }
            mistakes.append("\(desired.key) is said to be \(result.outcome.kind.word), and \(live.id) was changed")
        case .updatedOtherwise, .partlyUpdated, .updateUnknown, .deleted, .deleteUnknown, .leftAlone, .created,
            .createdOtherwise, .recovered,
            .alreadyExisted, .unknown, .doubled:
            break
        }
    }

    /// Judges the rooms of dialogs that are kept up to date, once nothing happens any more.
    mutating func judgeUpdates(_ plan: Plan) {
        for entry in plan.declared where entry.desired.updates && entry.desired.state == .present {
            guard let live = entry.action.live else { continue }
            let key = entry.desired.key
            guard let fields = world.referee.openFields(live.id, of: entry.desired) else {
                tally[.orphaned] += 1
                continue
            }
            if !fields.isEmpty { mistakes.append("\(key) is not as declared in \(live.id): \(fields)") }
        }
    }

    /// Judges that a run that has nothing to do writes nothing.
    mutating func expectNothingWritten() {
        let count = world.referee.writeCount
        if count > 0 { mistakes.append("the last run sent \(count) writes") }
    }
}
