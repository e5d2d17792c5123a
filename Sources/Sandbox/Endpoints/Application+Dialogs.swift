import JSON

extension Application {
    /// The row of the dialog with an ID, for a user.
    ///
    /// The statuses are not documented: a dialog that does not exist, or that the user has deleted for themselves, is
    /// not found; a dialog of which the user is not an occupant is forbidden.
    ///
    /// - Throws: `ErrorResponse` if the user sees no such dialog.
    func row(of id: String, for user: Int) throws(ErrorResponse) -> Int32 {
        let row = try knownRow(of: id, for: user)
        guard table.isVisible(table[row], at: row, to: user) else { throw .noPermission }
        return row
    }

    /// The row of the dialog with an ID, which a user may not see.
    ///
    /// - Throws: `ErrorResponse` if there is none, or the user has deleted it for themselves.
    func knownRow(of id: String, for user: Int) throws(ErrorResponse) -> Int32 {
        let row = try existingRow(of: id)
        guard !table.hidden.isHidden(row, from: user) else { throw .unknownResource }
        return row
    }

    /// The row of the dialog with an ID, whoever sees it.
    func existingRow(of id: String) throws(ErrorResponse) -> Int32 {
        guard let row = DialogIdentifier(id).flatMap(table.row(of:)) else { throw .unknownResource }
        return row
    }

    /// The result of an update.
    struct Updated: Hashable {
        /// The dialog after the update.
        let dialog: Dialog
        /// Who was thrown out of the room, and out of which; `nil` if nobody was.
        let kick: Kick?
    }

    /// Updates a dialog; a group whose last occupant leaves is removed.
    ///
    /// - Throws: `ErrorResponse` if the user does not see the dialog or may not do this, if the parameters are invalid,
    ///   or if the store cannot be written.
    mutating func update(
        _ id: String,
        with parameters: JSONObject,
        by requester: Requester,
        _ distortion: WriteDistortion = WriteDistortion()
    ) throws(ErrorResponse) -> Updated {
        let isFree = isFree(requester)
        let dialog = table[isFree ? try existingRow(of: id) : try row(of: id, for: requester.user)]
        let asked = try UpdateParameters(parameters, for: dialog.kind, classes, assumptions)
        try dialog.permit(asked, by: isFree ? dialog.owner : requester.user, assumptions)
        try check(asked.joining, of: dialog)
        let update = distortion.parameters(asked, of: parameters)
        let updated = dialog.updated(with: update, at: time, assumptions)
        if let updated { try apply(updated.isEmptyGroup ? .removed(dialog.id) : .changed(updated)) }
        try revealAdded(update.joining.occupants.union(update.joining.admins), to: dialog)
        return Updated(dialog: updated ?? dialog, kick: Kick(of: update.leaving.occupants, from: dialog))
    }

    /// Whether a requester may do what the owner may, whatever their own role is.
    func isFree(_ requester: Requester) -> Bool {
        requester.usesKey && assumptions.keyForOutsider == .allowed
    }

    private func check(_ joining: UpdateParameters.Members, of dialog: Dialog) throws(ErrorResponse) {
        guard accounts.exist(joining.admins) else { throw .unknownAdmins }
        guard accounts.exist(joining.occupants) else { throw .unknownOccupants }
        guard dialog.kind == .group, assumptions.adminOutside == .refused else { return }
        guard joining.admins.isSubset(of: dialog.occupants) else { throw .adminOutside }
    }

    /// Users who are added to a dialog that they had deleted for themselves see it again.
    private mutating func revealAdded(_ users: Set<Int>, to dialog: Dialog) throws(ErrorResponse) {
        guard let row = table.row(of: dialog.id) else { return }
        for user in users.sorted() where table.hidden.isHidden(row, from: user) {
            try apply(.revealed(dialog.id, to: user))
        }
    }
}
