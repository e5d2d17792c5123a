internal import Dialogs

/// The names of live and declared dialogs, by what is left of them without case, spaces, normalization and what cannot
/// be seen.
struct NearNames {
    private let live: [String: [LiveDialog]]
    private let declared: [String: [DesiredDialog]]

    init(declared: [DesiredDialog], live observation: Observation) {
        live = observation.dialogsByFoldedName
        self.declared = Dictionary(grouping: declared.filter { $0.name != nil }) { $0.name?.folded ?? "" }
            .filter { $0.value.count > 1 }
    }

    /// Notes on the names that are near a desired dialog's, and not the same.
    ///
    /// - Parameters:
    ///   - dialog: The desired dialog.
    ///   - isMissing: Whether it would be created; only then do declared names matter.
    /// - Returns: The notes, those on live names first.
    func notes(on dialog: DesiredDialog, isMissing: Bool) -> [PlanNote] {
        guard let name = dialog.name, !live.isEmpty || !declared.isEmpty else { return [] }
        let folded = name.folded
        var notes = (live[folded] ?? [])
            .filter { $0.type == dialog.type && $0.name != name }
            .sorted { $0.id < $1.id }
            .map(PlanNote.similarName)
        guard isMissing, let declared = declared[folded] else { return notes }
        let others = declared.filter { other in
            other.type == dialog.type && other.name != name && (other.type == .public || other.owner == dialog.owner)
        }
        notes += others.map(\.key).sorted().map(PlanNote.similarDeclared)
        return notes
    }
}
