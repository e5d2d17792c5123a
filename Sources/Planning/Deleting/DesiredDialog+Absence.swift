internal import Dialogs

extension DesiredDialog {
    /// What a plan says of a dialog that is to be absent and that a live one is recognized in.
    ///
    /// - Parameters:
    ///   - live: The live dialog, of this one's type.
    ///   - actor: On whose behalf it would be deleted.
    ///   - isKnown: Whether it is known by its `_id`; what is recognized otherwise is never deleted.
    /// - Returns: The action.
    func removal(of live: LiveDialog, as actor: UserID, isKnown: Bool) -> Action {
        guard isKnown else { return .conflict(.unproven([live])) }
        // Who has left a dialog may do no more than a stranger, though he made it.
        guard Role(of: actor, in: live).isCreator else { return .conflict(.notItsCreator(live, actor)) }
        return .delete(live, as: actor)
    }

    /// What a plan says of a dialog that is to be absent and that no live one is.
    ///
    /// - Parameters:
    ///   - candidates: The live dialogs each of which may be it.
    ///   - conflict: What conflicts with it; another room of its name does not, since nothing is to be made.
    /// - Returns: The action.
    func absence(among candidates: [LiveDialog]?, _ conflict: Conflict?) -> Action {
        if let candidates { return .conflict(.unproven(candidates)) }
        guard let conflict else { return .absent }
        switch conflict {
        case .incompatible, .otherViewer, .unproven, .notItsCreator, .departed: return .conflict(conflict)
        case .lackingMembers, .formerKey: return .absent
        }
    }
}
