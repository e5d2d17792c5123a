internal import Dialogs
internal import Planning
internal import Synchronization

/// What the dialogs of a plan are told by where nobody names an `_id`; found out once it is asked, which is rare.
final class PlannedIdentities: Sendable {
    private let plan: Plan
    private let state = Mutex<Set<NaturalIdentity>?>(nil)

    /// Creates the identities of a plan's dialogs.
    init(of plan: Plan) {
        self.plan = plan
    }

    /// All of them.
    var all: Set<NaturalIdentity> {
        state.withLock { state in
            let all = state ?? Set(plan.entries.lazy.map(\.desired.identity))
            state = all
            return all
        }
    }
}
