import JSON

extension Dialog {
    /// The dialog after an update at a time; `nil` if the update changes nothing.
    func updated(with update: UpdateParameters, at time: Timestamp, _ assumptions: Assumptions) -> Dialog? {
        var dialog = self
        if let name = update.name { dialog.name = name }
        if let photo = update.photo { dialog.photo = photo }
        if let joinRequired = update.joinRequired { dialog.joinRequired = joinRequired }
        if let data = update.data { dialog.data = self.data(after: data, assumptions) }
        dialog.occupants = occupants(after: update, assumptions)
        dialog.admins = admins(after: update, assumptions)
        guard !dialog.isSame(as: self) else { return nil }
        if assumptions.updatedAt == .moved { dialog.updatedAt = time }
        return dialog
    }

    /// Whether nobody is left in a group.
    var isEmptyGroup: Bool { kind == .group && occupants.isEmpty }

    private func data(after update: JSONObject, _ assumptions: Assumptions) -> JSONObject {
        switch assumptions.data {
        case .merged: data?.updated(with: update) ?? update
        case .replaced: update
        }
    }

    private func occupants(after update: UpdateParameters, _ assumptions: Assumptions) -> [Int] {
        guard kind == .group else { return occupants }
        let newAdmins = update.joining.admins.subtracting(occupants)
        let joining = update.joining.occupants.union(newAdmins)
        return occupants.pushing(joining, assumptions.pushAgain).pulling(update.leaving.occupants)
    }

    private func admins(after update: UpdateParameters, _ assumptions: Assumptions) -> [Int] {
        let losesRole = kind == .group && assumptions.pulledAdmin == .losesRole
        let leaving = update.leaving.admins.union(losesRole ? update.leaving.occupants : [])
        return admins.pushing(update.joining.admins, assumptions.pushAgain).pulling(leaving)
    }

    /// Whether all fields that an update can change are equal, byte for byte.
    private func isSame(as other: Dialog) -> Bool {
        name.map(ExactName.init) == other.name.map(ExactName.init)
            && photo.map(ExactName.init) == other.photo.map(ExactName.init)
            && occupants == other.occupants && admins == other.admins && data == other.data
            && joinRequired == other.joinRequired
    }
}

extension [Int] {
    /// The users in ascending order after others are added.
    fileprivate func pushing(_ users: Set<Int>, _ again: Assumptions.PushAgain) -> [Int] {
        let added = again == .duplicated ? users : users.subtracting(self)
        return added.isEmpty ? self : (self + added).sorted()
    }

    /// The users after some are removed, however often each was there.
    fileprivate func pulling(_ users: Set<Int>) -> [Int] {
        users.isEmpty ? self : filter { !users.contains($0) }
    }
}
