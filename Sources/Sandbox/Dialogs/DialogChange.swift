/// One change to the dialogs; applying all changes in order rebuilds the table.
enum DialogChange: Hashable {
    /// The dialog was created.
    indirect case created(Dialog)
    /// The dialog with this `_id` was changed to this one.
    indirect case changed(Dialog)
    /// The dialog was deleted for everyone.
    case removed(DialogIdentifier)
    /// A user deleted the dialog for themselves only.
    case hidden(DialogIdentifier, from: Int)
    /// The dialog is visible again to a user from whom it was hidden.
    case revealed(DialogIdentifier, to: Int)

    /// The dialog that was changed.
    var id: DialogIdentifier {
        switch self {
        case .created(let dialog), .changed(let dialog): dialog.id
        case .removed(let id), .hidden(let id, _), .revealed(let id, _): id
        }
    }
}

extension DialogTable {
    /// Applies a change; a change to a dialog that does not exist has no effect.
    mutating func apply(_ change: DialogChange) {
        if case .created(let dialog) = change {
            append(dialog)
            return
        }
        guard let row = row(of: change.id) else { return }
        switch change {
        case .created: break
        case .changed(let dialog): replace(at: row, with: dialog)
        case .removed: remove(at: row)
        case .hidden(_, let user): hide(row, from: user)
        case .revealed(_, let user): reveal(row, to: user)
        }
    }
}
