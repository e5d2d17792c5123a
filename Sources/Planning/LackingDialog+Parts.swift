package import Dialogs

extension LackingDialog {
    /// Puts a group that lacks members together of its parts; the members ascend.
    package init(_ dialog: LiveDialog, missing: [UserID]) {
        self.dialog = dialog
        self.missing = missing
    }
}
