package import Dialogs

/// How a live dialog becomes what is declared.
package struct Update: Hashable, Sendable {
    /// On whose behalf it is changed.
    package let actor: UserID
    /// The requests in their order; each is sent only when the answer to the last shows what that asked for.
    package let steps: [DialogChange]
    /// The fields that are changed, in the manifest's order.
    package let differences: [FieldDifference]
    /// The fields that differ and stay as they are; the entry's notes say why.
    package let staying: [FieldDifference]

    /// Creates the update that takes these differences of a live dialog away, each of which can be.
    package init(
        of live: LiveDialog,
        to desired: DesiredDialog,
        as actor: UserID,
        changing differences: [FieldDifference],
        leaving staying: [FieldDifference] = []
    ) {
        self.actor = actor
        self.differences = differences
        self.staying = staying
        steps = UpdateSteps(from: differences, of: desired, live, as: actor).steps
    }

    /// The most people whom one request adds or removes; the API states no limit.
    package static let mostPeople = 100
}

extension Update {
    /// The people who leave the dialog, ascending.
    package var leaving: [UserID] { users(.removing, .occupants) }

    /// The people who come to it, ascending.
    package var coming: [UserID] { users(.adding, .occupants) }

    private func users(_ direction: PeopleChange.Direction, _ field: ManagedField) -> [UserID] {
        steps.flatMap { step in
            guard let people = step.people, people.direction == direction, people.field == field else {
                return [] as [UserID]
            }
            return people.users
        }
    }
}

extension Plan {
    /// How many people leave a dialog, each counted once for each dialog.
    package var removals: Int { updates.reduce(0) { $0 + $1.update.leaving.count } }

    /// The entries that are updated, each with its live dialog.
    package var updates: [(entry: PlanEntry, live: LiveDialog, update: Update)] {
        guard count(of: .update) > 0 else { return [] }
        return entries.compactMap { entry in
            if case .update(let live, let update) = entry.action { (entry, live, update) } else { nil }
        }
    }
}
