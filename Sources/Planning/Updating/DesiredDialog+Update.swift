package import Dialogs

extension DesiredDialog {
    /// Who changes a live dialog: its creator, who alone may do everything, where requests can be sent on behalf of anyone;
    /// otherwise the user of the session, who is the owner.
    func actor(on live: LiveDialog, actingAsAnyone: Bool) -> UserID { actingAsAnyone ? live.creator ?? owner : owner }

    /// What a plan says of the live dialog that is this one.
    ///
    /// - Parameters:
    ///   - live: The live dialog, of this one's type.
    ///   - actor: On whose behalf it would be changed.
    func action(on live: LiveDialog, as actor: UserID) -> Action {
        let differences = differences(from: live)
        guard !differences.isEmpty else { return .exists(live) }
        guard updates else { return .differs(live, differences) }
        let role = Role(of: actor, in: live)
        let parts = differences.flatMap(\.parts)
        let changing = parts.filter { role.obstacle(to: $0, in: self, live) == nil }.joined
        guard !changing.isEmpty else { return .differs(live, differences) }
        let staying = parts.filter { role.obstacle(to: $0, in: self, live) != nil }.joined
        return .update(live, Update(of: live, to: self, as: actor, changing: changing, leaving: staying))
    }

    /// Whether a live dialog is still to be changed just as it was planned.
    package func isStillAsPlanned(_ update: Update, on live: LiveDialog) -> Bool {
        if case .update(_, update) = action(on: live, as: update.actor) { true } else { false }
    }

    /// What is to be said of an update, or of why there is none.
    func updateNotes(on live: LiveDialog, _ action: Action, as actor: UserID) -> [PlanNote] {
        let role = Role(of: actor, in: live)
        var notes: [PlanNote] = []
        if case .update = action, actor != owner { notes.append(.otherActor(actor)) }
        for difference in action.differences.flatMap(\.parts) {
            if let obstacle = role.obstacle(to: difference, in: self, live) {
                notes.append(.stays(field: difference.field, obstacle))
            }
        }
        if let key = otherKey(of: live) { notes.append(.claimed(key: key)) }
        return notes
    }
}
