internal import Dialogs

/// A plan that a person reviewed beside one that was made of the same dialogs just now.
///
/// Its promise: what is carried out is what was reviewed. An entry that says anything else by now is stale, and nothing is
/// done about it.
package struct PlanReview: Hashable, Sendable {
    /// The new plan's entries that still say what was reviewed.
    package let current: Plan
    /// The others.
    package let stale: [StaleEntry]

    /// A plan that is carried out as it was made.
    package init(of plan: Plan) {
        current = plan
        stale = []
    }

    /// Compares two plans; the new one is of the reviewed dialogs, or of some of them.
    package init(of reviewed: Plan, against now: Plan) {
        let before = Dictionary(reviewed.entries.map { ($0.desired.key, $0) }) { first, _ in first }
        let pairs = now.entries.compactMap { entry in before[entry.desired.key].map { ($0, entry) } }
        current = Plan(
            entries: pairs.filter { $0.says(what: $1) }.map(\.1),
            requests: now.requests,
            requestsByWay: now.requestsByWay,
            proof: now.proof
        )
        stale = pairs.filter { !$0.says(what: $1) }.map { StaleEntry(reviewed: $0, now: $1) }
    }
}

/// A planned dialog of which the world has changed since the plan was made.
package struct StaleEntry: Hashable, Sendable {
    /// What the reviewed plan said.
    package let reviewed: PlanEntry
    /// What a plan says now.
    package let now: PlanEntry

    /// Puts both sights of one dialog together.
    package init(reviewed: PlanEntry, now: PlanEntry) {
        self.reviewed = reviewed
        self.now = now
    }
}

extension PlanEntry {
    /// Whether a person who saw this entry has seen the other one.
    ///
    /// Live dialogs are compared by their IDs and by what is declared of them: a change of a field that nobody manages is
    /// no change of the plan.
    fileprivate func says(what other: Self) -> Bool {
        desired == other.desired && others == other.others && action.gist == other.action.gist
    }
}

extension Action {
    fileprivate var gist: Gist {
        switch self {
        case .create: Gist(kind: kind)
        case .exists(let live): Gist(kind: kind, live: [live.id])
        case .differs(let live, let differences): Gist(kind: kind, live: [live.id], differences: differences)
        case .conflict(.lackingMembers(let lacking)):
            Gist(kind: kind, live: lacking.map(\.dialog.id), missing: lacking.map(\.missing))
        case .conflict(.otherType(let live)): Gist(kind: kind, live: [live.id])
        case .ambiguous(let live): Gist(kind: kind, live: live.map(\.id))
        case .gone(let id): Gist(kind: kind, live: [id])
        }
    }
}

/// What of an action a person decides by.
private struct Gist: Equatable {
    let kind: Action.Kind
    var live: [DialogID] = []
    var differences: [FieldDifference] = []
    var missing: [[UserID]] = []
}
