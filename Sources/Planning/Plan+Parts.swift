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

    private func keeping(_ isKept: (PlanEntry) -> Bool) -> Self {
        Self(
            entries: entries.filter(isKept),
            requests: requests,
            requestsByStrategy: requestsByStrategy,
            proof: proof,
            application: application,
            recognition: recognition
        )
    }
}
