internal import Diagnostics
package import Dialogs

/// A live dialog that no manifest can declare.
package struct SkippedDialog: Hashable, Sendable {
    /// The live dialog.
    package let dialog: LiveDialog
    /// The user who looks it up.
    package let owner: UserID
    /// Why, as the end of a sentence.
    package let reason: String
}

extension SkippedDialog {
    /// The dialog and the reason, for a comment.
    var text: String {
        let name = dialog.name.map { " \($0.string.quoted)" } ?? ""
        return "\(dialog.id) (\(dialog.type.word)\(name)): \(reason)"
    }
}
