import JSON

extension Dialog {
    /// The dialog after an update at a time; `nil` if the update changes nothing.
    func updated(with update: UpdateParameters, at time: Timestamp) -> Dialog? {
        var dialog = self
        if let name = update.name { dialog.name = name }
        if let photo = update.photo { dialog.photo = photo.isEmpty ? nil : photo }
        if let data = update.data { dialog.data = self.data?.updated(with: data) ?? data }
        dialog.occupants = occupants(after: update)
        let left = kind == .group ? update.leaving.occupants : []
        dialog.admins = Set(admins).union(update.joining.admins).subtracting(update.leaving.admins.union(left)).sorted()
        dialog.updatedAt = time
        return dialog.isSame(as: self) ? nil : dialog
    }

    /// The admins of a group are also occupants.
    private func occupants(after update: UpdateParameters) -> [Int] {
        guard kind == .group else { return occupants }
        let joining = update.joining.occupants.union(update.joining.admins)
        return Set(occupants).union(joining).subtracting(update.leaving.occupants).sorted()
    }

    /// Whether all fields that an update can change are equal, byte for byte.
    private func isSame(as other: Dialog) -> Bool {
        name.map(ExactName.init) == other.name.map(ExactName.init)
            && photo.map(ExactName.init) == other.photo.map(ExactName.init)
            && occupants == other.occupants && admins == other.admins && data == other.data
    }
}
