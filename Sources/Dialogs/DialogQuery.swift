/// What a list request asks for; every predicate that is set must hold.
///
/// The API silently ignores filters that it does not know, so each row is checked again with `matches`.
package struct DialogQuery: Hashable, Sendable {
    /// The one dialog with this `_id`.
    package let id: DialogID?
    /// Dialogs of this type.
    package let type: DialogType?
    /// Dialogs with exactly this name.
    package let name: ExactText?
    /// Dialogs whose occupants include all of these; empty asks nothing of them.
    package let occupants: Set<UserID>

    /// Creates a query; without a predicate it asks for everything that the owner sees.
    package init(
        id: DialogID? = nil,
        type: DialogType? = nil,
        name: ExactText? = nil,
        occupants: Set<UserID> = []
    ) {
        self.id = id
        self.type = type
        self.name = name
        self.occupants = occupants
    }

    /// Whether a live dialog is what the query asks for.
    package func matches(_ dialog: LiveDialog) -> Bool {
        (name.map { $0 == dialog.name } ?? true) && matchesButForName(dialog)
    }

    /// Whether a live dialog would be what the query asks for if its name were not merely similar.
    package func nearlyMatches(_ dialog: LiveDialog) -> Bool {
        guard let name, let liveName = dialog.name else { return false }
        return liveName.isSimilar(to: name) && matchesButForName(dialog)
    }

    private func matchesButForName(_ dialog: LiveDialog) -> Bool {
        (id.map { $0 == dialog.id } ?? true)
            && (type.map { $0 == dialog.type } ?? true)
            && occupants.isSubset(of: dialog.occupants)
    }
}
