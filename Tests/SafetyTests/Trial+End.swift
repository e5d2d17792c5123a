import Dialogs
import Journal
import Planning

extension Trial {
    /// Runs until nothing is left to do, and judges what is there then.
    mutating func end() async throws {
        for _ in 1...3 {
            guard case .planned(let plan, _, _) = try await run() else {
                mistakes.append("a run could not read though nothing failed")
                return
            }
            guard plan.count(of: .create) == 0, !world.referee.hasReturnedCreators else { continue }
            judge(plan)
            return try await judgeLast()
        }
        mistakes.append("runs go on to create")
        tally[.lost] += 1
    }

    /// Runs once more, which does nothing.
    private mutating func judgeLast() async throws {
        guard case .planned(let plan, _, _) = try await run() else {
            mistakes.append("the last run could not read though nothing failed")
            return
        }
        judgeUpdates(plan)
        judgeRemovals(plan)
        expectNothingWritten()
    }

    private mutating func judge(_ plan: Plan) {
        for entry in plan.declared {
            guard entry.desired.state == .present else { continue }
            let key = entry.desired.key
            switch entry.action {
            case .exists(let live), .update(let live, _), .differs(let live, _):
                let other = state.ids.keysByID[live.id].map { $0 != key } ?? true
                if other || world.referee[live.id]?.isLive != true { mistakes.append("\(key) is not \(live.id)") }
            case .conflict, .ambiguous:
                if entry.action.kind == .ambiguous { tally[.ambiguous] += 1 }
                if schedule.isCalm { mistakes.append("\(key) is \(entry.action.kind), though nobody did anything") }
            case .create, .delete, .absent, .gone:
                tally[.lost] += 1
                mistakes.append("\(key) is \(entry.action.kind)")
            }
        }
        judgeUnknown(Set(plan.entries.flatMap(\.action.candidates).map(\.id)))
    }

    /// Judges rooms that runs have made and that no run has ever known: they are asked about, or under another name.
    private mutating func judgeUnknown(_ asked: Set<DialogID>) {
        for room in world.referee.rooms where room.key != nil && !asked.contains(room.id) {
            // A private one that was refused, and that nobody declares any more, is no run's.
            guard !world.referee.hasBeenKnown(room.id), !world.referee.isExcused(room.id), room.canBeFound,
                !(room.type == .private && room.isRefused),
                room.isVisible(to: Declaration.owner)
            else { continue }
            mistakes.append("nobody knows of \(room.id), which was made for \(room.key ?? "")")
        }
    }
}
