package import Dialogs

/// What a plan says of one desired dialog, and what is worth knowing beside it.
package struct PlanEntry: Hashable, Sendable {
    /// The dialog as declared.
    package let desired: DesiredDialog
    /// What apply would do about it.
    package let action: Action
    /// Remarks that change nothing.
    package let notes: [PlanNote]
    /// Of a dialog to create: the live dialogs of its name or pair, which are others, by ascending ID.
    ///
    /// What appears beside them after a create is its result.
    package let others: [DialogID]

    /// Puts an entry together of its parts.
    package init(desired: DesiredDialog, action: Action, notes: [PlanNote] = [], others: [DialogID] = []) {
        self.desired = desired
        self.action = action
        self.notes = notes
        self.others = others
    }
}

/// A remark on a planned dialog; it is neither a difference nor a reason to stop.
package enum PlanNote: Hashable, Sendable {
    /// A live dialog whose name differs in case, spaces or normalization only; it was not taken for this one.
    case similarName(LiveDialog)
    /// The live dialog was created by somebody other than the declared owner, who may not be allowed to change it.
    case otherCreator(UserID)
    /// The server does not tell this declared field, so it was not compared.
    case untold(field: String)
}
