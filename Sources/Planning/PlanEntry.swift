package import Dialogs

/// What a plan says about one desired dialog, with notes.
package struct PlanEntry: Hashable, Sendable {
    /// The dialog as declared.
    package let desired: DesiredDialog
    /// What apply would do about it.
    package let action: Action
    /// Remarks that change nothing.
    package let notes: [PlanNote]
    /// For a dialog to create: the live dialogs of the same name or pair, which are different dialogs, by ascending ID.
    ///
    /// A dialog that appears besides these after the create is its result.
    package let others: [DialogID]

    /// Creates an entry from its parts.
    package init(desired: DesiredDialog, action: Action, notes: [PlanNote] = [], others: [DialogID] = []) {
        self.desired = desired
        self.action = action
        self.notes = notes
        self.others = others
    }
}

extension PlanEntry {
    /// Whether apply would take the differences away if the manifest said `update: true`.
    package var lacksLeave: Bool {
        guard action.kind == .differs, !desired.updates, desired.state == .present else { return false }
        // Who departed goes without that.
        guard case .differs(let live, let differences) = action, !desired.departed.isEmpty else { return true }
        return differences != desired.departure(from: live)
    }
}

/// A remark on a planned dialog; it is neither a difference nor a reason to stop.
package enum PlanNote: Hashable, Sendable {
    /// A live dialog whose name differs only in case, spaces, normalization or what cannot be seen; it was not taken
    /// for this one.
    case similarName(LiveDialog)
    /// Another declared dialog whose name differs only so, by its key.
    case similarDeclared(ExactText)
    /// A live dialog that would match as well as the one that is known by its `_id`; it may have been made twice.
    case alsoMatches(LiveDialog)
    /// The dialog that was made or found for this key before, which nobody who was asked sees any more.
    case goneBefore(DialogID)
    /// The live dialog was created by a user other than the declared owner, who may not be allowed to change it.
    case otherCreator(UserID)
    /// Apply changes the dialog on behalf of this user, who created it, and not of the declared owner.
    case otherActor(UserID)
    /// These users, ascending, are added again: an earlier run saw them in the dialog on this day, and they have left
    /// since.
    case addedAgain(users: [UserID], leftSince: String)
    /// This field differs and stays as it is, though the manifest asks for updates, for a reason.
    case stays(field: String, Obstacle)
    /// These users, ascending, are in this field, are not named there, and stay, since the manifests protect them.
    case protectedKept(field: ManagedField, users: [UserID])
    /// A live dialog that may be this one is pinned by another declared dialog, with this key.
    case pinnedBy(ExactText, DialogID)
    /// The live dialog carries another key than this one's, perhaps that of another set.
    case claimed(key: ExactText)
    /// The server does not report this declared field, so it was not compared.
    case unreported(field: String)
    /// So many users are in this field of the live dialog whom the manifest does not name there, and who are kept.
    case unlistedKept(field: ManagedField, count: Int)
    /// These users, ascending, are in this field of the live dialog, and the manifest asks to show them.
    case unlistedReported(field: ManagedField, users: [UserID])
}
