/// One step in the life of the dialogs; all steps in their order make the table again.
enum DialogChange: Hashable {
    /// A dialog is new.
    indirect case created(Dialog)
    /// The dialog with this `_id` is now this one.
    indirect case changed(Dialog)
    /// A dialog is gone for everyone.
    case removed(DialogIdentifier)
    /// A user has deleted a dialog for himself alone.
    case hidden(DialogIdentifier, from: Int)
    /// A user sees again a dialog that was hidden from him.
    case revealed(DialogIdentifier, to: Int)

    /// The dialog.
    var id: DialogIdentifier {
        switch self {
        case .created(let dialog), .changed(let dialog): dialog.id
        case .removed(let id), .hidden(let id, _), .revealed(let id, _): id
        }
    }
}

extension DialogTable {
    /// Takes a step; one that names a dialog that is not there changes nothing.
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
