package import Diagnostics

extension DesiredDialog {
    /// A live group that no manifest declares, as it is to be: without those who departed, and otherwise as it is.
    ///
    /// - Parameters:
    ///   - id: The live group.
    ///   - name: Its name.
    ///   - key: What it goes by in plans and reports, where dialogs go by their keys.
    ///   - owner: On whose behalf it is read and changed.
    ///   - departed: The people who are to be in no group.
    ///   - location: Where a manifest says so.
    package init?(
        undeclared id: DialogID,
        named name: ExactText,
        key: ExactText,
        owner: UserID,
        departed: UserIDs,
        location: SourceLocation
    ) {
        var fields = DeclaredFields()
        fields.name = name
        // A group has occupants; nothing but who departed is compared of it.
        fields.occupants = [owner]
        guard let content = DialogContent(.group, fields) else { return nil }
        self.init(
            key: key,
            owner: owner,
            content: content,
            identification: .pinned(id),
            departed: departed,
            isUndeclared: true,
            location: location
        )
    }
}
