internal import Dialogs

/// The comparison of a plan that a person reviewed with a new plan for the same dialogs.
///
/// It guarantees that only what was reviewed is carried out. An entry that says anything else now is stale, and apply
/// leaves it alone.
package struct PlanReview: Hashable, Sendable {
    /// The new plan's entries that still say what was reviewed.
    package let current: Plan
    /// The other entries.
    package let stale: [StaleEntry]

    /// Accepts a plan as it is, without a review.
    package init(of plan: Plan) {
        current = plan
        stale = []
    }

    /// Compares two plans; the new one is for the reviewed dialogs, or some of them.
    package init(of reviewed: Plan, against now: Plan) {
        let before = Dictionary(reviewed.entries.map { ($0.desired.key, $0) }) { first, _ in first }
        let pairs = now.entries.compactMap { entry in before[entry.desired.key].map { ($0, entry) } }
        current = Plan(
            entries: pairs.filter { $0.agrees(with: $1) }.map(\.1),
            requests: now.requests,
            requestsByStrategy: now.requestsByStrategy,
            proof: now.proof,
            application: now.application,
            recognition: now.recognition,
            // Saved plans do not know the whole set, so what nobody declares stays what it was when it was looked for.
            undeclared: reviewed.undeclared,
            departures: now.departures
        )
        let lost = reviewed.entries(notLookedUpIn: now)
        stale =
            pairs.filter { !$0.agrees(with: $1) }.map { StaleEntry(reviewed: $0, now: $1) }
            + lost.map { StaleEntry(reviewed: $0, now: $0.notLookedUp) }
    }
}

/// A planned dialog that has changed since the plan was made.
package struct StaleEntry: Hashable, Sendable {
    /// What the reviewed plan said.
    package let reviewed: PlanEntry
    /// What the new plan says.
    package let now: PlanEntry

    /// Creates a stale entry.
    package init(reviewed: PlanEntry, now: PlanEntry) {
        self.reviewed = reviewed
        self.now = now
    }
}

extension Plan {
    /// The groups that nobody declares and that a new plan says nothing of, since it did not look as those who
    /// departed; of others, they have left them by now.
    fileprivate func entries(notLookedUpIn now: Plan) -> [PlanEntry] {
        let undeclared = entries.filter { $0.desired.isUndeclared && $0.action.kind == .update }
        guard !undeclared.isEmpty else { return [] }
        let keys = Set(now.entries.map(\.desired.key))
        let listed = Set(now.departures.people.lazy.filter(\.isListed).map(\.person.user))
        return undeclared.filter { entry in
            !keys.contains(entry.desired.key) && !entry.departed.allSatisfy(listed.contains)
        }
    }
}

extension PlanEntry {
    /// Whether a person who approved this entry has approved the other one too.
    ///
    /// Live dialogs are compared by their IDs and their declared fields: a change of a field that is not managed does
    /// not change the plan.
    fileprivate func agrees(with other: Self) -> Bool {
        isOfSame(other) && others == other.others && action.gist == other.action.gist
    }
}

extension PlanEntry {
    /// Whether what is to be there is the same; of a group that no manifest declares, the name may be another by now.
    private func isOfSame(_ other: Self) -> Bool {
        guard desired.isUndeclared, other.desired.isUndeclared else { return desired == other.desired }
        return desired.owner == other.desired.owner
    }

    /// What a group says that was not looked up again, since nobody could look as those who departed.
    fileprivate var notLookedUp: Self {
        guard case .update(let live, let update) = action else { return self }
        return Self(desired: desired, action: .differs(live, update.differences), notes: notes)
    }
}

extension Action {
    fileprivate var gist: Gist {
        switch self {
        case .create, .absent: Gist(kind: kind)
        // Whoever came since the review may use it, and so may who gave it a name, or wrote there.
        case .delete(let live, let actor):
            Gist(
                kind: kind,
                live: [live.id],
                missing: [[actor], live.occupants.ascending],
                name: live.name,
                lastMessageAt: live.lastMessageAt
            )
        case .conflict(.unproven(let live)): Gist(kind: kind, live: live.map(\.id))
        case .conflict(.notItsCreator(let live, let actor)): Gist(kind: kind, live: [live.id], missing: [[actor]])
        case .conflict(.departed(let live, let users, _)): Gist(kind: kind, live: [live.id], missing: [users])
        case .exists(let live): Gist(kind: kind, live: [live.id])
        case .update(let live, let update): Gist(kind: kind, live: [live.id], update: update)
        case .differs(let live, let differences): Gist(kind: kind, live: [live.id], differences: differences)
        case .conflict(.lackingMembers(let lacking)):
            Gist(kind: kind, live: lacking.map(\.dialog.id), missing: lacking.map(\.missing))
        case .conflict(.incompatible(let live)): Gist(kind: kind, live: [live.id])
        case .conflict(.otherViewer(let live, let user)): Gist(kind: kind, live: [live.id], missing: [[user]])
        case .conflict(.formerKey(let former)): Gist(kind: kind, live: former.map(\.dialog.id))
        case .ambiguous(let live): Gist(kind: kind, live: live.map(\.id))
        case .gone(let id): Gist(kind: kind, live: [id])
        }
    }
}

/// The parts of an action that a reviewer approves.
private struct Gist: Equatable {
    let kind: Action.Kind
    var live: [DialogID] = []
    var update: Update?
    var differences: [FieldDifference] = []
    var missing: [[UserID]] = []
    var name: ExactText?
    var lastMessageAt: Int?
}
