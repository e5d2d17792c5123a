extension DesiredDialog {
    /// The dialog's type.
    package var type: DialogType { content.type }

    /// The declared name; a private dialog has none of its own.
    package var name: ExactText? { content.fields.name }

    /// The one user beside the owner of a private dialog.
    package var opponent: UserID? { content.opponent }

    /// The `_id` that the dialog is pinned to, where it is.
    package var pinnedID: DialogID? {
        if case .pinned(let id) = identification { id } else { nil }
    }

    /// The declared value of a field; `nil` where it is not managed.
    package subscript(field: ManagedField) -> DeclaredValue? { content.fields[field] }

    /// What the live dialog must have of a field: what is declared, and among the occupants everyone who joins them.
    package func expected(_ field: ManagedField) -> DeclaredValue? {
        field == .occupants ? members.map { .users($0) } : self[field]
    }
}
