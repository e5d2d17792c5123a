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

    /// The plan without its updates and deletions: what they would change differs, and is left alone.
    package var onlyCreating: Self {
        mapping { entry in
            let action: Action
            switch entry.action {
            case .update(let live, _): action = .differs(live, entry.action.differences)
            case .delete(let live, as: _): action = .differs(live, [.isPresent])
            case .create, .exists, .differs, .absent, .conflict, .ambiguous, .gone: return entry
            }
            return PlanEntry(desired: entry.desired, action: action, notes: entry.notes, others: entry.others)
        }
    }

    /// The entries with one of these actions.
    package func part(of kinds: Set<Action.Kind>) -> Self { keeping { kinds.contains($0.action.kind) } }

    /// The entries with none of these actions.
    package func part(besides kinds: Set<Action.Kind>) -> Self { keeping { !kinds.contains($0.action.kind) } }

    private func keeping(_ isKept: (PlanEntry) -> Bool) -> Self { mapping { isKept($0) ? $0 : nil } }

    /// The plan with what is known of dialogs that nobody declares.
    package func telling(_ undeclared: UndeclaredDialogs) -> Self { with(entries, undeclared: undeclared) }

    /// The plan with what is known of those who departed.
    package func telling(_ departures: Departures) -> Self { with(entries, departures: departures) }

    /// The plan with more entries behind its own, and with what is known of those who departed.
    func adding(_ others: [PlanEntry], _ departures: Departures) -> Self {
        with(entries + others, departures: departures)
    }

    private func mapping(_ change: (PlanEntry) -> PlanEntry?) -> Self { with(entries.compactMap(change)) }

    /// The plan with these entries, and with what else is another; all else stays.
    private func with(
        _ entries: [PlanEntry],
        undeclared: UndeclaredDialogs? = nil,
        departures: Departures? = nil
    ) -> Self {
        Self(
            entries: entries,
            requests: requests,
            requestsByStrategy: requestsByStrategy,
            proof: proof,
            application: application,
            recognition: recognition,
            undeclared: undeclared ?? self.undeclared,
            departures: departures ?? self.departures
        )
    }
}
