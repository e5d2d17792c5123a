package import Dialogs

extension Plan {
    /// The plan with only its first creates, in the order of the manifests; entries with other actions are kept.
    package func limited(toCreates count: Int) -> Self {
        var left = max(0, count)
        return keeping { entry in
            guard entry.action == .create else { return true }
            left -= 1
            return left >= 0
        }
    }

    /// The plan without the entries with these keys.
    package func leavingOut(_ keys: Set<ExactText>) -> Self { keeping { !keys.contains($0.desired.key) } }

    /// The plan without its updates: what they would change differs, and is left alone.
    package var withoutUpdates: Self {
        mapping { entry in
            guard case .update(let live, _) = entry.action else { return entry }
            let action = Action.differs(live, entry.action.differences)
            return PlanEntry(desired: entry.desired, action: action, notes: entry.notes, others: entry.others)
        }
    }

    /// The entries that are updated, or those that are not.
    package func part(updated: Bool) -> Self { keeping { ($0.action.kind == .update) == updated } }

    private func keeping(_ isKept: (PlanEntry) -> Bool) -> Self { mapping { isKept($0) ? $0 : nil } }

    private func mapping(_ change: (PlanEntry) -> PlanEntry?) -> Self {
        Self(
            entries: entries.compactMap(change),
            requests: requests,
            requestsByStrategy: requestsByStrategy,
            proof: proof,
            application: application,
            recognition: recognition
        )
    }
}
