package import Dialogs

/// How many dialogs a run may delete; none, unless somebody says so.
package struct DeleteLimit: Hashable, Sendable {
    /// The most dialogs, at least 0.
    package let most: Int

    /// Allows so many.
    package init(_ most: Int = 0) {
        self.most = most
    }

    /// By how much a plan exceeds this limit; `nil` where it is within it.
    package func excess(of plan: Plan) -> Excess? {
        let count = plan.count(of: .delete)
        return count > most ? Excess(deletions: count, people: plan.peopleOfDeletions, limit: most) : nil
    }

    /// By how much a plan exceeds a limit.
    package struct Excess: Hashable, Sendable {
        /// How many dialogs it deletes.
        package let deletions: Int
        /// How many people have these, each counted once for each dialog.
        package let people: Int
        /// How many it may delete.
        package let limit: Int
    }
}

extension DeleteLimit.Excess: CustomStringConvertible {
    /// The numbers, and what to do.
    package var description: String {
        let dialogs = deletions == 1 ? "1 dialog" : "\(deletions) dialogs"
        let losers = people == 1 ? "1 person loses" : "\(people) people lose"
        return """
            the plan is to delete \(dialogs), which \(losers), with all messages and for good, and \(limit) may be \
            deleted, so nothing was changed; look at them, then allow it with --max-deletes \(deletions)
            """
    }
}

extension Plan {
    /// The entries whose dialogs are deleted, each with its live dialog and the user who acts.
    package var deletions: [(entry: PlanEntry, live: LiveDialog, actor: UserID)] {
        guard count(of: .delete) > 0 else { return [] }
        return entries.compactMap { entry in
            if case .delete(let live, let actor) = entry.action { (entry, live, actor) } else { nil }
        }
    }

    /// How many people lose a dialog that is deleted, each counted once for each dialog; public ones have no members.
    package var peopleOfDeletions: Int { deletions.reduce(0) { $0 + $1.live.occupants.count } }
}
